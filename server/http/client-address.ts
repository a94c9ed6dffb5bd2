/** Header with the client's address, set by the host only. */
export const clientAddressHeader = 'x-redeem-desk-client'

export const clientAddress = (request: Request) =>
  request.headers.get(clientAddressHeader) ?? 'unknown'

/**
 * The customer an address belongs to: all 2⁶⁴ addresses of an IPv6 network belong to one (RFC
 * 6177), who may use a new one for every try.
 */
export const networkOf = (address: string) => networksOf(address)[0] ?? address

/**
 * From the narrowest network to the widest that one customer may have: an IPv4 address; for IPv6 a
 * /64, which every connection has, and a /56 or /48, which homes and companies get and tunnel
 * brokers give away.
 */
export function networksOf(address: string): string[] {
  const [bare = ''] = address.split('%')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)
  if (mapped?.[1]) return [mapped[1]]
  if (!bare.includes(':') || !URL.canParse(`http://[${bare}]`)) return [bare]
  const [front = '', back] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::')
  const groups = front === '' ? [] : front.split(':')
  const after = back ? back.split(':') : []
  const zeros = back === undefined ? 0 : 8 - groups.length - after.length
  const whole = [...groups, ...Array<string>(zeros).fill('0'), ...after]
  const [first = '0', second = '0', third = '0', fourth = '0'] = whole
  const half = (Number.parseInt(fourth, 16) & 0xff00).toString(16)
  return [
    `${first}:${second}:${third}:${fourth}::/64`,
    `${first}:${second}:${third}:${half}::/56`,
    `${first}:${second}:${third}::/48`,
  ]
}
