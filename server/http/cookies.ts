/** A cookie's value as the browser sent it; `null` without one, or for what is no token of ours. */
export function tokenIn(request: Request, name: string): string | null {
  const cookies = request.headers.get('cookie') ?? ''
  const pair = cookies.split(/; */).find((part) => part.startsWith(`${name}=`))
  const token = pair?.slice(name.length + 1) ?? ''
  return /^[\w-]{20,100}$/.test(token) ? token : null
}

/** `Set-Cookie` for a token that no script reads and no other site sends. An age of 0 takes it back. */
export function tokenCookie(name: string, token: string, maxAgeSeconds: number): string {
  return `${name}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}`
}
