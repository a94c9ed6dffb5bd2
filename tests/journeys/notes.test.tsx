import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { claimWatch, noteAdd, noteList } from '../../contract/notes.ts'
import { sessionRead } from '../../contract/session.ts'
import { newKey, readClaim, redeem } from '../support/acts.ts'
import { appTest } from '../support/app.tsx'
import type { Somebody } from '../support/desk.ts'

const app = appTest(async (desk) => {
  desk.at('2026-03-10T02:00:00Z')
  await desk.addPromotion('smart-moves')
})

const nameOf = async (who: Somebody) =>
  (await who.call(sessionRead, {})).person?.name ?? expect.fail('Nobody')
const notesOf = (who: Somebody, number: string) =>
  who.call(noteList, { params: { number }, query: {} })
const add = (who: Somebody, number: string, text: string, mentions: string[] = []) =>
  who.call(noteAdd, { params: { number }, idempotencyKey: newKey(), body: { text, mentions } })

const write = async (number: string, who: Somebody) => {
  const opened = await app.openAs(who.id, `/claims/${number}`)
  await screen.findByRole('radio', { name: /^Notes/ })
  await opened.user.keyboard('{Alt>}n{/Alt}')
  const field = await screen.findByRole('textbox', { name: 'New note' })
  await waitFor(() => expect(field).toHaveFocus())
  return { ...opened, field }
}

test('a note that mentions a colleague is written, found at their bell, and leads them to it, by keyboard', async () => {
  const [ayu, budi] = [await app.desk.as('agent'), await app.desk.as('agent')]
  const number = await redeem(app.desk)
  const { version } = await readClaim(ayu, number)
  const name = await nameOf(budi)
  const { user, field } = await write(number, ayu)
  await user.keyboard('Which store is it, @nobody at all{Enter}')
  await user.keyboard(`or ask @${name.slice(0, -1)}`)
  const list = await screen.findByRole('listbox', { name: 'Colleagues' })
  await within(list).findByRole('option', { name })
  // The whole name: others begin like it.
  await user.keyboard(name.slice(-1))
  await waitFor(() => expect(within(list).getAllByRole('option')).toHaveLength(1))
  await user.keyboard('{Enter}')
  expect(field).toHaveValue(`Which store is it, @nobody at all\nor ask @${name} `)
  expect(field).toHaveFocus()
  await user.keyboard('?{Control>}{Enter}{/Control}')
  await screen.findByRole('radio', { name: 'Notes 1' })
  const notes = screen.getByRole('list', { name: 'Notes' })
  expect(within(notes).getByText(`@${name}`)).toBeVisible()
  expect(within(notes).getByText(/left to edit/)).toBeVisible()
  expect(field).toHaveValue('')
  expect((await notesOf(ayu, number)).items[0]?.mentions).toEqual([{ id: budi.id, name }])
  expect((await readClaim(ayu, number)).version).toBe(version)

  cleanup()
  const there = await app.openAs(budi.id, '/queue')
  const bell = await screen.findByRole('button', { name: 'Notices: 1 unread' })
  bell.focus()
  await there.user.keyboard('{Enter}')
  const told = await screen.findByRole('link', { name: new RegExp(`mentioned you on ${number}`) })
  expect(told).toHaveTextContent('Which store is it')
  told.focus()
  await there.user.keyboard('{Enter}')
  await waitFor(() => expect(there.address()).toMatch(`/claims/${number}?note=`))
  const panel = await screen.findByRole('list', { name: 'Notes' })
  await within(panel).findByText(/Which store is it/)
})

test('the list of colleagues closes with Escape, and the field is left with the next one', async () => {
  const ayu = await app.desk.as('agent')
  const number = await redeem(app.desk)
  const { user, field } = await write(number, ayu)
  await user.keyboard('@zzz')
  await screen.findByText('No colleague with this name')
  await user.keyboard('{Escape}')
  expect(screen.getByText('No colleague with this name')).not.toBeVisible()
  expect(field).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(field).not.toHaveFocus()
  expect(field).toHaveValue('@zzz')
})

test('a note that could not be sent stays, also on another claim and back, and is sent once', async () => {
  const ayu = await app.desk.as('agent')
  const number = await redeem(app.desk)
  const { user, field, go } = await write(number, ayu)
  app.intercept.before = async (request) =>
    request.method === 'POST' && request.url.endsWith('/notes')
      ? Response.json(
          { id: 'internal_error', title: 'Broken', status: 500, type: 'about:blank' },
          { status: 500 },
        )
      : undefined
  await user.keyboard('The store is in Medan{Control>}{Enter}{/Control}')
  await screen.findByText(/wrong on our side|went wrong/i)
  expect(field).toHaveValue('The store is in Medan')
  await go('/queue')
  await go(`/claims/${number}`)
  await screen.findByRole('radio', { name: 'Notes' })
  await user.keyboard('{Alt>}n{/Alt}')
  const again = await screen.findByRole('textbox', { name: 'New note' })
  expect(again).toHaveValue('The store is in Medan')
  // It reaches the desk, and the answer is lost: the same note is asked for again, not another one.
  let lost = 0
  app.intercept.before = async (request) => {
    if (request.method !== 'POST' || !request.url.endsWith('/notes')) return
    lost += 1
    return lost === 1 ? 'lost' : undefined
  }
  await waitFor(() => expect(again).toHaveFocus())
  await user.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByRole('radio', { name: 'Notes 1' })
  expect((await notesOf(ayu, number)).count).toBe(1)
})

test('nothing is written into a note while it is sent, and the focus stays where somebody went', async () => {
  const ayu = await app.desk.as('agent')
  const number = await redeem(app.desk)
  const { user, field } = await write(number, ayu)
  const gate = Promise.withResolvers<void>()
  app.intercept.before = async (request) => {
    if (request.method === 'POST' && request.url.endsWith('/notes')) await gate.promise
  }
  await user.keyboard('The store is in Medan{Control>}{Enter}{/Control}')
  await waitFor(() => expect(field).toHaveAttribute('readonly'))
  await user.keyboard(' and closed')
  expect(field).toHaveValue('The store is in Medan')
  const elsewhere = screen.getByRole('button', { name: 'Watch this claim' })
  elsewhere.focus()
  gate.resolve()
  await screen.findByRole('radio', { name: 'Notes 1' })
  await waitFor(() => expect(field).toHaveValue(''))
  expect(elsewhere).toHaveFocus()
  expect(field).not.toHaveAttribute('readonly')
})

test('the keys that send a note pick a colleague while some are offered', async () => {
  const [ayu, budi] = [await app.desk.as('agent'), await app.desk.as('agent')]
  const number = await redeem(app.desk)
  const name = await nameOf(budi)
  const { user, field } = await write(number, ayu)
  await user.keyboard(`Ask @${name}`)
  const list = await screen.findByRole('listbox', { name: 'Colleagues' })
  await waitFor(() => expect(within(list).getAllByRole('option')).toHaveLength(1))
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(field).toHaveValue(`Ask @${name} `)
  await user.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByRole('radio', { name: 'Notes 1' })
  const { items } = await notesOf(ayu, number)
  expect(items.map(({ mentions }) => mentions)).toEqual([[{ id: budi.id, name }]])
})

test('colleagues that could not be loaded are not said to be missing', async () => {
  const ayu = await app.desk.as('agent')
  const number = await redeem(app.desk)
  const gate = Promise.withResolvers<void>()
  app.intercept.before = async (request) => {
    if (!request.url.includes('who=read')) return
    await gate.promise
    return Response.error()
  }
  const { user } = await write(number, ayu)
  await user.keyboard('@a')
  await screen.findByText('Loading colleagues…')
  gate.resolve()
  await screen.findByText('Colleagues could not be loaded.')
})

test('a place is picked or given up by key wherever the focus is, and no decision begins', async () => {
  const ayu = await app.desk.as('agent')
  const number = await redeem(app.desk)
  const { user } = await write(number, ayu)
  const begin = async () => {
    await user.click(await screen.findByRole('button', { name: 'Mark a place' }))
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName('Place on the invoice'))
    screen.getByRole('radio', { name: /^Notes/ }).focus()
  }
  await begin()
  await user.keyboard('{Escape}')
  await begin()
  await user.keyboard('{Enter}')
  await screen.findByRole('button', { name: /^On the/ })
})

test('a kept edit does not take the focus, and the notice of a note leads to it once more', async () => {
  const ayu = await app.desk.as('agent')
  const number = await redeem(app.desk)
  await add(ayu, number, 'The store is in Medan')
  const id = (await notesOf(ayu, number)).items[0]?.id ?? expect.fail('No note')
  const { user, go } = await app.openAs(ayu.id, `/claims/${number}?note=${id}`)
  await user.click(await screen.findByRole('button', { name: 'Edit' }))
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Edit note' })).toHaveFocus())
  await user.click(screen.getByRole('radio', { name: /^History/ }))
  expect(screen.queryByRole('textbox', { name: 'Edit note' })).not.toBeInTheDocument()
  await go(`/claims/${number}?note=${id}`)
  const field = await screen.findByRole('textbox', { name: 'Edit note' })
  expect(field).not.toHaveFocus()
  expect(field.closest('li')).toHaveAttribute('aria-current', 'true')
})

test('its author edits a note, and everyone can read what it said before', async () => {
  const ayu = await app.desk.as('agent')
  const number = await redeem(app.desk)
  await add(ayu, number, 'The store is in Medan')
  const { user } = await app.openAs(ayu.id, `/claims/${number}`)
  await screen.findByRole('radio', { name: 'Notes 1' })
  await user.keyboard('{Alt>}n{/Alt}')
  await user.click(await screen.findByRole('button', { name: 'Edit' }))
  const field = await screen.findByRole('textbox', { name: 'Edit note' })
  await user.clear(field)
  await user.type(field, 'The store is in Bandung')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByText('Earlier text')
  expect(screen.getByText('The store is in Bandung')).toBeVisible()
  expect(screen.getByText('The store is in Medan')).toBeInTheDocument()
  expect(screen.getByText(/· edited/)).toBeVisible()
})

test('an auditor reads notes, writes and edits none, and is told so', async () => {
  const ayu = await app.desk.as('agent')
  const number = await redeem(app.desk)
  await add(ayu, number, 'Asked the store')
  const { user } = await app.open(`/claims/${number}`, 'auditor')
  await user.click(await screen.findByRole('radio', { name: 'Notes 1' }))
  await screen.findByText('Asked the store')
  expect(screen.getByText('Your role can read notes, but not write them.')).toBeVisible()
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument()
})

test('a claim is watched and no longer by one key, which the sheet of keys lists', async () => {
  const ayu = await app.desk.as('agent')
  const number = await redeem(app.desk)
  const { user } = await app.openAs(ayu.id, `/claims/${number}`)
  const start = await screen.findByRole('button', { name: 'Watch this claim' })
  await waitFor(() => expect(start).toBeEnabled())
  await user.keyboard('{Alt>}w{/Alt}')
  const stop = await screen.findByRole('button', { name: 'Stop watching this claim' })
  expect((await notesOf(ayu, number)).isWatched).toBe(true)
  await waitFor(() => expect(stop).toBeEnabled())
  await user.keyboard('{Alt>}w{/Alt}')
  await screen.findByRole('button', { name: 'Watch this claim' })
  await user.keyboard('?')
  await screen.findByText('Watch the claim, or stop watching')
  await screen.findByText('Write a note')
})

test('many and long notes: older ones are asked for, and a long one is cut', async () => {
  const ayu = await app.desk.as('agent')
  const number = await redeem(app.desk)
  await ayu.call(claimWatch, { params: { number } })
  await add(ayu, number, 'The very first')
  for (let n = 0; n < 30; n++) await add(ayu, number, `Note ${n}`)
  await add(ayu, number, 'long '.repeat(400))
  const { user } = await app.openAs(ayu.id, `/claims/${number}`)
  await user.click(await screen.findByRole('radio', { name: 'Notes 32' }))
  await user.click(await screen.findByRole('button', { name: 'Show all' }))
  await screen.findByRole('button', { name: 'Show less' })
  expect(screen.queryByText('The very first')).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Show older notes' }))
  await screen.findByText('The very first')
})
