import { Combobox } from '@mantine/core'
import type { Colleague } from '../../../contract/claim-words.ts'
import { useWords } from '../../ui/words.ts'

interface MentionListProps {
  offered: Colleague[]
  isFull: boolean
}

/** Colleagues whose name begins like what is typed after an `@`. */
export function MentionList({ offered, isFull }: MentionListProps) {
  const t = useWords('review.notes')
  return (
    <Combobox.Dropdown>
      <Combobox.Options aria-label={t('colleagues')}>
        {offered.map(({ id, name }) => (
          <Combobox.Option key={id} value={id}>
            {name}
          </Combobox.Option>
        ))}
        {offered.length === 0 && <Combobox.Empty>{t(isFull ? 'full' : 'nobody')}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox.Dropdown>
  )
}
