import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DecisionKind } from '../../contract/claim-words.ts'
import type { EvidenceKind } from '../../contract/evidence.ts'
import { lookGive, type BlindLook } from '../../contract/quality.ts'
import { useFailure } from '../api/problem-words.ts'
import { useCommand } from '../api/use-command.ts'
import { evidenceState, type EvidenceState } from '../claims/evidence-state.ts'
import { reasonsQuery } from '../claims/reasons-query.ts'
import { useIsOnline } from '../ui/use-is-online.ts'
import { useWords } from '../ui/words.ts'
import classes from './LookDesk.module.css'
import { LookFacts } from './LookFacts.tsx'
import { emptyLook, LookForm } from './LookForm.tsx'
import { LookPictures } from './LookPictures.tsx'
import type { GivenLook } from './LookResult.tsx'
import { LookVerdict } from './LookVerdict.tsx'

interface LookDeskProps {
  look: BlindLook
  onGiven(given: GivenLook): void
}

/** The evidence and facts, and the verdict below: the claim page without anything that tells. */
export function LookDesk({ look, onGiven }: LookDeskProps) {
  const failure = useFailure()
  const [shown, setShown] = useState<Record<string, boolean>>({})
  const [alone, setAlone] = useState<EvidenceKind | null>(null)
  const [kind, setKind] = useState<DecisionKind | null>(null)
  const [draft, setDraft] = useState(emptyLook)
  // The next key selects a reason, so the catalogue has to be loaded first.
  const catalogue = useQuery(reasonsQuery)
  const whyNot = useWhyNot(evidenceState(look.attempt, shown, alone))
  const give = useCommand(lookGive, {
    onDone: (answer, { body: second }) =>
      onGiven({
        ...answer,
        second,
        labels: Object.fromEntries((catalogue.data ?? []).map(({ id, label }) => [id, label])),
      }),
  })
  return (
    <div className={classes.desk}>
      <LookPictures
        look={look}
        alone={alone}
        onAlone={setAlone}
        onShown={(sha256, isShown) => setShown((before) => ({ ...before, [sha256]: isShown }))}
      />
      <aside className={classes.panel}>
        {kind ? (
          <LookForm
            key={kind}
            kind={kind}
            draft={draft}
            isPending={give.isPending}
            failure={give.isError ? failure(give.error).text : null}
            onChange={setDraft}
            onBack={() => setKind(null)}
            onGive={(reasons) =>
              give.mutate({ params: { id: look.id }, body: { kind, reasons, note: draft.note } })
            }
          />
        ) : (
          <>
            <div className={classes.scroll}>
              <LookFacts look={look} />
            </div>
            <LookVerdict
              whyNot={whyNot}
              onChoose={(chosen) => {
                give.reset()
                setKind(chosen)
              }}
            />
          </>
        )}
      </aside>
    </div>
  )
}

/** Why a verdict is not possible now, as on the claim page. */
function useWhyNot(evidence: EvidenceState): string | null {
  const t = useWords('review.decision.whyNot')
  const ts = useWords('secondLook')
  const isOnline = useIsOnline()
  if (!isOnline) return t('offline')
  if (evidence === 'failed') return t('picturesFailed')
  if (evidence === 'unseen') return ts('unseen')
  if (evidence === 'loading') return t('pictures')
  return null
}
