import classes from './reading.module.css'

interface CharactersProps {
  text: string
  /** Places of the characters that differ from what was expected. */
  differing: number[]
}

/** What was read, letter by letter: those that differ are underlined as well as coloured. */
export function Characters({ text, differing }: CharactersProps) {
  return (
    <span className={classes.characters}>
      {[...text].map((letter, at) =>
        differing.includes(at) ? <mark key={at}>{letter}</mark> : <span key={at}>{letter}</span>,
      )}
    </span>
  )
}
