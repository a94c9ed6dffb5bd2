import { List, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { fullName } from '../../contract/names.ts'
import { shipmentPack, shipmentRead } from '../../contract/shipments.ts'
import { ApiProblem } from '../../contract/client.ts'
import { api } from '../api/api.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useWords } from '../ui/words.ts'
import { asSeen } from './step-options.ts'

interface ScanSheetProps {
  onOpen(number: string): void
  onClose(): void
}

const acts = ['pack', 'look'] as const

interface Scanned {
  id: number
  text: string
  isGood: boolean
}

/**
 * A barcode scanner acts as a keyboard that types a number and presses Enter. Each scan takes
 * effect immediately.
 */
export default function ScanSheet({ onOpen, onClose }: ScanSheetProps) {
  const t = useWords('dispatch.scan')
  const td = useWords('dispatch')
  const failure = useFailure()
  const [act, setAct] = useState<(typeof acts)[number]>('pack')
  const [typed, setTyped] = useState('')
  const [scanned, setScanned] = useState<Scanned[]>([])
  const field = useRef<HTMLInputElement>(null)
  const count = useRef(0)
  const say = (text: string, isGood: boolean) => {
    count.current += 1
    const one = { id: count.current, text, isGood }
    setScanned((before) => [one, ...before].slice(0, 50))
  }

  const packing = useCommand(shipmentPack, {
    onDone: ({ claim: number, prizeName: prize, recipient }) =>
      say(t('packed', { number, prize, recipient: fullName(recipient) }), true),
  })

  async function pack(number: string) {
    try {
      const shipment = await api.call(shipmentRead, { params: { number } })
      if (!shipment.steps.includes('pack')) {
        say(t('notThere', { number, state: td(`states.${shipment.state}`) }), false)
        return
      }
      await packing.mutateAsync(asSeen(shipment))
    } catch (error) {
      const isUnknown =
        error instanceof ApiProblem && ['not_found', 'invalid_input'].includes(error.problem.id)
      say(
        isUnknown ? t('unknown', { number }) : t('failed', { number, why: failure(error).text }),
        false,
      )
    }
  }

  function take(number: string) {
    setTyped('')
    if (act === 'look') onOpen(number)
    else void pack(number)
  }

  return (
    <Dialog onClose={onClose} title={t('title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const number = typed.trim().toUpperCase()
          if (number) take(number)
        }}
      >
        <Stack gap="sm">
          <SegmentedControl
            aria-label={t('act')}
            value={act}
            data={acts.map((one) => ({ value: one, label: t(`acts.${one}`) }))}
            onChange={(value) => {
              setAct(value)
              field.current?.focus()
            }}
          />
          <TextInput
            ref={field}
            label={t('field')}
            description={t('hint')}
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <List size="sm" listStyleType="none" aria-live="polite">
            {scanned.map(({ id, text, isGood }) => (
              <List.Item key={id} c={isGood ? 'teal' : 'red'}>
                {text}
              </List.Item>
            ))}
          </List>
          {scanned.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('empty')}
            </Text>
          )}
        </Stack>
      </form>
    </Dialog>
  )
}
