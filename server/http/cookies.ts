/** A cookie's value; `null` without one, or if it is no token of ours. */
export function tokenIn(request: Request, name: string): string | null {
  const cookies = request.headers.get('cookie') ?? ''
  const pair = cookies.split(/; */).find((part) => part.startsWith(`${name}=`))
  const token = pair?.slice(name.length + 1) ?? ''
  return /^[\w-]{20,100}$/.test(token) ? token : null
}

/** `Set-Cookie` for a token that no script can read and no other site sends. Age 0 deletes it. */
export function tokenCookie(name: string, token: string, maxAgeSeconds: number): string {
  return `${name}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}`
}
