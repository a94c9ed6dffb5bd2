/** How a code is shown wherever it is not being sent: `•••• AB12`. */
export const maskedCode = (last4: string) => `•••• ${last4}`
