import { Alert, Button, Group, List, SimpleGrid, Stack, Text } from '@mantine/core'
import { Suspense } from 'react'
import { codeFields, type BatchPreview } from '../../../contract/code-batches.ts'
import { localDate } from '../../../contract/schema.ts'
import { formatDate, formatMoment } from '../../ui/dates.ts'
import { lazyWithWords } from '../../ui/lazy-with-words.ts'
import type { Answers } from '../../ui/tables/read-table.ts'
import { useWords } from '../../ui/words.ts'
import { ActFailed } from '../ActFailed.tsx'

const TableUnderstood = lazyWithWords('tables', () => import('../../ui/tables/TableUnderstood.tsx'))

interface ImportPreviewProps {
  preview: BatchPreview
  sending: { isPending: boolean; error: Error | null }
  isReading: boolean
  onAnswer(answers: Answers): void
  onBack(): void
  onSend(): void
}

const counts = ['count', 'repeated', 'known', 'malformed', 'expired', 'nearExpiry'] as const

/** Lines shown; the counts cover all of them. */
const shown = 12

/** If an entry is not a date, it is shown as written. */
const lastDay = (written: string) =>
  localDate.safeParse(written).success ? formatDate(written) : written

/** Preview of a list, with its faults by line. It never shows a code. */
export function ImportPreview(props: ImportPreviewProps) {
  const { preview, sending, isReading, onAnswer, onBack, onSend } = props
  const t = useWords('prizes.codes.import')
  const { hints, read, isClean, count } = preview
  // What a list holds is not known before it is known how to read it.
  const isAsked = read.questions.length > 0
  return (
    <Stack gap="sm">
      {!isAsked && <Counts preview={preview} />}
      <Suspense fallback={null}>
        <TableUnderstood
          // Read again, it is shown anew.
          key={JSON.stringify(read)}
          read={read}
          fields={codeFields.map((value) => ({ value, label: t(`fields.${value}`) }))}
          isPending={isReading}
          onAnswer={onAnswer}
        />
      </Suspense>
      {!isAsked && <Found preview={preview} />}
      {hints.map(({ kind, count, line }) => (
        <Alert key={kind} variant="light" color="yellow" p="xs" role="status">
          {t(`hints.${kind}`, { count, line })}
        </Alert>
      ))}
      <ActFailed error={sending.error} />
      <Group justify="flex-end" gap="xs">
        <Button
          variant="default"
          onClick={onBack}
          data-autofocus={(!isClean && !isAsked) || undefined}
        >
          {t('back')}
        </Button>
        {!isAsked && (
          <Button
            disabled={!isClean}
            loading={sending.isPending}
            onClick={onSend}
            data-autofocus={isClean || undefined}
          >
            {t('send', { count })}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function Counts({ preview }: { preview: BatchPreview }) {
  const t = useWords('prizes.codes.import')
  return (
    <SimpleGrid cols={3} spacing="xs">
      {counts.map((name) => (
        <div key={name}>
          <Text size="lg" fw={600} c={name !== 'count' && preview[name] > 0 ? 'red' : ''}>
            {preview[name]}
          </Text>
          <Text size="xs" c="dimmed">
            {t(`counts.${name}`)}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  )
}

/** The first codes with their expiry as understood, and the faults by line. */
function Found({ preview }: { preview: BatchPreview }) {
  const t = useWords('prizes.codes.import')
  const { faults, sample, sameAs, isClean, expectedCount, count } = preview
  const isExpected = expectedCount === null || expectedCount === count
  return (
    <>
      {sample.length > 0 && (
        <div>
          <Text size="xs" c="dimmed">
            {t('sample')}
          </Text>
          {sample.map(({ masked, expiresOn }, index) => (
            <Text key={index} size="sm" ff="monospace">
              {masked} {expiresOn && t('ends', { date: lastDay(expiresOn) })}
            </Text>
          ))}
        </div>
      )}
      {sameAs ? (
        <Alert variant="light" color="blue" p="xs" role="status">
          {t('same', { when: formatMoment(sameAs.sentAt) })}
        </Alert>
      ) : (
        <Alert
          variant="light"
          p="xs"
          color={isClean ? 'teal' : 'red'}
          role={isClean ? 'status' : 'alert'}
          title={isClean ? undefined : t('unclean')}
        >
          {isClean && t('clean')}
          {!isExpected && t('expectedOther', { expected: expectedCount })}
          <List size="sm" listStyleType="none">
            {faults.slice(0, shown).map(({ line, fault }) => (
              <List.Item key={line}>{t('line', { line, fault: t(`faults.${fault}`) })}</List.Item>
            ))}
            {faults.length > shown && <List.Item>{t('moreFaults')}</List.Item>}
          </List>
        </Alert>
      )}
    </>
  )
}
