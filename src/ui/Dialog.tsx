import { Modal, type ModalProps } from '@mantine/core'
import { useFocusBack } from './focus-back.ts'
import { useWords } from './words.ts'

type DialogProps = Pick<
  ModalProps,
  'title' | 'size' | 'onClose' | 'children' | 'closeOnClickOutside' | 'closeOnEscape'
>

/**
 * A dialog, mounted only while open. Closing unmounts it at once, so that no shortcut waits for an
 * animation.
 */
export function Dialog(props: DialogProps) {
  const t = useWords('common.app')
  // Mantine only returns the focus if the dialog stays mounted; ours does not.
  useFocusBack()
  return (
    <Modal
      opened
      transitionProps={{ duration: 0 }}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('close') }}
      // Rendered as a div, because a second header element would be another banner landmark.
      attributes={{ header: { role: 'presentation' } }}
      {...props}
    />
  )
}
