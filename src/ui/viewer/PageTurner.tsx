import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { keepFocus } from '../keep-focus.ts'
import { useWords } from '../words.ts'
import classes from './PictureViewer.module.css'
import { usePictureKey } from './use-viewer-keys.ts'

interface PageTurnerProps {
  page: number
  pages: number
  /** Number of pages in the document; `pages` of them are shown. */
  pagesInAll: number
  /** Whether the shortcuts turn these pages; of two invoices side by side, only one responds. */
  hasKeys: boolean
  onPage(page: number): void
}

export function PageTurner({ page, pages, pagesInAll, hasKeys, onPage }: PageTurnerProps) {
  const t = useWords('review.evidence')
  usePictureKey('PageDown', t('nextPage'), () => onPage(Math.min(page + 1, pages)), hasKeys)
  usePictureKey('PageUp', t('previousPage'), () => onPage(Math.max(page - 1, 1)), hasKeys)
  return (
    <span className={classes.pages}>
      <ActionIcon
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={t('previousPage')}
        disabled={page <= 1}
        onMouseDown={keepFocus}
        onClick={() => onPage(page - 1)}
      >
        <IconChevronLeft size={14} />
      </ActionIcon>
      <span title={pages < pagesInAll ? t('pagesCut', { pages, pagesInAll }) : undefined}>
        {t('page', { page, pages: pagesInAll })}
      </span>
      <ActionIcon
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={t('nextPage')}
        disabled={page >= pages}
        onMouseDown={keepFocus}
        onClick={() => onPage(page + 1)}
      >
        <IconChevronRight size={14} />
      </ActionIcon>
    </span>
  )
}
