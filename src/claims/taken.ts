const storageName = 'redeem-desk.taken'

/** Remembers, in this tab, the claim that was taken as the next one. */
export const rememberTaken = (number: string): void => sessionStorage.setItem(storageName, number)

/** Whether a claim was taken as the next one, not opened from a list to look at. */
export const isTaken = (number: string): boolean => sessionStorage.getItem(storageName) === number
