import classes from './TagMarks.module.css'

/** The tags of a claim, in a subtle style. */
export function TagMarks({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null
  return (
    <span className={classes.tags} title={tags.join(', ')}>
      {tags.map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
    </span>
  )
}
