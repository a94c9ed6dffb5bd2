import { Menu, ScrollArea, Text } from '@mantine/core'
import { IconBookmark, IconCheck, IconUsers } from '@tabler/icons-react'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Answered } from '../../contract/endpoint.ts'
import type { SavedView, viewCounts } from '../../contract/views.ts'
import { viewCountsQuery } from '../claims/views-query.ts'
import { useWords } from '../ui/words.ts'
import { SavedViewsFace } from './SavedViewsFace.tsx'
import classes from './SavedViewsMenu.module.css'

interface SavedViewsMenuProps {
  views: UseQueryResult<SavedView[]>
  current: SavedView | null
  canSave: boolean
  onShow(view: SavedView): void
  onManage(): void
  onClose(): void
}

/** The person's own views first, then the shared ones. */
export default function SavedViewsMenu(props: SavedViewsMenuProps) {
  const { views, current, canSave, onShow, onManage, onClose } = props
  const t = useWords('queue.views')
  const counts = useQuery(viewCountsQuery)
  const face = useRef<HTMLButtonElement>(null)
  const mine = views.data?.filter(({ isMine }) => isMine) ?? []
  const shared = views.data?.filter(({ isMine }) => !isMine) ?? []

  const list = (title: string, some: SavedView[]) =>
    some.length > 0 && (
      <>
        <Menu.Label>{title}</Menu.Label>
        {some.map((view) => (
          <Menu.Item
            key={view.id}
            leftSection={<SavedViewIcon view={view} current={current} />}
            rightSection={<ViewCount id={view.id} counts={counts.data} />}
            onClick={() => onShow(view)}
          >
            {view.name}
            {!view.isMine && (
              <Text size="xs" c="dimmed">
                {t('by', { name: view.owner.name })}
              </Text>
            )}
          </Menu.Item>
        ))}
      </>
    )

  return (
    <Menu
      position="bottom-end"
      width={260}
      shadow="md"
      defaultOpened
      transitionProps={{ duration: 0 }}
      onClose={() => {
        face.current?.focus()
        onClose()
      }}
    >
      <Menu.Target>
        <SavedViewsFace ref={face} current={current} />
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah="60vh" type="auto">
          {list(t('mine'), mine)}
          {list(t('shared'), shared)}
        </ScrollArea.Autosize>
        {mine.length + shared.length === 0 && (
          <Menu.Label role="status">{views.isError ? t('failed') : t('none')}</Menu.Label>
        )}
        {canSave && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={onManage}>{t('manage')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function SavedViewIcon({ view, current }: { view: SavedView; current: SavedView | null }) {
  const Icon = view.id === current?.id ? IconCheck : view.isShared ? IconUsers : IconBookmark
  return <Icon size={16} stroke={1.6} aria-hidden />
}

interface ViewCountProps {
  id: string
  counts: Answered<typeof viewCounts> | undefined
}

/** How many claims match it now; nothing until that is known. */
function ViewCount({ id, counts }: ViewCountProps) {
  const t = useWords('queue.views')
  const matching = counts?.counts.find((one) => one.id === id)?.matching
  if (!counts || matching === undefined || matching === null) return null
  const isMore = matching > counts.matchingAtMost
  return (
    <Text size="xs" c="dimmed" className={classes.count ?? ''}>
      {isMore ? t('countMore', { count: counts.matchingAtMost }) : t('count', { count: matching })}
    </Text>
  )
}
