import type { Fault } from '../../contract/faults.ts'

/** Words that someone guessing passwords at this desk would try first. */
const contextWords = [
  'msi',
  'redeem',
  'desk',
  'promo',
  'password',
  'passwort',
  'kata sandi',
  'motdepasse',
]

/** Least characters of a password besides a guessable word. */
const minOwnCharacters = 8

/**
 * Faults of a new password beyond its length, which the contract checks: mostly a guessable word,
 * the person's own name, or a repeated pattern (ASVS 6.2.4, 6.2.11).
 */
export function passwordFault(password: string, about: (string | undefined)[]): Fault[] {
  const folded = password.toLowerCase()
  const words = [...contextWords, ...about.flatMap(partsOf)]
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), folded)
  const isGuessable =
    rest.length < minOwnCharacters || new Set(folded).size < 5 || isSequence(folded)
  return isGuessable
    ? [{ field: 'password', code: 'guessable', message: 'is too easy to guess' }]
    : []
}

function partsOf(text: string | undefined): string[] {
  return (text ?? '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= 3)
}

/** `123456789012`, `abcdefghijkl`: every character follows the one before. */
function isSequence(text: string): boolean {
  const steps = [...text].slice(1).map((character, index) => {
    const step = character.charCodeAt(0) - text.charCodeAt(index)
    return Math.abs(step) === 1 || Math.abs(step) === 9
  })
  return steps.every(Boolean)
}
