import { useState } from 'react'
import { codeBatchCreate, codeBatchPreview, codeFields } from '../../../contract/code-batches.ts'
import { order, useCommand } from '../../api/use-command.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { notify } from '../../ui/notify.ts'
import { useWords } from '../../ui/words.ts'
import { batchOf, emptyImport, type ImportForm } from './import-form.ts'
import { ImportFields } from './ImportFields.tsx'
import { ImportPreview } from './ImportPreview.tsx'

interface ImportCodesProps {
  onDone(): void
  onClose(): void
}

/** Imports a list of codes: previewed first, then submitted to a second person. */
export function ImportCodes({ onDone, onClose }: ImportCodesProps) {
  const t = useWords('prizes.codes.import')
  const [form, setForm] = useState<ImportForm>(emptyImport)
  const preview = useCommand((asked: ImportForm) => order(codeBatchPreview, batchOf(asked)))
  const send = useCommand((sent: ImportForm) => order(codeBatchCreate, batchOf(sent)), {
    onDone: ({ count }) => {
      void notify({ text: t('sent', { count }), tone: 'good' })
      onDone()
    },
  })
  return (
    <Dialog
      // Each step is its own dialog, so that it takes the focus.
      key={preview.data ? 'preview' : 'fields'}
      onClose={onClose}
      title={t('title')}
      size="xl"
      // Clicking outside must not discard pasted codes.
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {preview.data ? (
        <ImportPreview
          preview={preview.data}
          sending={{ isPending: send.isPending, error: send.error }}
          onBack={() => {
            preview.reset()
            send.reset()
          }}
          onAnswer={(said) => {
            const columns = said.columns?.map(
              (one) => codeFields.find((field) => field === one) ?? null,
            )
            const dateOrder = said.dateOrder ?? form.table?.dateOrder ?? null
            const table = { headingLine: said.headingLine, columns: columns ?? null, dateOrder }
            const answered = { ...form, table }
            setForm(answered)
            preview.mutate(answered)
          }}
          isReading={preview.isPending}
          onSend={() => send.mutate(form)}
        />
      ) : (
        <ImportFields
          form={form}
          onChange={(changed) => {
            // A new list invalidates the previous answers.
            const isOther = 'file' in changed || 'list' in changed
            setForm((now) => ({ ...now, ...changed, ...(isOther && { table: null }) }))
            if (preview.isError) preview.reset()
          }}
          asking={{ isPending: preview.isPending, error: preview.error }}
          onSubmit={() => preview.mutate(form)}
        />
      )}
    </Dialog>
  )
}
