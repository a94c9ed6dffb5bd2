import type { DrawnPage } from '../../ports.ts'
import { lightOf } from '../../reading/light.ts'
import { greyOf } from '../../reading/raster.ts'

/** JPEG quality as on Node. */
const jpegQuality = 0.86

/** Draws a picture again on white, so that nothing a file hid besides its pixels survives. */
export async function encodePage(
  source: CanvasImageSource,
  width: number,
  height: number,
  isPhoto: boolean,
): Promise<DrawnPage> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser gives no canvas')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  const light = lightOf(greyOf({ width, height, data: new Uint8ClampedArray(data) }), width)
  const mediaType = isPhoto ? 'image/jpeg' : 'image/png'
  const blob = await canvas.convertToBlob({ type: mediaType, quality: jpegQuality })
  return { bytes: new Uint8Array(await blob.arrayBuffer()), mediaType, width, height, light }
}
