import { Menu } from '@mantine/core'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { createQueryClient } from '../api/query-client.ts'
import { AppProviders } from '../app/AppProviders.tsx'
import common from '../words/en/common.json'
import { addWords } from './words.ts'

addWords('common', common)

// Here every element measures nothing, which is what the library takes for "out of sight".
test('a menu that is open is seen, also once its place was measured', async () => {
  render(
    <AppProviders queryClient={createQueryClient()}>
      <Menu>
        <Menu.Target>
          <button type="button">Batch</button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item>Labels</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </AppProviders>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Batch' }))
  const menu = await screen.findByRole('menu', { hidden: true })
  await waitFor(() => expect(menu.style.top).toBe('8px'))
  // It fades in; one that counts as out of sight never does.
  const item = screen.getByRole('menuitem', { name: 'Labels', hidden: true })
  await waitFor(() => expect(item).toBeVisible())
})
