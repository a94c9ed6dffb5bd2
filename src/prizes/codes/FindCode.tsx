import { Alert, Button, Stack, Table, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { codeFind, type FoundCode } from '../../../contract/codes.ts'
import { useCommand } from '../../api/use-command.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatMoment } from '../../ui/dates.ts'
import { paths } from '../../ui/paths.ts'
import { useWords } from '../../ui/words.ts'
import { ActFailed } from '../ActFailed.tsx'

/** Looks up a code that someone reads out. The code is sent in the request body, never in a URL. */
export function FindCode({ onClose }: { onClose(): void }) {
  const t = useWords('prizes.codes.search')
  const [code, setCode] = useState('')
  const find = useCommand(codeFind, { gcTime: 0 })
  return (
    <Dialog onClose={onClose} title={t('title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          find.mutate({ body: { code } })
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t('field')}
            description={t('hint')}
            data-autofocus
            required
            maxLength={120}
            autoComplete="off"
            spellCheck={false}
            value={code}
            onChange={(event) => {
              setCode(event.currentTarget.value)
              find.reset()
            }}
          />
          {find.problem === 'not_found' ? (
            <Alert variant="light" p="xs" role="status">
              {t('none')}
            </Alert>
          ) : (
            <ActFailed error={find.error} />
          )}
          {find.data && <Found code={find.data} />}
          <Button type="submit" loading={find.isPending} disabled={code.trim() === ''}>
            {t('submit')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  )
}

function Found({ code }: { code: FoundCode }) {
  const t = useWords('prizes.codes.search')
  const tc = useWords('prizes.codes')
  const ts = useWords('prizes.sheet')
  const { batch } = code
  return (
    <Table variant="vertical" aria-label={t('title')}>
      <Table.Tbody>
        <Table.Tr>
          <Table.Th>{tc('prize')}</Table.Th>
          <Table.Td>
            {code.prizeName}, {code.promotion.name}
          </Table.Td>
        </Table.Tr>
        <Table.Tr>
          <Table.Th>{t('state')}</Table.Th>
          <Table.Td>{ts(`codeStates.${code.state}`)}</Table.Td>
        </Table.Tr>
        <Table.Tr>
          <Table.Th>{t('claim')}</Table.Th>
          <Table.Td>
            {code.claim ? <Link to={paths.claim(code.claim)}>{code.claim}</Link> : t('nobody')}
          </Table.Td>
        </Table.Tr>
        <Table.Tr>
          <Table.Th>{t('batch')}</Table.Th>
          <Table.Td>
            {t('from', { supplier: batch.supplier ?? '', when: formatMoment(batch.sentAt) })}
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  )
}
