import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { useFailure } from '../../api/problem-words.ts'
import { neighboursQuery } from '../../claims/neighbours.ts'
import { parseQueueSearch } from '../../claims/queue-search.ts'
import { lastRows } from '../../ui/list/list-places.ts'
import { notify } from '../../ui/notify.ts'
import { paths, withSearch } from '../../ui/paths.ts'
import { useTitleWithKey } from '../../ui/shortcuts/title-with-key.ts'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { queuePart } from '../review-search.ts'
import { claimQuery } from '../../claims/claim-query.ts'
import classes from './ViewSteps.module.css'

/** Links to the previous and next claim in the view the person came from, with the number left. */
export function ViewSteps({ number }: { number: string }) {
  const t = useWords('review.steps')
  const list = useWords('common.queue')('title')
  const failure = useFailure()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [parameters] = useSearchParams()
  const queue = queuePart(parameters)
  const query = neighboursQuery(number, parseQueueSearch(queue))
  const { data: around } = useQuery(query)

  async function go(to: 'previous' | 'next') {
    try {
      // A key pressed before the answer arrives takes effect once it does.
      const next = (await queryClient.ensureQueryData(query))[to]
      if (next === null)
        return await notify({ text: t(to === 'next' ? 'noNext' : 'noPrevious'), tone: 'plain' })
      // Back in the list, the focus is on the last claim that was open.
      lastRows.set(list, next)
      await queryClient.prefetchQuery(claimQuery(next))
      await navigate(withSearch(paths.claim(next), queue))
    } catch (error) {
      await notify({ text: failure(error).text, tone: 'bad' })
    }
  }
  const titled = useTitleWithKey()
  useShortcut('j', t('next'), () => void go('next'), { scope: 'move' })
  useShortcut('k', t('previous'), () => void go('previous'), { scope: 'move' })

  const { before = 0, after = 0, countedAtMost = 0, isInView = true } = around ?? {}
  const place = before + 1
  const isCounted = before < countedAtMost && after < countedAtMost
  return (
    <span className={classes.steps} role="group" aria-label={t('label')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('previous')}
        title={titled(t('previous'), 'k')}
        disabled={around?.previous === null}
        onClick={() => void go('previous')}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      {around && (
        <span title={t('left', { count: after })}>
          {isInView
            ? isCounted
              ? t('place', { place, count: before + 1 + after })
              : t('placeOfMany', { place })
            : t('notInView')}
        </span>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('next')}
        title={titled(t('next'), 'j')}
        disabled={around?.next === null}
        onClick={() => void go('next')}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
    </span>
  )
}
