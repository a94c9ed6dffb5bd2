import { create } from 'zustand'

interface MailPreferences {
  /** Whether the English translation is shown below the member's mail. */
  isInEnglish: boolean
  prefer(changed: Partial<Pick<MailPreferences, 'isInEnglish'>>): void
}

/** How a person reads mails, kept from claim to claim: who needs English once needs it each time. */
export const useMailPreferences = create<MailPreferences>((set) => ({
  isInEnglish: false,
  prefer: (changed) => set(changed),
}))
