import { NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import { codeBatchReject, codeBatchVoid, type CodeBatch } from '../../../contract/code-batches.ts'
import { order, useCommand } from '../../api/use-command.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { notify } from '../../ui/notify.ts'
import { useWords } from '../../ui/words.ts'
import { ActFailed } from '../ActFailed.tsx'

export type BatchEnd = 'reject' | 'void'

interface EndBatchProps {
  batch: CodeBatch
  end: BatchEnd
  onClose(): void
}

const kinds = ['void', 'compromised'] as const

/** Rejects a waiting batch, or voids the remaining codes of one, with a reason. */
export function EndBatch({ batch, end, onClose }: EndBatchProps) {
  const t = useWords('prizes.codes.batches')
  const [as, setAs] = useState<(typeof kinds)[number]>('void')
  const act = useCommand(
    (body: { reason: string; as: (typeof kinds)[number] }) => {
      const params = { id: batch.id }
      return end === 'void'
        ? order(codeBatchVoid, { params, body })
        : order(codeBatchReject, { params, body: { reason: body.reason } })
    },
    {
      onDone: () => {
        void notify({ text: t(end === 'void' ? 'voided' : 'rejected'), tone: 'good' })
        onClose()
      },
    },
  )
  return (
    <Dialog onClose={onClose} title={t(end === 'void' ? 'voidTitle' : 'rejectTitle')}>
      <ReasonForm
        label={t('reason')}
        maxLength={300}
        action={t(end)}
        color="red"
        isBusy={act.isPending}
        failed={<ActFailed error={act.error} />}
        onSubmit={(reason) => act.mutate({ reason, as })}
      >
        {end === 'void' && (
          <>
            <Text size="sm">{t('voidHint', { count: batch.available + batch.reserved })}</Text>
            <NativeSelect
              label={t('voidAs')}
              value={as}
              data={kinds.map((kind) => ({ value: kind, label: t(`as.${kind}`) }))}
              onChange={(event) =>
                setAs(kinds.find((kind) => kind === event.currentTarget.value) ?? 'void')
              }
            />
          </>
        )}
      </ReasonForm>
    </Dialog>
  )
}
