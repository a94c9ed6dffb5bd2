import { ProblemError } from './problem.ts'

/**
 * A request body, counted while streaming, so that a missing or false Content-Length cannot make
 * the server hold more than `maxBytes`.
 *
 * @throws {ProblemError} `too_large`, immediately or from the stream
 */
export function limitBytes(
  request: Request,
  maxBytes: number,
): ReadableStream<Uint8Array<ArrayBuffer>> | null {
  const tooLarge = () =>
    new ProblemError('too_large', { detail: `At most ${maxBytes} bytes are taken here.` })
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge()
  if (request.body === null) return null

  let seen = 0
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      seen += chunk.byteLength
      if (seen > maxBytes) controller.error(tooLarge())
      else controller.enqueue(chunk)
    },
  })
  return request.body.pipeThrough(counter)
}
