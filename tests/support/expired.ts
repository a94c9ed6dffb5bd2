import { chaseAnswers } from '../../server/claims/answer/chase.ts'
import type { TestDesk } from './desk.ts'

/**
 * Lets the last date of a claim that was asked again have passed long ago, whenever that is on this
 * desk, and the desk find out. Its promotion works on the day it is.
 */
export async function letExpire(
  desk: Pick<TestDesk, 'database' | 'ports'>,
  number: string,
): Promise<void> {
  await desk.database
    .updateTable('awaited_answers')
    .set({ answer_by: '2020-01-06', next_at: new Date('2020-01-07T02:00:00Z') })
    .where('claim_id', '=', (claims) =>
      claims.selectFrom('claims').select('id').where('number', '=', number),
    )
    .execute()
  await chaseAnswers(desk.ports)
}
