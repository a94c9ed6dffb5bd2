export interface ReadText {
  text: string
  /** As the Encoding Standard calls it, such as `utf-8` or `windows-1252`. */
  encoding: string
}
