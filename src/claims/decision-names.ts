/** The decisions as words and abilities name them. */
export const decisionNames = {
  approve: 'approve',
  ask_again: 'askAgain',
  decline: 'decline',
} as const
