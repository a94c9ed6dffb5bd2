import { Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { EvidenceDocument } from '../../../contract/evidence.ts'
import { useWords } from '../../ui/words.ts'
import classes from './reading.module.css'

/** Says if a document has not been read, and what is wrong with the picture. */
export function ReadingState({ document }: { document: EvidenceDocument }) {
  const t = useWords('review.reading')
  const { state, hints } = document.reading
  const kind = document.kind
  return (
    <>
      {state !== 'read' && (
        <Text size="xs" className={classes.state ?? ''}>
          {t(`states.${state ?? 'none'}`, { kind })}
        </Text>
      )}
      {hints.map((hint) => (
        <Text key={hint} size="xs" className={classes.hint ?? ''}>
          <IconAlertTriangle size={13} stroke={2} aria-hidden />{' '}
          {t(`hints.${hint}`, { kind, shown: document.pages.length, all: document.pagesInAll })}
        </Text>
      ))}
    </>
  )
}
