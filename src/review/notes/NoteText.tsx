import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Colleague } from '../../../contract/claim-words.ts'
import { useWords } from '../../ui/words.ts'
import { partsOf } from './mention.ts'
import classes from './notes.module.css'

/** From how many characters or lines a text is cut until it is opened. */
const longFrom = { characters: 600, lines: 9 }

/** A note as it was written, with the names of those it mentions marked. */
export function NoteText({ text, mentions }: { text: string; mentions: Colleague[] }) {
  const t = useWords('review.notes')
  const [isWhole, setIsWhole] = useState(false)
  const isLong = text.length >= longFrom.characters || text.split('\n').length >= longFrom.lines
  return (
    <>
      <div className={classes.text} data-cut={(isLong && !isWhole) || undefined} dir="auto">
        {partsOf(text, mentions).map(({ text: part, isName }, at) =>
          isName ? (
            <mark key={at} className={classes.name}>
              {part}
            </mark>
          ) : (
            part
          ),
        )}
      </div>
      {isLong && (
        <Button size="compact-xs" variant="subtle" onClick={() => setIsWhole(!isWhole)}>
          {t(isWhole ? 'less' : 'whole')}
        </Button>
      )}
    </>
  )
}
