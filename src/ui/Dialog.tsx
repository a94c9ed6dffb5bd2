import { Modal, type ModalProps } from '@mantine/core'
import { useFocusBack } from './focus-back.ts'
import { useWords } from './words.ts'

type DialogProps = Pick<
  ModalProps,
  'title' | 'size' | 'onClose' | 'children' | 'closeOnClickOutside' | 'closeOnEscape'
>

/** Something above the page, for as long as it is drawn. Closed, it is gone at once: no key waits for it. */
export function Dialog(props: DialogProps) {
  const t = useWords('common.app')
  // The library gives the focus back only when it stays drawn; ours go.
  useFocusBack()
  return (
    <Modal
      opened
      transitionProps={{ duration: 0 }}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('close') }}
      // A dialog's header is no second banner of the page.
      attributes={{ header: { role: 'presentation' } }}
      {...props}
    />
  )
}
