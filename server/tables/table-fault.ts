/** Why a file cannot be read as a table; none of it is used then. */
export interface TableFault {
  fault: {
    code:
      | 'not_text'
      | 'workbook'
      | 'unknown_letters'
      | 'open_quote'
      | 'stray_quote'
      | 'swallowed_rows'
      | 'too_wide'
      | 'too_long'
      | 'too_big'
      | 'required'
    /** What is wrong and on which line, in English; follows "the file". */
    message: string
  }
}

export function tableFault(code: TableFault['fault']['code'], message: string): TableFault {
  return { fault: { code, message } }
}
