import { Alert, Button, Checkbox, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addressOf } from '../../contract/client.ts'
import { decisionKinds, type DecisionKind } from '../../contract/claim-words.ts'
import { lookGive, type BlindLook, lookPicture } from '../../contract/quality.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { reasonsQuery } from '../claims/reasons-query.ts'
import { PictureViewer } from '../ui/viewer/PictureViewer.tsx'
import { useWords } from '../ui/words.ts'
import { LookFacts } from './LookFacts.tsx'
import classes from './LookDesk.module.css'
import type { GivenLook } from './LookResult.tsx'

interface LookDeskProps {
  look: BlindLook
  onGiven(given: GivenLook): void
}

/** The evidence and facts, and the form for the verdict. */
export function LookDesk({ look, onGiven }: LookDeskProps) {
  const t = useWords('secondLook')
  const failure = useFailure()
  const [active, setActive] = useState(0)
  const [kind, setKind] = useState<DecisionKind | null>(null)
  const [reasons, setReasons] = useState<string[]>([])
  const [note, setNote] = useState('')
  const catalogue = useQuery(reasonsQuery).data ?? []
  const offered = catalogue.filter(({ fix }) => (fix === 'final') === (kind === 'decline'))
  const give = useCommand(lookGive, {
    onDone: (answer, { body: second }) =>
      onGiven({
        ...answer,
        second,
        labels: Object.fromEntries(catalogue.map(({ id, label }) => [id, label])),
      }),
  })
  const isWhole = kind !== null && (kind === 'approve' || reasons.length > 0)
  return (
    <div className={classes.desk}>
      <section className={classes.pictures} aria-label={t('evidence')}>
        {look.attempt.documents.map((document, index) => {
          const [page] = document.pages
          return (
            page && (
              <PictureViewer
                key={document.kind}
                label={t(`documents.${document.kind}`)}
                name={`${document.kind} ${page.sha256}`}
                src={addressOf(lookPicture, {
                  params: { id: look.id, sha256: page.sha256 },
                })}
                size={page}
                isActive={index === active}
                onActivate={() => setActive(index)}
                onShown={() => {}}
              />
            )
          )
        })}
      </section>
      <form
        className={classes.verdict}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWhole) return
          const told = kind === 'approve' ? [] : reasons
          give.mutate({ params: { id: look.id }, body: { kind, reasons: told, note } })
        }}
      >
        <LookFacts look={look} />
        <Stack gap="sm">
          <Radio.Group
            label={t('verdict')}
            value={kind}
            onChange={(value) => {
              setKind(decisionKinds.find((one) => one === value) ?? null)
              setReasons([])
            }}
          >
            <Stack gap={6} mt={4}>
              {decisionKinds.map((one) => (
                <Radio key={one} value={one} label={t(`kinds.${one}`)} />
              ))}
            </Stack>
          </Radio.Group>
          {kind && kind !== 'approve' && (
            <Checkbox.Group label={t('reasons')} value={reasons} onChange={setReasons}>
              <Stack gap={5} mt={4}>
                {offered.map(({ id, label }) => (
                  <Checkbox key={id} size="xs" value={id} label={label} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
          <Textarea
            label={t('note')}
            description={t('noteHint')}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {give.isError && (
            <Alert color="red" variant="light" role="alert">
              {failure(give.error).text}
            </Alert>
          )}
          <Button type="submit" disabled={!isWhole} loading={give.isPending}>
            {t('give')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('blind')}
          </Text>
        </Stack>
      </form>
    </div>
  )
}
