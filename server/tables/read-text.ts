export interface ReadText {
  text: string
  /** Name in the Encoding Standard, such as `utf-8` or `windows-1252`. */
  encoding: string
}
