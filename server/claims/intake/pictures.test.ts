import sharp from 'sharp'
import { createStorage } from 'unstorage'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimRead } from '../../../contract/claims.ts'
import { originalRead, pictureLimits, pictureRead } from '../../../contract/evidence.ts'
import { intakeClaimCreate, intakeClaimRead } from '../../../contract/intake.ts'
import { anyPhoto, newKey } from '../../../tests/support/acts.ts'
import { intakeKey } from '../../../tests/support/desk.ts'
import { claimIntake } from '../../../tests/support/factories.ts'
import {
  animation,
  bomb,
  lockedPdf,
  pdf,
  photoWithPlace,
  picture,
  polyglot,
  truncated,
} from '../../../tests/support/hostile-pictures.ts'
import { faultsOf, refusal } from '../../../tests/support/refusal.ts'
import { pictureStore } from '../../storage/picture-store.ts'
import { personHeader } from '../../../mocks/header-identity.ts'
import { fileDesk } from '../../../tests/support/server-test.ts'

const storage = createStorage()
const desk = fileDesk(() => ({ pictures: pictureStore(storage) }))
const agent = desk.staff('agent')
beforeAll(() => desk.addPromotion('smart-moves'))
beforeEach(() => storage.clear())

async function sendWith(files: { invoice?: File; serialPhoto?: File }) {
  return desk.memberCenter.call(intakeClaimCreate, {
    json: claimIntake(),
    files: { invoice: await anyPhoto(), serialPhoto: await anyPhoto(), ...files },
    idempotencyKey: newKey(),
  })
}

/** Sends an invoice and reads back what a reviewer would see of it. */
async function shownFor(invoice: File) {
  const { number } = await sendWith({ invoice })
  const claim = await agent.call(claimRead, { params: { number } })
  const document = claim.attempts[0]?.documents[0] ?? expect.fail('no invoice')
  const pages = await Promise.all(
    document.pages.map(async ({ sha256 }) => {
      const blob = await agent.call(pictureRead, { params: { number, sha256 } })
      return { blob, bytes: new Uint8Array(await blob.arrayBuffer()) }
    }),
  )
  return { number, document, pages }
}

describe('a file is what its content says, whatever it is called', () => {
  test.each([
    ['jpeg', 'a.jpg', 'image/jpeg'],
    ['jpeg', 'a.png', 'image/jpeg'],
    ['png', 'a.exe', 'image/png'],
    ['gif', 'a', 'image/png'],
  ] as const)('a %s called %s is shown as %s', async (kind, name, mediaType) => {
    const { document, pages } = await shownFor(await picture(kind, name))
    expect(document.fileName).toBe(name)
    expect(pages.map(({ blob }) => blob.type)).toEqual([mediaType])
    expect(document.pages).toMatchObject([{ width: 60, height: 40 }])
  })

  test.each(['webp', 'avif', 'tiff'] as const)('a %s is none of the kinds taken', async (kind) => {
    const sent = sendWith({ invoice: await picture(kind, 'a.jpg') })
    expect(await faultsOf(sent)).toEqual(['invoice: not_a_picture'])
  })

  test.each([
    ['a page of HTML', '<!doctype html><script>alert(1)</script>'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['the first bytes of a JPEG', '\xff\xd8\xff\xe0'],
    ['the first bytes of a PNG', '\x89PNG\r\n\x1a\n'],
    ['a program', 'MZ\x90\x00'],
    ['an archive', 'PK\x03\x04'],
    ['one byte', 'x'],
  ])('%s is no picture', async (_, content) => {
    const sent = sendWith({ serialPhoto: new File([Buffer.from(content, 'latin1')], 'a.jpg') })
    const [fault] = await faultsOf(sent)
    expect(fault).toMatch(/^serialPhoto: (not_a_picture|broken)$/)
    expect(await storage.getKeys()).toEqual([])
  })
})

describe('a PDF', () => {
  test('is an invoice of as many pages as it has, and can be had as it came', async () => {
    const sent = await pdf(3, 'faktur.pdf')
    const { number, document, pages } = await shownFor(sent)
    expect(pages).toHaveLength(3)
    for (const { width } of document.pages) expect(width).toBe(pictureLimits.maxWidth)
    const sha256 = document.originalSha256 ?? expect.fail('no original')
    const original = await agent.call(originalRead, { params: { number, sha256 } })
    expect(new Uint8Array(await original.arrayBuffer())).toEqual(
      new Uint8Array(await sent.arrayBuffer()),
    )
    expect(document.sentSha256).toBe(sha256)
  })

  test('of eleven pages shows the first ten, and says so to the agent and the member', async () => {
    const { number, document } = await shownFor(await pdf(11))
    expect(document.pages).toHaveLength(pictureLimits.maxPages)
    expect(document).toMatchObject({ pagesInAll: 11, reading: { hints: ['pages_cut'] } })
    const { warnings } = await desk.memberCenter.call(intakeClaimRead, { params: { number } })
    expect(warnings).toEqual([{ document: 'invoice', hint: 'pages_cut' }])
  })

  test('is no serial photo', async () => {
    const sent = sendWith({ serialPhoto: await pdf() })
    expect(await faultsOf(sent)).toEqual(['serialPhoto: not_a_picture'])
  })

  test('that is locked with a password says so', async () => {
    expect(await faultsOf(sendWith({ invoice: await lockedPdf() }))).toEqual(['invoice: locked'])
  })

  test.each([
    '<</Type/Pages/Kids[]/Count 0>>',
    '<</Type/Pages/Count 0>>',
    '<</Type/Pages/Kids[]/Count 3>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  ])('without a page to show is refused: %s', async (pages) => {
    const lines = [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      `2 0 obj${pages}endobj`,
    ]
    const invoice = new File([[...lines, 'trailer<</Root 1 0 R>>'].join('\n')], 'empty.pdf')
    const [fault] = await faultsOf(sendWith({ invoice }))
    expect(fault).toMatch(/^invoice: (no_pages|broken)$/)
  })

  test('that is broken says so', async () => {
    const sent = sendWith({ invoice: new File(['%PDF-1.7 and no more'], 'a.pdf') })
    expect(await faultsOf(sent)).toEqual(['invoice: broken'])
  })
})

describe('what is too much is refused', () => {
  test('one byte over ten megabytes, by its field', async () => {
    const big = new File([new Uint8Array(pictureLimits.maxBytes + 1)], 'big.jpg')
    expect(await faultsOf(sendWith({ invoice: big, serialPhoto: big }))).toEqual([
      'invoice: too_large',
      'serialPhoto: too_large',
    ])
  })

  test('and ten megabytes are not too many', async () => {
    const full = new File([new Uint8Array(pictureLimits.maxBytes)], 'full.jpg')
    expect(await faultsOf(sendWith({ invoice: full }))).toEqual(['invoice: not_a_picture'])
  })

  test('more than forty megapixels, however few bytes they are packed into', async () => {
    const packed = bomb(8000, 5125)
    expect(packed.size).toBeLessThan(200_000)
    expect(await faultsOf(sendWith({ invoice: packed }))).toEqual(['invoice: too_many_pixels'])
  })

  test('a body that streams on without naming its length', async () => {
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(1024 * 1024))
      },
    })
    const request = new Request('https://desk.test/api/intake/claims', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${intakeKey}`,
        'idempotency-key': newKey(),
        'content-type': 'multipart/form-data; boundary=x',
      },
      body,
      duplex: 'half',
    } as RequestInit)
    const response = await desk.api(request)
    expect(response.status).toBe(413)
    expect(sent).toBeLessThan(30)
  })
})

describe('what a reviewer is shown is a new picture', () => {
  test('upright, and without place, camera or anything else that was written into it', async () => {
    const { document, pages } = await shownFor(await photoWithPlace())
    expect(document.pages).toMatchObject([{ width: 40, height: 80 }])
    const [page] = pages
    const metadata = await sharp(page?.bytes).metadata()
    expect(metadata.exif).toBeUndefined()
    expect(metadata.orientation).toBeUndefined()
    expect(Buffer.from(page?.bytes ?? []).toString('latin1')).not.toContain('Canary')
  })

  test('no wider than 1600 pixels, and never enlarged', async () => {
    const wide = await shownFor(await picture('jpeg', 'wide.jpg', [3200, 2400]))
    expect(wide.document.pages).toMatchObject([{ width: 1600, height: 1200 }])
    const tall = await shownFor(await picture('jpeg', 'tall.jpg', [100, 3200]))
    expect(tall.document.pages).toMatchObject([{ width: 100, height: 3200 }])
  })

  test('a lying strip as large as a standing one', async () => {
    const lying = await shownFor(await picture('jpeg', 'lying.jpg', [3200, 100]))
    expect(lying.document.pages).toMatchObject([{ width: 3200, height: 100 }])
  })

  test('of a moving one the first frame', async () => {
    const { pages } = await shownFor(await animation())
    const metadata = await sharp(pages[0]?.bytes).metadata()
    expect(metadata.pages ?? 1).toBe(1)
    const { channels } = await sharp(pages[0]?.bytes).stats()
    expect(channels.map(({ mean }) => Math.round(mean))).toEqual([255, 0, 0])
  })

  test('white where it was transparent', async () => {
    const clear = await sharp({
      create: { width: 9, height: 9, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer()
    const { pages } = await shownFor(new File([new Uint8Array(clear)], 'clear.png'))
    const { channels } = await sharp(pages[0]?.bytes).stats()
    expect(channels.map(({ min }) => min)).toEqual([255, 255, 255])
  })

  test.each([
    ['a page', '<script>alert("CANARY")</script>'],
    ['an archive', 'PK\x03\x04CANARY'],
    ['a document', '%PDF-1.7 CANARY'],
  ])('without %s that hid behind its end', async (_, payload) => {
    const { pages } = await shownFor(await polyglot(payload))
    expect(Buffer.from(pages[0]?.bytes ?? []).toString('latin1')).not.toContain('CANARY')
    const stored = await Promise.all(
      (await storage.getKeys()).map((key) => storage.getItemRaw(key)),
    )
    for (const bytes of stored)
      expect(Buffer.from(bytes).toString('latin1')).not.toContain('CANARY')
  })

  test('a JPEG that ends too early is broken', async () => {
    expect(await faultsOf(sendWith({ serialPhoto: await truncated() }))).toEqual([
      'serialPhoto: broken',
    ])
    expect(await storage.getKeys()).toEqual([])
  })
})

describe('who gets to see a picture', () => {
  test('is whoever asks for it under its own claim, and nobody under another', async () => {
    const one = await shownFor(await picture('png', 'one.png', [31, 17]))
    const other = await shownFor(await picture('png', 'other.png', [32, 17]))
    const sha256 = one.document.pages[0]?.sha256 ?? ''
    const elsewhere = agent.call(pictureRead, { params: { number: other.number, sha256 } })
    expect((await refusal(elsewhere)).id).toBe('not_found')
    const asOriginal = agent.call(originalRead, { params: { number: one.number, sha256 } })
    expect((await refusal(asOriginal)).id).toBe('not_found')
  })

  test('it is shown as data: never sniffed, never a page, a PDF only saved', async () => {
    const { number, document } = await shownFor(await pdf(1, 'faktur "März".pdf'))
    const read = async (path: string) => {
      const request = new Request(`https://desk.test/api/claims/${number}/${path}`, {
        headers: { [personHeader]: agent.id },
      })
      return (await desk.api(request)).headers
    }
    const page = await read(`pictures/${document.pages[0]?.sha256}`)
    const original = await read(`originals/${document.originalSha256}`)
    expect(page.get('content-disposition')).toMatch(/^inline;/)
    expect(original.get('content-disposition')).toBe(
      `attachment; filename="faktur _M_rz_.pdf"; filename*=UTF-8''faktur%20%22M%C3%A4rz%22.pdf`,
    )
    for (const headers of [page, original]) {
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain('sandbox')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('cache-control')).toMatch(/^private/)
    }
  })
})
