import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconMapPin, IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { Claim } from '../../../contract/claims.ts'
import type { NotePlace } from '../../../contract/notes.ts'
import { useShortcut } from '../../ui/shortcuts/shortcuts.ts'
import { useWords } from '../../ui/words.ts'
import { useSecondWindow } from '../pictures-window/use-pictures-window.ts'
import { usePlacing } from '../placing.ts'

interface PlaceChoiceProps {
  claim: Claim
  place: NotePlace | null
  /** Also called when somebody gives up, with the place there was. */
  onChange(place: NotePlace | null): void
}

/** A place on a picture for a note: picked in the viewer, which works as always meanwhile. */
export function PlaceChoice({ claim, place, onChange }: PlaceChoiceProps) {
  const t = useWords('review.notes')
  const { number } = claim
  const isPicking = usePlacing(({ asked }) => asked?.number === number)
  const isAway = useSecondWindow(({ isOpen, areHere }) => isOpen && !areHere)
  useEffect(() => {
    usePlacing.setState({ chosen: place && { ...place, number } })
    return () => usePlacing.setState({ asked: null, chosen: null })
  }, [place, number])
  const keys = { isOn: isPicking, scope: 'pictures' } as const
  // Wherever the focus is: Enter would begin a decision.
  useShortcut('Enter', t('pickMiddle'), () => usePlacing.getState().pickMiddle?.(), keys)
  useShortcut('Escape', t('pickNone'), () => usePlacing.getState().asked?.give(null), keys)
  if (!claim.abilities.seeEvidence.isAllowed || (isAway && !place)) return <span />
  if (isPicking) {
    return (
      <Text size="xs" role="status">
        {t('picking')}
      </Text>
    )
  }
  const ask = () =>
    usePlacing.setState({
      asked: {
        number,
        give(picked) {
          usePlacing.setState({ asked: null })
          onChange(picked ?? place)
        },
      },
    })
  return (
    <Group gap={2}>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconMapPin size={13} stroke={1.7} />}
        onClick={ask}
      >
        {place ? t('place', { kind: place.kind }) : t('mark')}
      </Button>
      {place && (
        <ActionIcon
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={t('unmark')}
          title={t('unmark')}
          onClick={() => onChange(null)}
        >
          <IconX size={12} />
        </ActionIcon>
      )}
    </Group>
  )
}
