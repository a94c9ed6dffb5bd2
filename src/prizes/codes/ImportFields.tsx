import {
  Button,
  FileInput,
  Group,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useFaults } from '../../api/form-faults.ts'
import { DateField } from '../../ui/date-field/DateField.tsx'
import { useWords } from '../../ui/words.ts'
import { ActFailed } from '../ActFailed.tsx'
import { prizeKeyOf } from '../prize-key.ts'
import { stockQuery } from '../prize-queries.ts'
import { hasCodes, type ImportForm } from './import-form.ts'

interface ImportFieldsProps {
  form: ImportForm
  onChange(changed: Partial<ImportForm>): void
  asking: { isPending: boolean; error: Error | null }
  onSubmit(): void
}

/** Fields that show their own faults. */
const ownFaults = [
  'codes',
  'batch.expiresOn',
  'batch.expectedCount',
  'batch.value.amount',
  'batch.value.currency',
]

/** The prize, the codes, and the supplier's figures. */
export function ImportFields({ form, onChange, asking, onSubmit }: ImportFieldsProps) {
  const t = useWords('prizes.codes.import')
  const faults = useFaults()(asking.error)
  const { data: stock = [] } = useQuery(stockQuery)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t('which')}
          required
          data-autofocus
          value={form.prize}
          data={[
            { value: '', label: '' },
            ...stock.map((one) => ({
              value: prizeKeyOf(one),
              label: `${one.prize.name} · ${one.promotion.name}`,
            })),
          ]}
          onChange={(event) => onChange({ prize: event.currentTarget.value })}
        />
        <FileInput
          label={t('file')}
          description={t('fileHint')}
          accept=".csv,.txt,text/csv,text/plain"
          clearable
          value={form.file}
          error={form.file ? faults['codes'] : undefined}
          onChange={(file) => onChange({ file })}
        />
        {!form.file && (
          <>
            <Text size="xs" c="dimmed">
              {t('or')}
            </Text>
            <Textarea
              label={t('field')}
              autosize
              minRows={4}
              maxRows={10}
              spellCheck={false}
              autoComplete="off"
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
              value={form.list}
              error={faults['codes']}
              onChange={(event) => onChange({ list: event.currentTarget.value })}
            />
          </>
        )}
        <SimpleGrid cols={3} spacing="sm">
          <TextInput
            label={t('supplier')}
            maxLength={120}
            value={form.supplier}
            onChange={(event) => onChange({ supplier: event.currentTarget.value })}
          />
          <DateField
            label={t('expires')}
            value={form.expiresOn}
            error={faults['batch.expiresOn']}
            onChange={(expiresOn) => onChange({ expiresOn })}
          />
          <NumberInput
            label={t('expected')}
            min={1}
            max={100_000}
            allowDecimal={false}
            value={form.expectedCount}
            error={faults['batch.expectedCount']}
            onChange={(value) =>
              onChange({ expectedCount: typeof value === 'number' ? value : '' })
            }
          />
          <TextInput
            label={t('amount')}
            inputMode="decimal"
            value={form.amount}
            error={faults['batch.value.amount']}
            onChange={(event) => onChange({ amount: event.currentTarget.value })}
          />
          <TextInput
            label={t('currency')}
            maxLength={3}
            value={form.currency}
            error={faults['batch.value.currency']}
            onChange={(event) => onChange({ currency: event.currentTarget.value })}
          />
        </SimpleGrid>
        <ActFailed error={asking.error} fields={ownFaults} />
        <Group justify="flex-end">
          <Button
            type="submit"
            loading={asking.isPending}
            disabled={form.prize === '' || !hasCodes(form)}
          >
            {t('preview')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
