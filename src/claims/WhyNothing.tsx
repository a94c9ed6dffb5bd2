import { Text } from '@mantine/core'
import type { Answer } from '../../contract/endpoint.ts'
import type { claimNext } from '../../contract/queue.ts'
import { languageName } from '../ui/language-name.ts'
import { loadLaterWords, useWords } from '../ui/words.ts'

type Next = Answer<typeof claimNext>

/** Below the message that there is no claim to take: why the others are not given. */
export async function whyNothing(next: Next) {
  if (!next.isAtLimit && next.unread.length === 0) return null
  await loadLaterWords()
  return <WhyNothing {...next} />
}

function WhyNothing({ isAtLimit, unread }: Next) {
  const t = useWords('common.notGiven')
  return (
    <Text size="sm">
      {isAtLimit ? t('atLimit') : t('unread', { languages: unread.map(languageName).join(', ') })}
    </Text>
  )
}
