import {
  Alert,
  Button,
  Group,
  Stack,
  Switch,
  Table,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { carrierKeep, type CarrierKept } from '../../contract/carriers.ts'
import { useFaults } from '../api/form-faults.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { TableArea } from '../ui/list/TableArea.tsx'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'
import { carrierEntriesQuery } from './dispatch-queries.ts'
import { StepFailed } from './StepFailed.tsx'

const newCarrier: CarrierKept = {
  code: '',
  version: 0,
  name: '',
  countries: [],
  numberPattern: null,
  page: null,
  link: null,
  isLinkVerified: false,
  isOffered: true,
  formerPattern: null,
}

/**
 * Edits the carrier registry: names, countries, number formats, and links once they are verified.
 */
export default function CarriersSheet({ onClose }: { onClose(): void }) {
  const t = useWords('dispatch.carriers')
  const failure = useFailure()
  const entries = useQuery(carrierEntriesQuery)
  const [edited, setEdited] = useState<CarrierKept | null>(null)
  return (
    <Dialog
      key={edited ? 'edit' : 'list'}
      onClose={onClose}
      size="xl"
      title={edited ? edited.name || t('add') : t('title')}
      closeOnClickOutside={!edited}
    >
      {edited ? (
        <CarrierForm carrier={edited} onDone={() => setEdited(null)} />
      ) : (
        <Stack gap="sm">
          <TableArea
            query={entries}
            label={t('title')}
            columns={[
              { name: t('name') },
              { name: t('countries') },
              { name: t('page') },
              { name: '' },
            ]}
            failed={{ title: t('failed'), describe: failure }}
            empty={{ title: t('title'), text: t('add') }}
            renderRow={(carrier) => (
              <CarrierRow key={carrier.code} carrier={carrier} onEdit={() => setEdited(carrier)} />
            )}
          />
          <Button variant="default" onClick={() => setEdited(newCarrier)}>
            {t('add')}
          </Button>
        </Stack>
      )}
    </Dialog>
  )
}

function CarrierRow({ carrier, onEdit }: { carrier: CarrierKept; onEdit(): void }) {
  const t = useWords('dispatch.carriers')
  const marks = [
    ...(carrier.link ? [t(carrier.isLinkVerified ? 'verifiedMark' : 'unverifiedMark')] : []),
    ...(carrier.isOffered ? [] : [t('notOffered')]),
  ]
  return (
    <Table.Tr>
      <Table.Td fw={500}>{carrier.name}</Table.Td>
      <Table.Td>{carrier.countries.join(', ')}</Table.Td>
      <Table.Td>
        <Text size="xs">{carrier.page}</Text>
        <Text size="xs" c="dimmed">
          {marks.join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('edit', { name: carrier.name })}
          onClick={onEdit}
        >
          {t('change')}
        </Button>
      </Table.Td>
    </Table.Tr>
  )
}

function CarrierForm({ carrier, onDone }: { carrier: CarrierKept; onDone(): void }) {
  const t = useWords('dispatch.carriers')
  const tc = useWords('common.app')
  const [form, setForm] = useState(carrier)
  const change = (changed: Partial<CarrierKept>) => setForm((now) => ({ ...now, ...changed }))
  const save = useCommand(carrierKeep, {
    onDone: async ({ name }, _carrier, fresh) => {
      await fresh
      void notify({ text: t('saved', { name }), tone: 'good' })
      onDone()
    },
  })
  const faults = useFaults()(save.error)
  const texts = [
    [
      'numberPattern',
      'pattern',
      t('patternHint', { count: '{12}', range: '{10-13}', example: 'J@#{10} | #{12}' }),
    ],
    ['page', 'page', undefined],
    ['link', 'link', t('linkHint', { number: '{n}', zip: '{zip}' })],
  ] as const
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const { code, version: _version, formerPattern: _former, ...body } = form
        save.mutate({ params: { id: code }, version: carrier.version, body })
      }}
    >
      <Stack gap="sm">
        {carrier.version === 0 && (
          <TextInput
            label={t('code')}
            description={t('codeHint')}
            required
            value={form.code}
            error={faults['id']}
            onChange={(event) => change({ code: event.currentTarget.value })}
          />
        )}
        <TextInput
          label={t('name')}
          required
          data-autofocus
          maxLength={80}
          value={form.name}
          error={faults['name']}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TagsInput
          label={t('countries')}
          value={form.countries}
          error={Object.entries(faults).find(([field]) => field.startsWith('countries'))?.[1]}
          onChange={(countries) => change({ countries: countries.map((one) => one.toUpperCase()) })}
        />
        {texts.map(([field, label, description]) => (
          <TextInput
            key={field}
            label={t(label)}
            description={description}
            value={form[field] ?? ''}
            error={faults[field]}
            onChange={(event) => change({ [field]: event.currentTarget.value || null })}
          />
        ))}
        {form.formerPattern && !form.numberPattern && (
          <Alert variant="light" color="yellow" p="xs" role="status">
            {t('formerPattern', { pattern: form.formerPattern })}
          </Alert>
        )}
        <Switch
          label={t('verified')}
          checked={form.isLinkVerified}
          onChange={(event) => change({ isLinkVerified: event.currentTarget.checked })}
        />
        <Switch
          label={t('offered')}
          checked={form.isOffered}
          onChange={(event) => change({ isOffered: event.currentTarget.checked })}
        />
        <StepFailed
          error={save.error}
          fields={['id', 'name', 'countries', 'numberPattern', 'page', 'link']}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {tc('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
