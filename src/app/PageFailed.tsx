import { useRouteError } from 'react-router'
import { useFailure } from '../api/problem-words.ts'
import { NothingHere } from '../ui/NothingHere.tsx'
import { useWords } from '../ui/words.ts'

/** Shown when a page crashes. */
export function PageFailed() {
  const t = useWords('common.failure')
  const error = useRouteError()
  const { text, reference } = useFailure()(error)
  if (isNotFound(error)) return <NothingHere title={t('notFoundTitle')} text={t('notFound')} />
  return <NothingHere title={t('pageTitle')} text={text} reference={reference} isAnew />
}

const isNotFound = (error: unknown) =>
  typeof error === 'object' && error !== null && 'status' in error && error.status === 404
