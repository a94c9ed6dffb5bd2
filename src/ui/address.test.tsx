import { act, cleanup, render } from '@testing-library/react'
import fc from 'fast-check'
import { useEffect } from 'react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, expect, test } from 'vitest'
import { useAddress, withParameter, type ChangeAddress } from './address.ts'

afterEach(cleanup)

/** A page with an address, on a router whose pages are asked for first, as those of the app are. */
async function openPage(address = '/page') {
  const drawn: ChangeAddress[] = []
  function Page() {
    const [, change] = useAddress()
    useEffect(() => {
      drawn.push(change)
    })
    return null
  }
  const ask = async () => {
    await Promise.resolve()
    return null
  }
  const router = createMemoryRouter(
    [
      { path: '/page', loader: ask, element: <Page />, HydrateFallback: () => null },
      { path: '/other', loader: ask, element: null },
    ],
    { initialEntries: [address] },
  )
  await act(async () => render(<RouterProvider router={router} />))
  return {
    router,
    /** As it was drawn first: of a page that is slow to draw that is all there is. */
    change: drawn[0] ?? expect.fail('nothing was drawn'),
    now: () => drawn.at(-1) ?? expect.fail('nothing was drawn'),
    address: () => router.state.location.pathname + router.state.location.search,
  }
}

const names = ['q', 'order', 'attempt', 'region']
const step = fc.record({
  name: fc.constantFrom(...names),
  value: fc.option(fc.constantFrom('a', 'b', 'ü &=?', '火'), { freq: 3 }),
  replace: fc.boolean(),
  /** Whether the person is slow enough for the page to follow. */
  waits: fc.boolean(),
})

test('of any quick changes nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { change, now, router } = await openPage()
      let expected = new URLSearchParams()
      for (const [at, { name, value, replace, waits }] of steps.entries()) {
        const setter = at % 2 === 0 ? change : now()
        act(() => setter((before) => withParameter(before, name, value), { replace }))
        expected = withParameter(expected, name, value)
        if (waits) await act(async () => {})
      }
      await act(async () => {})
      expect(new URLSearchParams(router.state.location.search).toString()).toBe(expected.toString())
      cleanup()
    }),
    { numRuns: 60 },
  )
})

test('a letter typed right after a step leaves the step to go back from', async () => {
  const { change, router, address } = await openPage('/page?view=one')
  await act(async () => {
    change((now) => withParameter(now, 'view', 'two'))
    change((now) => withParameter(now, 'q', 'd'), { replace: true })
  })
  expect(address()).toBe('/page?view=two&q=d')
  await act(() => router.navigate(-1))
  expect(address()).toBe('/page?view=one')
})

test('a change that comes after one has left is none, and takes nobody back', async () => {
  const { change, router, address } = await openPage()
  await act(async () => {
    void router.navigate('/other')
    change((now) => withParameter(now, 'q', 'late'), { replace: true })
  })
  expect(address()).toBe('/other')
  await act(async () => change((now) => withParameter(now, 'q', 'later still')))
  expect(address()).toBe('/other')
})

test('what changes nothing is no step', async () => {
  const { change, router, address } = await openPage('/page?view=one')
  await act(async () => change((now) => withParameter(now, 'view', 'two')))
  await act(async () => change((now) => withParameter(now, 'view', 'two')))
  await act(() => router.navigate(-1))
  expect(address()).toBe('/page?view=one')
})

test('changing one thing leaves the others', () => {
  const before = new URLSearchParams('promotion=a&by=region')
  expect(withParameter(before, 'by', 'attempt').toString()).toBe('promotion=a&by=attempt')
  expect(withParameter(before, 'promotion', null).toString()).toBe('by=region')
  expect(before.toString()).toBe('promotion=a&by=region')
})
