/** What every answer of the API carries: it is data, never a page, and nobody keeps a copy. */
const always: Record<string, string> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
}

/** Adds the headers of every answer; one that the answer set itself (a picture's cache) stays. */
export function secured(response: Response): Response {
  for (const [name, value] of Object.entries(always)) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}
