import { formatMoment } from '../ui/dates.ts'
import { OneTimeLink } from '../ui/OneTimeLink.tsx'
import { useWords } from '../ui/words.ts'

export interface MadeLink {
  name: string
  /** Path with the secret behind `#`. */
  link: string
  expiresAt: string
}

/** A single-use link, shown only once. */
export function LinkSheet({ made, onClose }: { made: MadeLink; onClose(): void }) {
  const t = useWords('staff.link')
  return (
    <OneTimeLink
      path={made.link}
      words={{
        title: t('title', { name: made.name }),
        text: t('text', { when: formatMoment(made.expiresAt) }),
        copy: t('copy'),
        copied: t('copied'),
        done: t('done'),
      }}
      onClose={onClose}
    />
  )
}
