const encoder = new TextEncoder()

/** SHA-256, lower-case hexadecimal; text is taken as UTF-8. */
export async function sha256Hex(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof data === 'string' ? encoder.encode(data) : data
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).toHex()
}
