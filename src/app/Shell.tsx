import {
  ActionIcon,
  Group,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { IconKeyboard, IconMoon, IconSearch, IconSun } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { Navigate, NavLink, Outlet, useLocation, useNavigate, useNavigation } from 'react-router'
import { PersonContext, sessionQuery, useMay } from '../api/session.ts'
import { useIsIdle } from '../ui/idle.ts'
import { paths } from '../ui/paths.ts'
import { loadShortcuts } from '../ui/shortcuts/listen-soon.ts'
import { useShortcut, useShortcutStore } from '../ui/shortcuts/shortcuts.ts'
import { useTitleWithKey } from '../ui/shortcuts/title-with-key.ts'
import { lazyOrWithout, lazyWithWords } from '../ui/lazy-with-words.ts'
import { useWindowWidth } from '../ui/use-window-width.ts'
import { useWords } from '../ui/words.ts'
import { AccountButton } from './AccountButton.tsx'
import { fittingIn, rooms, type Room } from './home.ts'
import { NotWhole } from './NotWhole.tsx'
import { Sheets } from './Sheets.tsx'
import classes from './Shell.module.css'

const CommandPalette = lazyWithWords('keys', () => import('./CommandPalette.tsx'))
const Bell = lazyOrWithout('alerts', () => import('./Bell.tsx'), NotWhole)
const SignOffsWaiting = lazyOrWithout('signOffs', () => import('../sign-offs/SignOffsWaiting.tsx'))
const MoreRooms = lazyOrWithout('common', () => import('./MoreRooms.tsx'))
const NotYours = lazyWithWords('common', () => import('./NotYours.tsx'))
const LiveDesk = lazyOrWithout('common', () => import('./LiveDesk.tsx'))

/**
 * The frame of every room while someone is signed in. Otherwise it leads to sign-in, and back
 * afterwards.
 */
export function Shell() {
  const { data: session } = useQuery(sessionQuery)
  if (!session?.person) return <SignInFirst />
  return (
    <PersonContext value={session.person}>
      <Frame />
    </PersonContext>
  )
}

/** Leads back to where somebody was going when the session ended, or was. */
function SignInFirst() {
  const here = useLocation()
  const { location = here } = useNavigation()
  // Once: going to sign in is itself a navigation.
  const [to] = useState(paths.signInFor(location.pathname + location.search))
  return <Navigate to={to} replace />
}

/** Navigation, the signed-in person, and the room itself. */
function Frame() {
  const t = useWords('common')
  const may = useMay()
  const isIdle = useIsIdle()
  const sheet = useShortcutStore((store) => store.sheet)
  const openSheet = useShortcutStore((store) => store.openSheet)
  const open = rooms.filter(({ needs }) => may(needs))
  const fitting = fittingIn(useWindowWidth(), open.length)
  const { pathname } = useLocation()
  // Its other pages may have permissions of their own, as the vault has.
  const closed = rooms.find(({ path, needs }) => !may(needs) && pathname === path)
  const [shown, more] = [open.slice(0, fitting), open.slice(fitting)]
  useShortcut('Mod+k', t('shortcuts.palette'), () => openSheet('palette'), { scope: 'anywhere' })
  const titled = useTitleWithKey()
  useEffect(() => {
    if (isIdle) loadShortcuts()
  }, [isIdle])

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#room">
        {t('app.skip')}
      </a>
      <header className={classes.header}>
        <NavLink className={classes.brand ?? ''} to={paths.home}>
          <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={22} height={22} />
          <Text component="span" fw={600} size="sm">
            {t('app.name')}
          </Text>
        </NavLink>
        <nav className={classes.rooms} aria-label={t('shell.main')}>
          {shown.map(({ name, path }) => (
            <NavLink key={name} className={classes.link ?? ''} to={path}>
              {t(`rooms.${name}`)}
            </NavLink>
          ))}
          <Suspense>{more.length > 0 && <MoreRooms rooms={more} />}</Suspense>
          {open.map((room) => (
            <RoomKey key={room.name} {...room} />
          ))}
        </nav>
        <Group gap={4} wrap="nowrap">
          <Suspense>{isIdle && <SignOffsWaiting />}</Suspense>
          <div className={classes.bell}>
            <Suspense>{isIdle && <Bell />}</Suspense>
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('shell.palette')}
            title={titled(t('shell.palette'), 'Mod+k')}
            onClick={() => openSheet('palette')}
          >
            <IconSearch size={18} stroke={1.6} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('shell.shortcuts')}
            title={titled(t('shell.shortcuts'), '?')}
            onClick={() => openSheet('keys')}
          >
            <IconKeyboard size={18} stroke={1.6} />
          </ActionIcon>
          <ColorSchemeButton />
          <AccountButton />
        </Group>
      </header>
      <main id="room" className={classes.room} tabIndex={-1}>
        {closed ? (
          <Suspense>
            <NotYours room={closed} />
          </Suspense>
        ) : (
          <Outlet />
        )}
      </main>
      <Sheets>
        {sheet === 'palette' && <CommandPalette onClose={() => openSheet(null)} />}
        <Suspense>{isIdle && <LiveDesk />}</Suspense>
      </Sheets>
    </div>
  )
}

function RoomKey({ name, path, keys }: Room) {
  const t = useWords('common.rooms')
  const navigate = useNavigate()
  useShortcut(keys, t(name), () => void navigate(path), { scope: 'anywhere' })
  return null
}

function ColorSchemeButton() {
  const t = useWords('common.shell')
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark'
  const label = t(isDark ? 'toLight' : 'toDark')
  const Icon = isDark ? IconSun : IconMoon
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      <Icon size={18} stroke={1.6} />
    </ActionIcon>
  )
}
