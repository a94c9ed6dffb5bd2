import { expect } from 'vitest'
import type { Problem, ProblemId } from '../../contract/problems.ts'
import { ApiProblem } from '../../contract/client.ts'

/** The problem a call was refused with; a call that was not refused fails the test. */
export async function refusal(call: Promise<unknown>): Promise<Problem> {
  try {
    await call
  } catch (error) {
    if (error instanceof ApiProblem) return error.problem
    throw error
  }
  return expect.fail('was not refused')
}

/** Faults as `field: code`, sorted: what is wrong, without the wording. */
export async function faultsOf(call: Promise<unknown>): Promise<string[]> {
  const problem = await refusal(call)
  expect(problem.id).toBe('invalid_input')
  return (problem.faults ?? []).map(({ field, code }) => `${field}: ${code}`).toSorted()
}

/** The id of the problem a call was refused with. */
export const refusedWith = async (call: Promise<unknown>) => (await refusal(call)).id

/** What became of a call: its answer, or why it was refused. */
export async function outcomeOf<Answer>(
  call: Promise<Answer>,
): Promise<{ answer: Answer; problem: null } | { answer: null; problem: ProblemId }> {
  try {
    return { answer: await call, problem: null }
  } catch (error) {
    if (error instanceof ApiProblem) return { answer: null, problem: error.problem.id }
    throw error
  }
}
