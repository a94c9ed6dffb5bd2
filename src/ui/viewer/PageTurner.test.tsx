import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { createQueryClient } from '../../api/query-client.ts'
import { AppProviders } from '../../app/AppProviders.tsx'
import common from '../../words/en/common.json'
import review from '../../words/en/review.json'
import { addWords } from '../words.ts'
import { PageTurner } from './PageTurner.tsx'

addWords('common', common)
addWords('review', review)

function show(page: number, pages: number, pagesInAll: number) {
  const onPage = vi.fn<(page: number) => void>()
  render(
    <AppProviders queryClient={createQueryClient()}>
      <PageTurner {...{ page, pages, pagesInAll, onPage }} hasKeys={false} />
    </AppProviders>,
  )
  return onPage
}

test('of a document that was cut, all its pages are counted, and how many are shown is said', async () => {
  const onPage = show(10, 10, 12)
  expect(screen.getByText(/10 .*12/)).toHaveAttribute('title', 'Showing 10 of 12 pages')
  expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled()
  await userEvent.click(screen.getByRole('button', { name: 'Previous page' }))
  expect(onPage.mock.calls).toEqual([[9]])
})

test('of a whole document nothing more is said', () => {
  show(1, 3, 3)
  expect(screen.getByText(/1 .*3/)).not.toHaveAttribute('title')
})
