import { Checkbox, Group, Textarea } from '@mantine/core'
import { weekdays, type CalendarTerms } from '../../contract/calendars.ts'
import { useWords } from '../ui/words.ts'

interface SourceFieldsProps {
  terms: CalendarTerms
  isReadOnly: boolean
  faults: Record<string, string>
  onChange(changed: Partial<CalendarTerms>): void
}

/** The source, and the days of the weekend. */
export function SourceFields({ terms, isReadOnly, faults, onChange }: SourceFieldsProps) {
  const t = useWords('calendars.page')
  const tw = useWords('calendars.weekdays')
  return (
    <>
      <Textarea
        label={t('source')}
        description={t('sourceHint')}
        autosize
        minRows={2}
        maxRows={8}
        value={terms.source}
        readOnly={isReadOnly}
        error={faults['source'] ?? faults['terms.source']}
        onChange={(event) => onChange({ source: event.currentTarget.value })}
      />
      <Checkbox.Group
        label={t('weekend')}
        value={terms.weekend}
        error={faults['weekend'] ?? faults['terms.weekend']}
        onChange={(weekend) => onChange({ weekend })}
      >
        <Group gap="sm" mt={4}>
          {weekdays.map((day) => (
            <Checkbox key={day} size="xs" value={day} label={tw(day)} disabled={isReadOnly} />
          ))}
        </Group>
      </Checkbox.Group>
    </>
  )
}
