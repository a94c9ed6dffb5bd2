import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import fc from 'fast-check'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { createQueryClient } from '../../api/query-client.ts'
import { AppProviders } from '../../app/AppProviders.tsx'
import common from '../../words/en/common.json'
import { addWords } from '../words.ts'
import { SearchField } from './SearchField.tsx'

addWords('common', common)
const queryClient = createQueryClient()
const wrapper = ({ children }: { children: ReactNode }) => (
  <AppProviders queryClient={queryClient}>{children}</AppProviders>
)
afterEach(cleanup)

/** A search whose page takes its time: what was sent stands in the address when the test says so. */
function slowPage() {
  const sent: string[] = []
  const show = (value: string) => (
    <SearchField label="Search" value={value} onChange={(q) => sent.push(q)} />
  )
  const { rerender } = render(show(''), { wrapper })
  const field = screen.getByRole('searchbox')
  return {
    field,
    sent,
    address: (value: string) => rerender(show(value)),
    send(text: string) {
      fireEvent.change(field, { target: { value: text } })
      fireEvent.keyDown(field, { key: 'Enter' })
    },
  }
}

test('an answer that comes late never takes back what was typed since', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 6 }),
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      (texts, isSkipped) => {
        const page = slowPage()
        for (const text of texts) page.send(text)
        const newest = texts.at(-1) ?? ''
        // Of addresses that follow quickly only some are drawn; the last one always is.
        for (const [at, text] of texts.entries()) {
          if (isSkipped[at] && text !== newest) continue
          page.address(text)
          expect(page.field).toHaveValue(newest)
        }
        page.address('from elsewhere')
        expect(page.field).toHaveValue('from elsewhere')
        cleanup()
      },
    ),
    { numRuns: 40 },
  )
})

test('back to what stood there before is shown, also right after it was changed', () => {
  const page = slowPage()
  page.send('dewi')
  page.address('dewi')
  page.address('')
  expect(page.field).toHaveValue('')
  page.address('dewi')
  expect(page.field).toHaveValue('dewi')
})
