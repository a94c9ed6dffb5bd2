import { readFileSync } from 'node:fs'
import sharp, { type Sharp } from 'sharp'
import workerpool from 'workerpool'
import { pictureLimits } from '../../contract/evidence.ts'
import { decodeUpload } from '../../server/hosts/node/evidence/decode-upload.ts'
import { kindOfFile } from '../../server/uploads/file-kind.ts'
import type { DocumentToRead, DecodedDocument, DecodeFault } from '../../server/ports.ts'
import type { EditName } from './edits.ts'

sharp.cache(false)
sharp.concurrency(1)

type Edit = (picture: Sharp, width: number, height: number) => Sharp

/** What becomes of a picture on its way through messengers and editors. */
const edits: Record<EditName, Edit> = {
  recompressed: (picture) => picture.jpeg({ quality: 50 }),
  shrunk: (picture, width) => picture.resize(Math.round(width * 0.7)).jpeg({ quality: 75 }),
  cropped: (picture, width, height) =>
    picture
      .extract({
        left: Math.round(width * 0.06),
        top: Math.round(height * 0.08),
        width: Math.round(width * 0.86),
        height: Math.round(height * 0.86),
      })
      .jpeg({ quality: 80 }),
  turned: (picture) => picture.rotate(90).jpeg({ quality: 80 }),
  tilted: (picture) => picture.rotate(6, { background: '#888' }).jpeg({ quality: 80 }),
  brightened: (picture) => picture.linear(1.2, 10).jpeg({ quality: 80 }),
}

/**
 * A file of a set as the desk takes it in, decoded and drawn anew, or a copy of it.
 *
 * @throws when the desk would refuse it, saying why
 */
async function takeIn(
  path: string,
  edit: EditName | null,
): Promise<Pick<DocumentToRead, 'pages' | 'original'>> {
  const bytes = new Uint8Array(readFileSync(path))
  const isPdf = kindOfFile(bytes).decoded === 'PDF'
  if (isPdf && !edit) return soundOf(await decodeUpload(bytes, pictureLimits.invoiceTypes))
  const picture = isPdf
    ? (soundOf(await decodeUpload(bytes, pictureLimits.invoiceTypes)).pages[0]?.bytes ?? bytes)
    : bytes
  return soundOf(await decodeUpload(await sentAs(picture, edit), pictureLimits.pictureTypes))
}

function soundOf(read: DecodedDocument | DecodeFault): Pick<DocumentToRead, 'pages' | 'original'> {
  if ('fault' in read) throw new Error(read.fault)
  return { pages: read.pages, original: read.original?.bytes ?? null }
}

/** Members send what the form takes; sets may hold WebP, TIFF and others, which say the same. */
async function sentAs(bytes: Uint8Array, edit: EditName | null): Promise<Uint8Array> {
  const metadata = await sharp(bytes)
    .metadata()
    .catch(() => {
      throw new Error('not_a_picture')
    })
  if (!edit && pictureLimits.pictureTypes.some((type) => type === `image/${metadata.format}`))
    return bytes
  const picture = sharp(bytes).autoOrient().flatten({ background: 'white' })
  const { width, height } = metadata.autoOrient
  const sent = edit ? edits[edit](picture, width, height) : picture.png()
  return new Uint8Array(await sent.toBuffer())
}

workerpool.worker({ takeIn })
