import { describe, expect, test } from 'vitest'
import { limitBytes } from './byte-limit.ts'

/** A body that streams `chunks` of ten bytes, counts how many were asked for, and names no length. */
function streaming(chunks: number) {
  let sent = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (sent === chunks) return controller.close()
        sent += 1
        controller.enqueue(new Uint8Array(10))
      },
    },
    { highWaterMark: 0 },
  )
  const request = new Request('https://desk.test', { method: 'POST', body, duplex: 'half' } as {})
  return { request, sent: () => sent }
}

const bytesOf = async (body: ReadableStream | null) =>
  (await new Response(body).arrayBuffer()).byteLength

describe('a body that names no length', () => {
  test('is taken up to the limit', async () => {
    expect(await bytesOf(limitBytes(streaming(10).request, 100))).toBe(100)
  })

  test('is refused one byte beyond it', async () => {
    await expect(bytesOf(limitBytes(streaming(10).request, 99))).rejects.toMatchObject({
      id: 'too_large',
    })
  })

  test('is not read on once it is refused', async () => {
    const endless = streaming(1_000_000)
    await expect(bytesOf(limitBytes(endless.request, 100))).rejects.toThrow()
    expect(endless.sent()).toBeLessThan(20)
  })
})

test('a length over the limit is refused before a byte is read', () => {
  const { request, sent } = streaming(5)
  const honest = new Request(request, { headers: { 'content-length': '101' } })
  expect(() => limitBytes(honest, 100)).toThrow(expect.objectContaining({ id: 'too_large' }))
  expect(sent()).toBe(0)
})

test('a length that lies does not help', async () => {
  const { request } = streaming(20)
  const lying = new Request(request, { headers: { 'content-length': '10' } })
  await expect(bytesOf(limitBytes(lying, 100))).rejects.toMatchObject({ id: 'too_large' })
})

test('no body at all is none', () => {
  expect(limitBytes(new Request('https://desk.test', { method: 'POST' }), 100)).toBeNull()
})
