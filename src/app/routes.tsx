import type { QueryClient } from '@tanstack/react-query'
import { redirect, type LoaderFunctionArgs, type RouteObject } from 'react-router'
import { sessionQuery } from '../api/session.ts'
import { prefetchQueue } from '../queue/queue-queries.ts'
import { QueuePage } from '../queue/QueuePage.tsx'
import { loadRest } from '../ui/lazy-with-words.ts'
import { addWords, loadWords, type Words } from '../ui/words.ts'
import { paths } from '../ui/paths.ts'
import { BareFrame } from './BareFrame.tsx'
import { homeOf } from './home.ts'
import { PageFailed } from './PageFailed.tsx'
import { Shell } from './Shell.tsx'

const isDemo = import.meta.env.MODE !== 'production'

/** Every address of the app. The queue is there at once; other rooms load when they are opened. */
export function routes(queryClient: QueryClient): RouteObject[] {
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
                  loader: ({ request }) => prefetchQueue(queryClient, new URL(request.url).search),
                  shouldRevalidate: () => false,
                  Component: QueuePage,
                },
                room(paths.claim(':number'), 'review', () => import('../review/ReviewPage.tsx')),
                room(paths.board, 'supervision', () => import('../supervision/BoardPage.tsx')),
                room(paths.quality, 'supervision', () => import('../supervision/QualityPage.tsx')),
                room(paths.reports, 'supervision', () => import('../supervision/ReportsPage.tsx')),
                room(paths.secondLook, 'secondLook', async () => {
                  // The picture viewer speaks the review’s words.
                  await loadWords('review')
                  return import('../second-look/SecondLookPage.tsx')
                }),
                room(paths.people, 'supervision', () => import('../supervision/PeoplePage.tsx')),
                room(paths.team, 'supervision', () => import('../supervision/TeamPage.tsx')),
                room(paths.prizes, 'prizes', () => import('../prizes/PrizesPage.tsx')),
                room(paths.codes, 'prizes', () => import('../prizes/codes/CodesPage.tsx')),
                room(paths.releases, 'prizes', () => import('../prizes/releases/ReleasesPage.tsx')),
                room(paths.dispatch, 'dispatch', () => import('../dispatch/DispatchPage.tsx')),
                room(paths.mails, 'mails', () => import('../mails/MailsPage.tsx')),
                room(paths.mail(':id'), 'mails', () => import('../mails/MailsPage.tsx')),
                room(
                  paths.promotions,
                  'promotions',
                  () => import('../promotions/PromotionsPage.tsx'),
                ),
                room(
                  paths.newPromotion,
                  'promotions',
                  () => import('../promotions/PromotionPage.tsx'),
                ),
                room(
                  paths.promotion(':id'),
                  'promotions',
                  () => import('../promotions/PromotionPage.tsx'),
                ),
                room(paths.calendars, 'calendars', () => import('../calendars/CalendarsPage.tsx')),
                room(paths.newCalendar, 'calendars', () => import('../calendars/CalendarPage.tsx')),
                room(
                  paths.calendar(':name'),
                  'calendars',
                  () => import('../calendars/CalendarPage.tsx'),
                ),
                room(paths.signOffs, 'signOffs', () => import('../sign-offs/SignOffsPage.tsx')),
                room(paths.staff, 'staff', () => import('../staff/StaffPage.tsx')),
                room(paths.acts, 'staff', () => import('../staff/ActsPage.tsx')),
              ],
            },
          ],
        },
        {
          loader: requirePerson,
          Component: BareFrame,
          children: [
            {
              ErrorBoundary: PageFailed,
              children: [
                room(
                  paths.pictures(':number'),
                  'review',
                  () => import('../review/pictures-window/PicturesPage.tsx'),
                ),
              ],
            },
          ],
        },
        room(paths.signIn, 'session', () => import('../session/SignInPage.tsx')),
        room(paths.welcome, 'session', () => import('../session/WelcomePage.tsx')),
        ...(isDemo ? [memberPage()] : []),
        { path: '*', Component: PageFailed },
      ],
    },
  ]
}

/** The demo's stand-in for Member Center. Its words are its own: no other build carries them. */
function memberPage(): RouteObject {
  return room(paths.member, null, async () => {
    const { default: words } = await import('../words/en/member.json')
    addWords('member', words)
    return import('../member/MemberPage.tsx')
  })
}

/** A page that comes with its words and with the styles that the queue does not need. */
function room(
  path: string,
  words: keyof Words | null,
  load: () => Promise<{ Page: React.ComponentType }>,
): RouteObject {
  return {
    path,
    lazy: async () => {
      const [{ Page }] = await Promise.all([load(), words && loadWords(words), loadRest()])
      return { Component: Page }
    },
  }
}
