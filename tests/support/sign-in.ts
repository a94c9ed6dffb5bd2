import { screen } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { account, password } from './accounts.ts'
import type { AppTest, Opened } from './app.tsx'
import type { TestDesk } from './desk.ts'

export async function signIn(user: UserEvent, email: string, secret = password): Promise<void> {
  await user.type(await screen.findByLabelText(/^E-mail/), email)
  await user.type(screen.getByLabelText(/^Password/), `${secret}{Enter}`)
}

/** An address as somebody who has just signed in. */
export async function openSignedIn(
  app: AppTest,
  address: string,
  ...roles: Parameters<TestDesk['as']>
): Promise<Opened & { email: string }> {
  const { email } = await account(app.desk, ...roles)
  const opened = await app.open(address)
  await signIn(opened.user, email)
  return { ...opened, email }
}
