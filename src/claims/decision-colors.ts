/** The colour of each decision, on its button and where it is sent. */
export const colorOf = { approve: 'teal.9', ask_again: 'yellow.5', decline: 'red.9' } as const
