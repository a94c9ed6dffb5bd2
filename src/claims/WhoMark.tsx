import classes from './WhoMark.module.css'

interface WhoMarkProps {
  name: string
  /** What this colleague has to do with the claim. */
  words: string
  /** Is at it right now. */
  isBusy?: boolean
}

/** A colleague by their initials; the words are in its tooltip and for screen readers. */
export function WhoMark({ name, words, isBusy = false }: WhoMarkProps) {
  return (
    <span
      className={classes.who}
      data-busy={isBusy || undefined}
      role="img"
      aria-label={words}
      title={words}
    >
      {initialsOf(name)}
    </span>
  )
}

/** First letters of the first and the last name: “Rina Wijaya” is RW. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], ...(words.length > 1 ? [words.at(-1)] : [])]
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
