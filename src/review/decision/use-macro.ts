import { useState } from 'react'
import { claimBulk } from '../../../contract/bulk.ts'
import { claimHold } from '../../../contract/claim-work.ts'
import type { Claim } from '../../../contract/claims.ts'
import type { FilledPhrase, Macro } from '../../../contract/phrases.ts'
import { useFailure, useParticulars } from '../../api/problem-words.ts'
import { asAnswerOf, useCommand } from '../../api/use-command.ts'
import { claimQuery } from '../../claims/claim-query.ts'
import { useWords } from '../../ui/words.ts'
import type { OwnDraft } from '../draft.ts'

export type FilledMacro = FilledPhrase & { macro: Macro }

/** The sentence in the draft that a macro would replace with another one. */
export function replacedBy({ text, macro }: FilledMacro, draft: OwnDraft): string | null {
  const own = draft.addition.trim()
  return macro.decision && text !== null && own !== '' && own !== text.trim() ? own : null
}

/** Whether a macro changes the claim, lacks something or replaces a sentence: then it asks first. */
export const isAskedFirst = (chosen: FilledMacro, draft: OwnDraft): boolean =>
  chosen.macro.tag !== null ||
  chosen.macro.hold !== null ||
  chosen.missing.length + chosen.goneReasons.length > 0 ||
  replacedBy(chosen, draft) !== null

/** What a macro puts into the draft of its decision. */
function draftOf(
  { text, macro: { decision }, goneReasons }: FilledMacro,
  { reasons, preselected }: Pick<OwnDraft, 'reasons' | 'preselected'>,
): Partial<OwnDraft> {
  if (!decision) return {}
  const { kind } = decision
  const fitting = decision.reasons.filter((id) => !goneReasons.includes(id))
  return {
    kind,
    reasons: { ...reasons, [kind]: fitting },
    preselected: { ...preselected, [kind]: null },
    ...(text !== null && { addition: text }),
  }
}

/**
 * Applies a macro: its tag and its hold by their own commands, then its decision as a draft. It never
 * decides. The first refusal ends it, and what was done before stays.
 *
 * @param onDone before the draft is filled
 * @param onHeld afterwards, if the claim is on hold now
 */
export function useMacro(
  claim: Claim,
  draft: OwnDraft,
  { onDone, onHeld }: { onDone(macro: FilledMacro): void; onHeld(): void },
) {
  const { number } = claim
  const problem = useWords('common.problems')
  const failure = useFailure()
  const particulars = useParticulars()
  const tag = useCommand(claimBulk)
  const hold = useCommand(claimHold, { shows: asAnswerOf(claimQuery(number)) })
  const [refused, setRefused] = useState<string | null>(null)
  const [isPending, setIsPending] = useState(false)

  /** @returns the version after it */
  async function addTag(wanted: string): Promise<number> {
    const act = { kind: 'tag' as const, add: [wanted], remove: [] }
    const rows = [{ number, version: claim.version }]
    const [row] = (await tag.mutateAsync({ body: { act, rows } })).rows
    if (row?.version && row.outcome !== 'refused') return row.version
    const why = row?.why ?? 'claim_changed'
    throw new Refused(particulars({ id: why, by: row?.by }) ?? problem(why))
  }

  async function run(chosen: FilledMacro) {
    const { macro, holdUntil } = chosen
    let { version } = claim
    if (macro.tag !== null) version = await addTag(macro.tag)
    if (macro.hold && holdUntil) {
      const body = { until: holdUntil, because: macro.hold.because }
      version = (await hold.mutateAsync({ params: { number }, version, body })).version
    }
    onDone(chosen)
    if (macro.decision) draft.change({ ...draftOf(chosen, draft), version })
    if (macro.hold) onHeld()
  }

  return {
    isPending,
    refused,
    forget: () => setRefused(null),
    async apply(chosen: FilledMacro) {
      if (isPending) return
      setIsPending(true)
      setRefused(null)
      try {
        await run(chosen)
      } catch (error) {
        const { detail, text } = failure(error)
        setRefused(error instanceof Refused ? error.message : (detail ?? text))
      } finally {
        setIsPending(false)
      }
    },
  }
}

/** The one claim that was to be tagged was refused. */
class Refused extends Error {}
