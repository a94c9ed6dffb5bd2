import { crc32, deflateSync } from 'node:zlib'
import { degrees, PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'

const file = (bytes: Uint8Array, name: string) =>
  new File([new Uint8Array(bytes)], name, { type: 'application/octet-stream' })

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#507090' } })

/** A picture of a kind, under any name. */
export async function picture(
  kind: 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'tiff',
  name = `picture.${kind}`,
  [width, height] = [60, 40],
): Promise<File> {
  return file(await plain(width, height).toFormat(kind).toBuffer(), name)
}

/** A JPEG that carries a place, a camera and a thumbnail's worth of metadata, lying on its side. */
export async function photoWithPlace(): Promise<File> {
  const bytes = await plain(80, 40)
    .jpeg()
    .withExif({
      IFD0: { Make: 'CanaryPhone', Software: 'CanarySoft' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 12/1 30/1', GPSLongitudeRef: 'E' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  return file(bytes, 'place.jpg')
}

/** Two frames, the first red, the second blue. */
export async function animation(): Promise<File> {
  const frame = (background: string) =>
    sharp({ create: { width: 20, height: 20, channels: 3, background } })
      .png()
      .toBuffer()
  const frames = [await frame('#ff0000'), await frame('#0000ff')]
  return file(
    await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100], loop: 0 })
      .toBuffer(),
    'moving.gif',
  )
}

/** A JPEG whose last third is missing. */
export async function truncated(): Promise<File> {
  const noise = Uint8Array.from({ length: 300 * 300 * 3 }, (_, index) => (index * 7919) % 251)
  const whole = await sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
    .jpeg()
    .toBuffer()
  return file(whole.subarray(0, Math.floor((whole.length * 2) / 3)), 'cut.jpg')
}

/** A white PNG of any size in few bytes: made by hand, so that no size is too large to make. */
export function bomb(width: number, height: number, { bits = 1, isInterlaced = false } = {}): File {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([bits, 0, 0, 0, isInterlaced ? 1 : 0], 8)
  // Never all of a giant: it is refused by its header.
  const rows = Buffer.alloc(Math.min(height * (1 + Math.ceil((width * bits) / 8)), 8_000_000))
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')]
  return file(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]), 'bomb.png')
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

/** A sound picture with something else behind its end. */
export async function polyglot(payload: string): Promise<File> {
  const sound = new Uint8Array(await (await picture('jpeg')).arrayBuffer())
  return file(Buffer.concat([sound, Buffer.from(payload)]), 'both.jpg')
}

export async function pdf(pages = 1, name = 'invoice.pdf'): Promise<File> {
  const document = await PDFDocument.create()
  for (let n = 1; n <= pages; n++) {
    const page = document.addPage([420, 595])
    page.drawText(`Invoice, page ${n} of ${pages}`, { x: 50, y: 500, size: 20 })
  }
  return file(await document.save(), name)
}

/** Opens with a password only. */
export async function lockedPdf(): Promise<File> {
  const document = await PDFDocument.create()
  document.addPage([200, 200]).setRotation(degrees(0))
  document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' })
  return file(await document.save(), 'locked.pdf')
}
