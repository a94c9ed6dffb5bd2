import type { Fault } from '../../contract/faults.ts'

/** Why a file cannot be read as a table; none of it is used then. */
export interface TableFault {
  /** The message follows "the file". */
  fault: Omit<Fault, 'field'>
}

/** @param about the line, or the limit */
export function tableFault(code: Fault['code'], message: string, about?: number): TableFault {
  return { fault: { code, message, ...(about !== undefined && { about: String(about) }) } }
}
