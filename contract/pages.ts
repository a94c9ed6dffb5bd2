/** All URLs of the app, as its router writes them. */
export const pages = [
  '/',
  '/queue',
  '/claims/:number',
  '/claims/:number/pictures',
  '/board',
  '/board/people',
  '/board/quality',
  '/board/reports',
  '/board/team',
  '/second-look',
  '/sign-offs',
  '/prizes',
  '/prizes/codes',
  '/prizes/releases',
  '/dispatch',
  '/mails',
  '/mails/:id',
  '/promotions',
  '/promotions/:id',
  '/promotions/new',
  '/calendars',
  '/calendars/:name',
  '/calendars/new',
  '/staff',
  '/staff/record',
  '/sign-in',
  '/welcome',
  '/member',
] as const

const patterns = pages.map((page) => new RegExp(`^${page.replaceAll(/:\w+/g, '[^/]+')}/?$`))

/** Whether the app has a page there; otherwise it shows "not found". */
export const isPage = (path: string): boolean => patterns.some((pattern) => pattern.test(path))
