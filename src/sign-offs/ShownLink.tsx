import { formatMoment } from '../ui/dates.ts'
import { OneTimeLink } from '../ui/OneTimeLink.tsx'
import { useWords } from '../ui/words.ts'

export interface LinkToHand {
  /** Path with the secret behind `#`. */
  path: string
  expiresAt: string
  subject: string
}

/** Without a mail server: an account's single-use link, shown only once. */
export function ShownLink({ link, onClose }: { link: LinkToHand; onClose(): void }) {
  const t = useWords('signOffs')
  return (
    <OneTimeLink
      path={link.path}
      words={{
        title: t('linkTitle', { subject: link.subject }),
        text: t('linkText', { when: formatMoment(link.expiresAt) }),
        copy: t('copy'),
        copied: t('copied'),
        done: t('done'),
      }}
      onClose={onClose}
    />
  )
}
