import sharp from 'sharp'

/** A small JPEG; another `shade` makes another picture. */
export async function jpeg(shade = 128, width = 400, height = 300): Promise<File> {
  const bytes = await sharp({
    create: { width, height, channels: 3, background: { r: shade, g: shade, b: 90 } },
  })
    .jpeg()
    .toBuffer()
  return new File([new Uint8Array(bytes)], `photo-${shade}.jpg`, { type: 'image/jpeg' })
}
