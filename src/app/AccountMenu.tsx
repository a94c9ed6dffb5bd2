import '../ui/styles-rest.ts'
import { Menu, Text } from '@mantine/core'
import { IconKeyboard, IconLogout, IconUser, IconUsers } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useHref, useNavigate } from 'react-router'
import { personaTake, sessionEnd } from '../../contract/sign-in.ts'
import { become } from '../api/become.ts'
import { useFailure } from '../api/problem-words.ts'
import { sessionQuery, usePerson } from '../api/session.ts'
import { useCommand } from '../api/use-command.ts'
import { allAnswered, forgetAllOutgoing } from '../claims/outgoing.ts'
import { waitingForMeQuery } from '../sign-offs/sign-off-queries.ts'
import { forgetDrafts } from '../review/draft.ts'
import { useKeptMessages } from '../ui/kept-messages.ts'
import { keptNotes } from '../ui/kept-notes.ts'
import { notify } from '../ui/notify.ts'
import { paths } from '../ui/paths.ts'
import { useShortcutStore } from '../ui/shortcuts/shortcuts.ts'
import { forgetPictures } from '../ui/viewer/picture-memory.ts'
import { useWords } from '../ui/words.ts'
import { AccountFace } from './AccountFace.tsx'
import { homeOf } from './home.ts'

const isDemo = import.meta.env.MODE !== 'production'

/** Shortcuts and signing out; in the demo also continuing as another person, or as the member. */
export default function AccountMenu() {
  const t = useWords('common')
  const person = usePerson()
  const personas = useQuery(sessionQuery).data?.personas ?? []
  const { data: waiting = 0 } = useQuery(waitingForMeQuery)
  const navigate = useNavigate()
  const signInHref = useHref(paths.signIn)
  const queryClient = useQueryClient()
  const failure = useFailure()
  const openSheet = useShortcutStore((store) => store.openSheet)
  // Replaces the pressed button, which is gone. When closed, the menu returns the focus here.
  const face = useRef<HTMLButtonElement>(null)
  const onFailed = (error: unknown) => void notify({ text: failure(error).text, tone: 'bad' })

  const signOut = useCommand(sessionEnd, {
    // Loads a new page, so that nothing the last person saw stays in memory.
    onDone: () => {
      forgetDrafts()
      keptNotes.clear()
      forgetAllOutgoing()
      forgetPictures()
      location.assign(signInHref)
    },
    onFailed,
  })
  // Whoever leaves takes no decision along that is still on its way; asked a second time, they go.
  const hasWarned = useRef(false)
  async function leave(go: () => void): Promise<void> {
    const isReady = hasWarned.current || (await allAnswered())
    hasWarned.current = !isReady
    if (isReady) go()
    else void notify({ text: t('outgoing.leaving'), tone: 'bad' })
  }
  const goOnAs = useCommand(personaTake, {
    onDone: async (session) => {
      useKeptMessages.getState().forget()
      await become(queryClient, session)
      await navigate(homeOf(session.person))
    },
    onFailed,
  })

  return (
    <Menu
      position="bottom-end"
      width={260}
      shadow="md"
      defaultOpened
      onClose={() => face.current?.focus()}
    >
      <Menu.Target>
        <AccountFace ref={face} />
      </Menu.Target>
      <Menu.Dropdown>
        {personas.length > 0 && <Menu.Label>{t('account.personas')}</Menu.Label>}
        {personas.map((persona) => (
          <Menu.Item
            key={persona.id}
            leftSection={<IconUser size={16} />}
            disabled={persona.id === person.id}
            onClick={() => void leave(() => goOnAs.mutate({ body: { persona: persona.id } }))}
          >
            {persona.name}
            <Text size="xs" c="dimmed">
              {persona.roles.map((role) => t(`roles.${role}`)).join(', ')}
            </Text>
          </Menu.Item>
        ))}
        {isDemo && (
          <Menu.Item
            leftSection={<IconUser size={16} />}
            onClick={() => void navigate(paths.member)}
          >
            {t('rooms.member')}
          </Menu.Item>
        )}
        {personas.length > 0 && <Menu.Divider />}
        <Menu.Item
          leftSection={<IconUsers size={16} />}
          rightSection={waiting > 0 && <Text size="xs">{waiting}</Text>}
          onClick={() => void navigate(paths.signOffs)}
        >
          {t('account.signOffs')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={() => openSheet('own keys')}>
          {t('account.ownKeys')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} />}
          onClick={() => void leave(() => signOut.mutate({}))}
        >
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
