import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight, useSpotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useFocusBack } from '../ui/focus-back.ts'
import { KeySigns } from '../ui/shortcuts/ShortcutKey.tsx'
import { useWords } from '../ui/words.ts'
import classes from './CommandPalette.module.css'
import {
  useClaimSearch,
  usePaletteGroups,
  type PaletteGroup,
  type PaletteItem,
} from './palette-items.ts'

const [store, spotlight] = createSpotlight()

/** Milliseconds after the last letter until claims are searched. */
const typingPause = 150

/** One field for going anywhere and for every action that has a shortcut on this page. */
export default function CommandPalette({ onClose }: { onClose(): void }) {
  const t = useWords('keys.palette')
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), typingPause)
  const query = typed.trim() === '' ? '' : settled
  const groups = usePaletteGroups(query)
  const search = useClaimSearch(query)
  useFocusBack()
  useEffect(() => {
    spotlight.open()
    return () => spotlight.close()
  }, [])

  const items = groups.flatMap((group) => group.items)

  function choose({ run }: PaletteItem) {
    // Closed before the action runs, so that the focus is where the action expects it.
    flushSync(onClose)
    run()
  }

  return (
    <Spotlight.Root
      store={store}
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      onSpotlightClose={onClose}
      closeOnActionTrigger={false}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      scrollable
      maxHeight={460}
      size={640}
      attributes={{ content: { 'aria-label': t('title') } }}
    >
      <Spotlight.Search
        aria-label={t('title')}
        placeholder={t('placeholder')}
        maxLength={100}
        size="md"
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      <Spotlight.ActionsList>
        <Offers key={items.map(({ id }) => id).join('\n')} groups={groups} onChoose={choose} />
        <div className={classes.status} role="status">
          {search.isError
            ? t('failed')
            : search.isFetching
              ? t('searching')
              : items.length === 0 && t('nothing', { query })}
        </div>
      </Spotlight.ActionsList>
      <Chosen items={items} />
    </Spotlight.Root>
  )
}

interface OffersProps {
  groups: PaletteGroup[]
  onChoose(item: PaletteItem): void
}

/** Remounted when its items change, so that Enter always means the first visible item. */
function Offers({ groups, onChoose }: OffersProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    for (const chosen of list.current?.querySelectorAll('[data-selected]') ?? []) {
      chosen.removeAttribute('data-selected')
    }
    list.current?.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
    store.updateState((state) => ({ ...state, selected: 0 }))
  }, [])
  return (
    <div ref={list}>
      {groups.map(({ title, items }) => (
        <Spotlight.ActionsGroup key={title} label={title}>
          {items.map((item) => (
            <Spotlight.Action
              key={item.id}
              label={item.label}
              description={item.detail ?? ''}
              className={classes.action ?? ''}
              rightSection={item.keys && <KeySigns keys={item.keys} />}
              onClick={() => onChoose(item)}
            />
          ))}
        </Spotlight.ActionsGroup>
      ))}
    </div>
  )
}

/** The selection moves without the focus, so screen readers are told about it. */
function Chosen({ items }: { items: PaletteItem[] }) {
  const t = useWords('keys.palette')
  const { selected } = useSpotlight(store)
  const item = items[selected]
  return (
    <div className={classes.spoken} aria-live="polite">
      {item && t('chosen', { label: item.label, place: selected + 1, count: items.length })}
    </div>
  )
}
