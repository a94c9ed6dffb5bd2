import { useRouteError } from 'react-router'
import { useFailure } from '../api/problem-words.ts'
import { NothingHere } from '../ui/NothingHere.tsx'
import { useWords } from '../ui/words.ts'

/** Shown when a page crashes. */
export function PageFailed() {
  const t = useWords('common.failure')
  const { text, reference } = useFailure()(useRouteError())
  return <NothingHere title={t('pageTitle')} text={text} reference={reference} isAnew />
}
