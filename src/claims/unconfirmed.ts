/** Claims whose decision was sent and is not confirmed, refused ones included, by number. */
const unconfirmed = new Set<string>()

/** They still wait as far as the server knows, so taking the next claim has to leave them out. */
export const unconfirmedClaims = (): string[] => [...unconfirmed]

export const isUnconfirmed = (number: string): boolean => unconfirmed.has(number)

export function setUnconfirmed(numbers: Iterable<string>): void {
  unconfirmed.clear()
  for (const number of numbers) unconfirmed.add(number)
}
