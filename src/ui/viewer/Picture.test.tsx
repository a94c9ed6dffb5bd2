import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { AppProviders } from '../../app/AppProviders.tsx'
import { createQueryClient } from '../../api/query-client.ts'
import { addWords } from '../words.ts'
import common from '../../words/en/common.json'
import review from '../../words/en/review.json'
import { Picture } from './Picture.tsx'

addWords('common', common)
addWords('review', review)
const queryClient = createQueryClient()
const wrapper = ({ children }: { children: ReactNode }) => (
  <AppProviders queryClient={queryClient}>{children}</AppProviders>
)

/** A picture that arrived, and whose decoding ends as the test says. */
function arrived() {
  const onShown = vi.fn<(isShown: boolean) => void>()
  const { unmount } = render(
    <Picture
      src="/invoice"
      name="invoice"
      label="Invoice"
      size={{ width: 40, height: 30 }}
      onShown={onShown}
    />,
    { wrapper },
  )
  const image = screen.getByRole('img')
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  Object.assign(image, { decode: () => promise })
  fireEvent.load(image)
  return { onShown, unmount, decoded: resolve, broke: reject }
}

test('a picture is shown when it is decoded, not when it is fetched', async () => {
  const { onShown, decoded } = arrived()
  expect(onShown).not.toHaveBeenCalled()
  decoded()
  await waitFor(() => expect(onShown.mock.calls).toEqual([[true]]))
})

test('a picture that arrived and cannot be decoded was not shown, and says so', async () => {
  const { onShown, broke } = arrived()
  broke(new DOMException('The source image cannot be decoded.', 'EncodingError'))
  expect(await screen.findByRole('alert')).toBeVisible()
  expect(onShown.mock.calls).toEqual([[false]])
})

test('a picture that was put aside while it was decoded is not called undecodable', async () => {
  const { onShown, unmount, broke } = arrived()
  unmount()
  broke(new DOMException('The source image cannot be decoded.', 'EncodingError'))
  await new Promise(setImmediate)
  expect(onShown).not.toHaveBeenCalled()
})
