import { Combobox } from '@mantine/core'
import type { Colleague } from '../../../contract/claim-words.ts'
import { useWords } from '../../ui/words.ts'

interface MentionListProps {
  offered: Colleague[]
  /** Why nobody is offered. */
  why: 'full' | 'colleaguesLoading' | 'colleaguesFailed' | 'nobody'
}

/** Colleagues whose name begins like what is typed after an `@`. */
export function MentionList({ offered, why }: MentionListProps) {
  const t = useWords('review.notes')
  return (
    <Combobox.Dropdown>
      <Combobox.Options aria-label={t('colleagues')}>
        {offered.map(({ id, name }) => (
          <Combobox.Option key={id} value={id}>
            {name}
          </Combobox.Option>
        ))}
        {offered.length === 0 && <Combobox.Empty>{t(why)}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox.Dropdown>
  )
}
