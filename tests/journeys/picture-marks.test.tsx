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
import type { Box, Size } from '../../src/ui/viewer/view.ts'
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

interface Opened {
  name?: string
  evidence?: Box
  size?: Size
}

function open({ name = 'a picture', evidence, size = { width: 800, height: 600 } }: Opened = {}) {
  const onPick = vi.fn<(id: string) => void>()
  const picture = createRef<ViewerHandle>()
  const queryClient = createQueryClient()
  const viewer = (known: Box | null | undefined) => (
    <AppProviders queryClient={queryClient}>
      <PictureViewer
        ref={picture}
        src="data:,"
        name={name}
        kind="invoice"
        label="Invoice"
        size={size}
        evidence={known}
        marks={marks}
        onPick={onPick}
        onShown={() => {}}
        isActive
        onActivate={() => {}}
      />
    </AppProviders>
  )
  const { rerender, unmount } = render(viewer(evidence))
  fireEvent.load(screen.getByRole('img', { name: 'Invoice' }))
  const read = (known: Box) => rerender(viewer(known))
  return { onPick, picture, read, unmount, user: userEvent.setup() }
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
  picture.current?.toggle()
  picture.current?.show({ x: 700, y: 500, width: 80, height: 20 })
  expect(sheet()).toBe('translate(370px, -1820px) scale(3)')
})

/** The frame is 1280 by 800: a part as small as this is shown at 1.5 : 1. */
const size: Size = { width: 3200, height: 2400 }
const part: Box = { x: 1000, y: 700, width: 400, height: 100 }
const onPart = [-1160, -725, 1.5]
const whole = [117, 8, 0.33]

/** Where the corner of the picture is in its frame, and its scale, rounded. */
const view = () =>
  [...(sheet() ?? '').matchAll(/-?\d+(\.\d+)?/g)].map(([number], at) =>
    at < 2 ? Math.round(Number(number)) : Math.round(Number(number) * 100) / 100,
  )

test('a picture opens on its evidence; F shows the whole of it, and its evidence again', () => {
  const { picture } = open({ size, evidence: part })
  expect(view()).toEqual(onPart)
  picture.current?.toggle()
  expect(view()).toEqual(whole)
  picture.current?.toggle()
  expect(view()).toEqual(onPart)
  picture.current?.pan(30, 0)
  picture.current?.toggle()
  expect(view()).toEqual(whole)
})

test('the chosen way and zoom are kept for the next picture of its kind, and 0 takes the zoom back', () => {
  const first = open({ size, name: 'first', evidence: part })
  first.picture.current?.toggle()
  first.unmount()
  const second = open({ size, name: 'second', evidence: part })
  expect(view()).toEqual(whole)
  second.picture.current?.toggle()
  second.picture.current?.by(0.5)
  second.unmount()
  const third = open({ size, name: 'third', evidence: { ...part, x: 1200 } })
  expect(view()).toEqual([-410, -162, 0.75])
  third.picture.current?.reset()
  expect(view()).toEqual([-1460, -725, 1.5])
})

test('what is read while the picture is open moves it there, unless somebody has moved it', () => {
  const { read, unmount } = open({ size, name: 'untouched' })
  expect(view()).toEqual(whole)
  read(part)
  expect(view()).toEqual(onPart)
  unmount()
  const touched = open({ size, name: 'touched' })
  touched.picture.current?.pan(30, 0)
  const left = view()
  touched.read(part)
  expect(view()).toEqual(left)
})

test('evidence is shown on a turned picture, too', async () => {
  const { picture } = open({ size, evidence: part })
  picture.current?.turn(1)
  // Turned, the part is 100 wide and 400 high, and its middle at 1650, 1200.
  await vi.waitFor(() => expect(view()).toEqual([-1835, -1400, 1.5]))
})
