import { Button, Group, Text } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Claim } from '../../../contract/claims.ts'
import type { Note } from '../../../contract/notes.ts'
import { formatMoment, formatMomentThere } from '../../ui/dates.ts'
import { useWords } from '../../ui/words.ts'
import { useEditDraft } from './note-draft.ts'
import { NoteEdit } from './NoteEdit.tsx'
import { NoteText } from './NoteText.tsx'
import classes from './notes.module.css'
import { useSecondsLeft } from './use-seconds-left.ts'

interface NoteItemProps {
  claim: Claim
  note: Note
  /** When the desk answered. */
  answeredAt: number
  /** Whether a notice or a link led here. */
  isWanted: boolean
  onGoTo(note: Note): void
}

/** One note: who wrote it and when, what it says, and what it said before. */
export function NoteItem({ claim, note, answeredAt, isWanted, onGoTo }: NoteItemProps) {
  const t = useWords('review.notes')
  const { draft, begin } = useEditDraft(claim.number, note.id)
  const [isBegun, setIsBegun] = useState(false)
  const left = useSecondsLeft(note.editSeconds, answeredAt)
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // Some runtimes have no layout to scroll in.
    if (isWanted) item.current?.scrollIntoView?.({ block: 'nearest' })
  }, [isWanted])
  const { zone } = claim.deadline
  return (
    <li ref={item} className={classes.note} aria-current={isWanted || undefined}>
      <Text size="xs" c="dimmed" title={formatMomentThere(note.at, zone)}>
        <b className={classes.author}>{note.author.name}</b> · {formatMoment(note.at)}
        {note.editedAt && ` · ${t('edited', { when: formatMoment(note.editedAt) })}`}
      </Text>
      {draft ? (
        <NoteEdit claim={claim} note={note} draft={draft} left={left} isBegun={isBegun} />
      ) : (
        <>
          <NoteText text={note.text} mentions={note.mentions} />
          <Group gap="xs">
            {note.place && (
              <Button
                size="compact-xs"
                variant="subtle"
                leftSection={<IconMapPin size={13} stroke={1.7} />}
                onClick={() => onGoTo(note)}
              >
                {t('place', { kind: note.place.kind })}
              </Button>
            )}
            {left > 0 && (
              <>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => {
                    setIsBegun(true)
                    begin(note)
                  }}
                >
                  {t('edit')}
                </Button>
                <Text size="xs" c="dimmed">
                  {t('left', { minutes: Math.floor(left / 60) })}
                </Text>
              </>
            )}
          </Group>
        </>
      )}
      {note.earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{t('earlier', { count: note.earlier.length })}</summary>
          {note.earlier.map(({ text, at }) => (
            <div key={at + text}>
              <Text size="xs" c="dimmed">
                {formatMoment(at)}
              </Text>
              <div className={classes.text}>{text}</div>
            </div>
          ))}
        </details>
      )}
    </li>
  )
}
