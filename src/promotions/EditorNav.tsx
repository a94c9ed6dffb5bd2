import { Badge } from '@mantine/core'
import { useWords } from '../ui/words.ts'
import type { Section } from './form-changes.ts'
import classes from './PromotionEditor.module.css'

interface EditorNavProps {
  sections: { name: Section; changes: number; faults: number }[]
  active: Section
  onGoTo(section: Section): void
}

/** The sections at the left, with what was changed in each and what is wrong. */
export function EditorNav({ sections, active, onGoTo }: EditorNavProps) {
  const t = useWords('promotions.page')
  return (
    <nav className={classes.nav} aria-label={t('sections')}>
      {sections.map(({ name, changes, faults }) => (
        <button
          key={name}
          type="button"
          className={classes.section}
          aria-current={name === active || undefined}
          onClick={() => onGoTo(name)}
        >
          <span>{t(name)}</span>
          {faults > 0 ? (
            <Badge size="xs" color="red" aria-label={t('faultsHere', { count: faults })}>
              {faults}
            </Badge>
          ) : (
            changes > 0 && (
              <Badge size="xs" variant="light" aria-label={t('changes', { count: changes })}>
                {changes}
              </Badge>
            )
          )}
        </button>
      ))}
    </nav>
  )
}
