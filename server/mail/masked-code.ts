/** How a code is shown wherever it is not being sent: `•••• AB12`. */
export const maskedCode = (last4: string) => `•••• ${last4}`

/** Mail servers quote what they refuse, so codes are removed from errors, whole or in groups. */
export function withoutCode(said: string, code: string | null): string {
  const parts = code?.split(/[\s-]+/).filter((part) => part.length >= 4) ?? []
  const hidden = [...(code ? [code] : []), ...parts].reduce(
    (text, secret) => text.replaceAll(secret, '••••'),
    said,
  )
  return hidden.slice(0, 500)
}
