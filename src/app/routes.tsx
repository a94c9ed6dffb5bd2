import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import {
  redirect,
  type LoaderFunctionArgs,
  type RouteObject,
  type ShouldRevalidateFunctionArgs,
} from 'react-router'
import type { Load } from '../api/load.ts'
import { sessionQuery } from '../api/session.ts'
import { loadQueue } from '../queue/queue-queries.ts'
import { QueuePage } from '../queue/QueuePage.tsx'
import { lazyWithWords, loadRest } from '../ui/lazy-with-words.ts'
import { addWords, loadWords, type Words } from '../ui/words.ts'
import { paths } from '../ui/paths.ts'
import { homeOf } from './home.ts'
import { PageFailed } from './PageFailed.tsx'
import { Shell } from './Shell.tsx'

// The queue shows claims, and a room never imports another: they are put together here.
const ClaimPeek = lazyWithWords('review', () => import('../review/peek/ClaimPeek.tsx'))

const isDemo = import.meta.env.MODE !== 'production'

/** What a room opens with: fetched beside the code of its pages, and begun before that is there. */
const loadsOf =
  <Loads,>(from: () => Promise<Loads>) =>
  <Name extends keyof Loads>(name: Name) =>
  async () =>
    (await from())[name]

const calendars = loadsOf(() => import('../calendars/load.ts'))
const dispatch = loadsOf(() => import('../dispatch/load.ts'))
const mails = loadsOf(() => import('../mails/load.ts'))
const prizes = loadsOf(() => import('../prizes/load.ts'))
const promotions = loadsOf(() => import('../promotions/load.ts'))
const review = loadsOf(() => import('../review/load.ts'))
const secondLook = loadsOf(() => import('../second-look/load.ts'))
const signOffs = loadsOf(() => import('../sign-offs/load.ts'))
const staff = loadsOf(() => import('../staff/load.ts'))
const supervision = loadsOf(() => import('../supervision/load.ts'))

/** Of a new thing there is nothing yet; what a link is for, only the page knows by its hash. */
const nothing = async (): Promise<Load> => () => {}

/** All routes. The queue is in the first file; other rooms are loaded when opened. */
export function routes(queryClient: QueryClient): RouteObject[] {
  const room = roomOf(queryClient)
  const session = () => queryClient.ensureQueryData(sessionQuery)

  async function requirePerson({ request }: LoaderFunctionArgs) {
    const { person } = await session()
    const { pathname, search } = new URL(request.url)
    if (!person) throw redirect(paths.signInFor(pathname + search))
    return null
  }

  return [
    {
      ErrorBoundary: PageFailed,
      HydrateFallback: () => null,
      children: [
        {
          path: paths.home,
          loader: async () => redirect(homeOf((await session()).person)),
          element: null,
        },
        {
          loader: requirePerson,
          Component: Shell,
          children: [
            {
              ErrorBoundary: PageFailed,
              children: [
                {
                  path: paths.queue,
                  ...loading(queryClient, loadQueue),
                  element: <QueuePage Peek={ClaimPeek} />,
                },
                room(
                  paths.claim(':number'),
                  'review',
                  () => import('../review/ReviewPage.tsx'),
                  review('loadClaim'),
                ),
                room(
                  paths.board,
                  'supervision',
                  () => import('../supervision/BoardPage.tsx'),
                  supervision('loadBoard'),
                ),
                room(
                  paths.quality,
                  'supervision',
                  () => import('../supervision/QualityPage.tsx'),
                  supervision('loadQuality'),
                ),
                room(
                  paths.reports,
                  'supervision',
                  () => import('../supervision/ReportsPage.tsx'),
                  supervision('loadTeam'),
                ),
                room(
                  paths.secondLook,
                  'secondLook',
                  async () => {
                    // The picture viewer uses the review's words.
                    await loadWords('review')
                    return import('../second-look/SecondLookPage.tsx')
                  },
                  secondLook('loadLook'),
                ),
                room(
                  paths.people,
                  'supervision',
                  () => import('../supervision/PeoplePage.tsx'),
                  supervision('loadPeople'),
                ),
                room(
                  paths.team,
                  'supervision',
                  () => import('../supervision/TeamPage.tsx'),
                  supervision('loadTeam'),
                ),
                room(
                  paths.prizes,
                  'prizes',
                  () => import('../prizes/PrizesPage.tsx'),
                  prizes('loadPrizes'),
                ),
                room(
                  paths.codes,
                  'prizes',
                  () => import('../prizes/codes/CodesPage.tsx'),
                  prizes('loadCodes'),
                ),
                room(
                  paths.releases,
                  'prizes',
                  () => import('../prizes/releases/ReleasesPage.tsx'),
                  prizes('loadReleases'),
                ),
                room(
                  paths.dispatch,
                  'dispatch',
                  () => import('../dispatch/DispatchPage.tsx'),
                  dispatch('loadDispatch'),
                ),
                room(
                  paths.mails,
                  'mails',
                  () => import('../mails/MailsPage.tsx'),
                  mails('loadMails'),
                ),
                room(
                  paths.mail(':id'),
                  'mails',
                  () => import('../mails/MailsPage.tsx'),
                  mails('loadMails'),
                ),
                room(
                  paths.promotions,
                  'promotions',
                  () => import('../promotions/PromotionsPage.tsx'),
                  promotions('loadPromotions'),
                ),
                room(
                  paths.newPromotion,
                  'promotions',
                  () => import('../promotions/PromotionPage.tsx'),
                  promotions('loadPromotions'),
                ),
                room(
                  paths.promotion(':id'),
                  'promotions',
                  () => import('../promotions/PromotionPage.tsx'),
                  promotions('loadPromotions'),
                ),
                room(
                  paths.calendars,
                  'calendars',
                  () => import('../calendars/CalendarsPage.tsx'),
                  calendars('loadCalendars'),
                ),
                room(
                  paths.newCalendar,
                  'calendars',
                  () => import('../calendars/CalendarPage.tsx'),
                  nothing,
                ),
                room(
                  paths.calendar(':name'),
                  'calendars',
                  () => import('../calendars/CalendarPage.tsx'),
                  calendars('loadCalendar'),
                ),
                room(
                  paths.signOffs,
                  'signOffs',
                  () => import('../sign-offs/SignOffsPage.tsx'),
                  signOffs('loadSignOffs'),
                ),
                room(
                  paths.staff,
                  'staff',
                  () => import('../staff/StaffPage.tsx'),
                  staff('loadStaff'),
                ),
                room(paths.acts, 'staff', () => import('../staff/ActsPage.tsx'), staff('loadActs')),
              ],
            },
          ],
        },
        {
          loader: requirePerson,
          lazy: async () => ({ Component: (await import('./BareFrame.tsx')).BareFrame }),
          children: [
            {
              ErrorBoundary: PageFailed,
              children: [
                room(
                  paths.pictures(':number'),
                  'review',
                  () => import('../review/pictures-window/PicturesPage.tsx'),
                  review('loadPictures'),
                ),
              ],
            },
          ],
        },
        room(
          paths.signIn,
          'session',
          () => import('../session/SignInPage.tsx'),
          async () => (cache) => void cache.prefetchQuery(sessionQuery),
        ),
        room(paths.welcome, 'session', () => import('../session/WelcomePage.tsx'), nothing),
        ...(isDemo ? [memberPage(room)] : []),
        {
          loader: session,
          lazy: async () => ({ Component: (await import('./LostFrame.tsx')).LostFrame }),
          children: [
            {
              path: '*',
              lazy: async () => {
                const [{ PageNotFound }] = await Promise.all([
                  import('./LostFrame.tsx'),
                  loadRest(),
                ])
                return { Component: PageNotFound }
              },
            },
          ],
        },
      ],
    },
  ]
}

/** The demo's stand-in for Member Center. Only demo builds contain its words. */
function memberPage(room: ReturnType<typeof roomOf>): RouteObject {
  const page = async () => {
    const { default: words } = await import('../words/en/member.json')
    addWords('member', words)
    return import('../member/MemberPage.tsx')
  }
  return room(paths.member, null, page, async () => (await import('../member/load.ts')).loadMember)
}

/** A page that comes with its words and with the styles that the queue does not need. */
function roomOf(queryClient: QueryClient) {
  return (
    path: string,
    words: keyof Words | null,
    page: () => Promise<{ Page: ComponentType }>,
    load: () => Promise<Load>,
  ): RouteObject => ({
    path,
    ...loading(queryClient, (cache, opened) => {
      // Without it the page begins by itself, when it is there.
      void load().then(
        (begin) => begin(cache, opened),
        () => {},
      )
    }),
    lazy: async () => {
      const [{ Page }] = await Promise.all([page(), words && loadWords(words), loadRest()])
      return { Component: Page }
    },
  })
}

/** Begun once for each page that is opened; what changes in its address the page asks for itself. */
const loading = (queryClient: QueryClient, load: Load) => ({
  loader: ({ request, params }: LoaderFunctionArgs) => {
    load(queryClient, { params, search: new URL(request.url).searchParams })
    return null
  },
  shouldRevalidate: (opened: ShouldRevalidateFunctionArgs) =>
    opened.defaultShouldRevalidate && opened.currentUrl.pathname !== opened.nextUrl.pathname,
})
