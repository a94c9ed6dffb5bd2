/** A LIKE pattern for "contains", against lower-cased text; what the person typed is taken literally. */
export function containing(typed: string): string {
  return `%${typed.toLowerCase().replaceAll(/[\\%_]/g, (special) => `\\${special}`)}%`
}
