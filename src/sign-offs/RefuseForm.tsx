import { Alert, Text } from '@mantine/core'
import { signOffRefuse, type SignOff } from '../../contract/sign-offs.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ReasonForm } from '../ui/ReasonForm.tsx'
import { notify } from '../ui/notify.ts'
import { useWords } from '../ui/words.ts'

/** Refuses a request, or withdraws the person's own, with a reason. */
export function RefuseForm({ signOff, onClose }: { signOff: SignOff; onClose(): void }) {
  const t = useWords('signOffs')
  const failure = useFailure()
  const { id, isOwn, subject } = signOff
  const refuse = useCommand(signOffRefuse, {
    onDone: () => {
      void notify({ text: t(isOwn ? 'withdrawn' : 'refused', { subject }), tone: 'good' })
      onClose()
    },
  })
  return (
    <Dialog onClose={onClose} title={t(isOwn ? 'withdrawTitle' : 'refuseTitle')}>
      <ReasonForm
        label={t('because')}
        maxLength={300}
        action={t(isOwn ? 'withdraw' : 'refuse').replace('…', '')}
        color="ink"
        isBusy={refuse.isPending}
        failed={
          refuse.error && (
            <Alert color="red" variant="light" p="xs" role="alert">
              {failure(refuse.error).text}
            </Alert>
          )
        }
        onSubmit={(because) => refuse.mutate({ params: { id }, body: { because } })}
      >
        <Text size="sm">
          {t(`kinds.${signOff.kind}`)}, {subject}
        </Text>
        <Text size="xs" c="dimmed">
          {t(isOwn ? 'withdrawHint' : 'refuseHint')}
        </Text>
      </ReasonForm>
    </Dialog>
  )
}
