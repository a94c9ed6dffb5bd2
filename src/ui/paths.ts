/** The app's URLs; every link is built here. */
export const paths = {
  home: '/',
  queue: '/queue',
  claim: (number: string) => `/claims/${number}`,
  note: (number: string, id: string) => `/claims/${number}?note=${id}`,
  /** Only its pictures, for a second screen. */
  pictures: (number: string) => `/claims/${number}/pictures`,
  board: '/board',
  people: '/board/people',
  quality: '/board/quality',
  reports: '/board/reports',
  secondLook: '/second-look',
  team: '/board/team',
  prizes: '/prizes',
  codes: '/prizes/codes',
  releases: '/prizes/releases',
  dispatch: '/dispatch',
  mails: '/mails',
  mail: (id: string) => `/mails/${id}`,
  promotions: '/promotions',
  promotion: (id: string) => `/promotions/${id}`,
  newPromotion: '/promotions/new',
  calendars: '/calendars',
  calendar: (name: string) => `/calendars/${name}`,
  newCalendar: '/calendars/new',
  signOffs: '/sign-offs',
  staff: '/staff',
  acts: '/staff/record',
  signIn: '/sign-in',
  signInFor: (wanted: string) => `/sign-in?to=${encodeURIComponent(wanted)}`,
  welcome: '/welcome',
  member: '/member',
} as const

/** A path with the search parameters that are not empty. */
export function withSearch(path: string, search: URLSearchParams): string {
  return search.size > 0 ? `${path}?${search}` : path
}
