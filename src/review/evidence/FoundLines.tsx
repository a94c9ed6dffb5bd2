import { ActionIcon } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { copyText } from '../../ui/copy-text.ts'
import { useWords } from '../../ui/words.ts'
import classes from './find.module.css'
import type { Find, Hit } from './use-find.ts'

/** Lines as they were read, paper by paper; pointing at one shows its place. */
export function FoundLines({ find }: { find: Find }) {
  const t = useWords('review.find')
  const papers = [...Map.groupBy(find.hits, ({ paper }) => paper.id).values()]
  return (
    <div className={classes.lines}>
      {papers.map((hits) => (
        <section key={hits[0]?.paper.id} aria-label={hits[0]?.paper.label}>
          <h3>{hits[0]?.paper.label}</h3>
          <ul>
            {hits.map((hit) => (
              <Line key={hit.id} hit={hit} find={find} />
            ))}
          </ul>
        </section>
      ))}
      {find.isCut && <p>{t('more')}</p>}
      {find.isLoaded && find.hits.length === 0 && <p>{t('nothing')}</p>}
    </div>
  )
}

function Line({ hit, find }: { hit: Hit; find: Find }) {
  const t = useWords('review.find')
  const { id, text } = hit
  return (
    <li
      data-current={find.hits[find.at]?.id === id || undefined}
      onPointerEnter={() => find.point(id)}
      onPointerLeave={() => find.point(null)}
    >
      <span>{text}</span>
      <ActionIcon
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={t('copyLine', { text })}
        title={t('copy')}
        onFocus={() => find.point(id)}
        onBlur={() => find.point(null)}
        onClick={() => copyText(text)}
      >
        <IconCopy size={13} stroke={1.7} />
      </ActionIcon>
    </li>
  )
}
