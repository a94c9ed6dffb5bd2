import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useRef, useState, type FocusEvent } from 'react'
import type { Claim } from '../../../contract/claims.ts'
import { useTitleWithKey } from '../../ui/shortcuts/title-with-key.ts'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { BecauseDialog } from './BecauseDialog.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'
import { HoldDialog } from './HoldDialog.tsx'
import { useWork } from './use-work.ts'

interface WorkMenuProps {
  claim: Claim
  onLeft(): void
}

type Asked = 'handOver' | 'hold' | 'reverse' | 'reopen'

/** Actions on a claim other than deciding; only those possible now are listed. */
export function WorkMenu({ claim, onLeft }: WorkMenuProps) {
  const t = useWords('review')
  const [isOpen, setIsOpen] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  // Mantine focuses the menu as a whole, where Enter would do nothing.
  const focusItem = ({ target }: FocusEvent) => {
    if (target.getAttribute('role') !== 'menuitem') first.current?.focus()
  }
  const [asked, setAsked] = useState<Asked | null>(null)
  const work = useWork(claim, ({ kind }) => {
    setAsked(null)
    if (kind === 'handOver' || kind === 'hold') onLeft()
  })
  const { abilities, lease } = claim
  const isTaken = lease !== null && !lease.isMine
  const items = [
    {
      key: 'takeOver',
      isThere: isTaken && abilities.takeOver.isAllowed,
      label: t('work.takeOver', { name: lease?.holder.name ?? '' }),
      run: () => work.mutate({ kind: 'takeOver' }),
    },
    {
      key: 'handOver',
      isThere: abilities.handOver.isAllowed,
      label: t('work.handOver'),
      run: () => setAsked('handOver'),
    },
    {
      key: 'hold',
      isThere: abilities.hold.isAllowed,
      label: t('work.hold'),
      run: () => setAsked('hold'),
    },
    {
      key: 'endHold',
      isThere: abilities.endHold.isAllowed,
      label: t('work.endHold'),
      run: () => work.mutate({ kind: 'endHold' }),
    },
    {
      key: 'reverse',
      isThere: abilities.reverse.isAllowed,
      label: t('work.reverse'),
      run: () => setAsked('reverse'),
    },
    {
      key: 'reopen',
      isThere: abilities.reopen.isAllowed,
      label: t('work.reopen'),
      run: () => setAsked('reopen'),
    },
  ].filter(({ isThere }) => isThere)
  useShortcut('.', t('keys.more'), () => setIsOpen(true), {
    isOn: items.length > 0,
    scope: 'move',
  })
  const titled = useTitleWithKey()
  if (items.length === 0) return null

  const close = () => setAsked(null)
  return (
    <>
      <Menu opened={isOpen} onChange={setIsOpen} position="bottom-end" shadow="md" trapFocus>
        <Menu.Target>
          <ActionIcon
            variant="default"
            size="md"
            aria-label={t('work.more')}
            title={titled(t('work.more'), '.')}
          >
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown onFocus={focusItem}>
          {items.map(({ key, label, run }, index) => (
            <Menu.Item key={key} ref={index === 0 ? first : undefined} onClick={run}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {asked === 'handOver' && (
        <HandOverDialog isBusy={work.isPending} onClose={close} onDo={work.mutate} />
      )}
      {asked === 'hold' && (
        <HoldDialog claim={claim} isBusy={work.isPending} onClose={close} onDo={work.mutate} />
      )}
      {(asked === 'reverse' || asked === 'reopen') && (
        <BecauseDialog kind={asked} isBusy={work.isPending} onClose={close} onDo={work.mutate} />
      )}
    </>
  )
}
