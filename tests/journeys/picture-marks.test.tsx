import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createRef } from 'react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createQueryClient } from '../../src/api/query-client.ts'
import { AppProviders } from '../../src/app/AppProviders.tsx'
import type { Mark } from '../../src/ui/viewer/Marks.tsx'
import type { ViewerHandle } from '../../src/ui/viewer/Picture.tsx'
import { forgetPictures } from '../../src/ui/viewer/picture-memory.ts'
import { PictureViewer } from '../../src/ui/viewer/PictureViewer.tsx'
import { addWords, loadWords } from '../../src/ui/words.ts'
import common from '../../src/words/en/common.json'

beforeAll(() => {
  addWords('common', common)
  return loadWords('review')
})
afterEach(forgetPictures)

const marks: Mark[] = [
  { id: 'serial', label: 'S/N', tone: 'good', x: 100, y: 50, width: 200, height: 40 },
  { id: 'date', label: 'Invoice date', tone: 'bad', x: 700, y: 500, width: 80, height: 20 },
]

function open() {
  const onPick = vi.fn<(id: string) => void>()
  const picture = createRef<ViewerHandle>()
  render(
    <AppProviders queryClient={createQueryClient()}>
      <PictureViewer
        ref={picture}
        src="data:,"
        name="a picture"
        label="Invoice"
        size={{ width: 800, height: 600 }}
        marks={marks}
        onPick={onPick}
        onShown={() => {}}
        isActive
        onActivate={() => {}}
      />
    </AppProviders>,
  )
  fireEvent.load(screen.getByRole('img', { name: 'Invoice' }))
  return { onPick, picture, user: userEvent.setup() }
}

const sheet = () =>
  screen.getByRole('img', { name: 'Invoice' }).parentElement?.parentElement?.style.transform

test('a mark lies over the picture in its own pixels, and turns with it', async () => {
  const { picture } = open()
  const mark = screen.getByRole('button', { name: 'S/N' })
  expect(mark).toHaveStyle({ left: '100px', top: '50px', width: '200px', height: '40px' })
  expect(mark.parentElement).toBe(screen.getByRole('img', { name: 'Invoice' }).parentElement)
  picture.current?.turn(1)
  await vi.waitFor(() => expect(mark.parentElement?.style.transform).toContain('rotate(90deg)'))
})

test('a mark is picked with the mouse and with Enter', async () => {
  const { onPick, user } = open()
  await user.click(screen.getByRole('button', { name: 'S/N' }))
  screen.getByRole('button', { name: 'Invoice date' }).focus()
  await user.keyboard('{Enter}')
  expect(onPick.mock.calls).toEqual([['serial'], ['date']])
})

test('what is shown lies in the middle of the frame, upright or turned', async () => {
  const { picture } = open()
  // The frame is 1280 by 800, the middle of the box at 740, 510, three times as large.
  picture.current?.show({ x: 700, y: 500, width: 80, height: 20 })
  expect(sheet()).toBe('translate(-1580px, -1130px) scale(3)')
  picture.current?.turn(1)
  await vi.waitFor(() => expect(sheet()).toBe('translate(370px, -1820px) scale(3)'))
  picture.current?.fit()
  picture.current?.show({ x: 700, y: 500, width: 80, height: 20 })
  expect(sheet()).toBe('translate(370px, -1820px) scale(3)')
})
