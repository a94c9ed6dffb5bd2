import { Button, Kbd } from '@mantine/core'
import '@mantine/charts/styles.layer.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { boardSides, type Board } from '../../contract/supervision.ts'
import { useFailure } from '../api/problem-words.ts'
import { useMay } from '../api/session.ts'
import { useShortcut } from '../ui/shortcuts/shortcuts.ts'
import { ReassignDialog } from './ReassignDialog.tsx'
import { pressing, type ReassignFrom } from './reassign-from.ts'
import { CoverageWarning } from './CoverageWarning.tsx'
import { useAddress, withParameter } from '../ui/address.ts'
import { Failed } from '../ui/Failed.tsx'
import { ListPage } from '../ui/list/ListPage.tsx'
import { ListSkeleton } from '../ui/list/ListSkeleton.tsx'
import { ViewTabs } from '../ui/list/ViewTabs.tsx'
import { useWords } from '../ui/words.ts'
import { BoardFilters } from './BoardFilters.tsx'
import classes from './BoardPage.module.css'
import { parseBoardSearch, queueBehind, sideOf, type BoardSearch } from './board-search.ts'
import { boardQuery } from './supervision-queries.ts'
import { ForecastPanel } from './ForecastPanel.tsx'
import { SideTable } from './SideTable.tsx'
import { standings } from './standings.ts'
import { SupervisionTabs } from './SupervisionTabs.tsx'
import { TrendPanel } from './TrendPanel.tsx'

/** Whether deadlines will be met, why not, and what to do. */
export function Page() {
  const t = useWords('supervision')
  const failure = useFailure()
  const [parameters, setParameters] = useAddress()
  const search = parseBoardSearch(parameters)
  const board = useQuery(boardQuery(search))
  const canAct = useMay()('supervision.act')
  const [from, setFrom] = useState<ReassignFrom | null>(null)
  const reassign = (what: Pick<ReassignFrom, 'name' | 'search'>) =>
    setFrom({ ...what, due: pressing })
  useShortcut('a', t('board.reassign'), () => reassign({ name: t('board.everything'), search }), {
    isOn: canAct,
  })
  return (
    <ListPage
      title={t('board.title')}
      views={<SupervisionTabs />}
      actions={
        canAct && (
          <Button
            size="compact-md"
            rightSection={<Kbd size="xs">A</Kbd>}
            onClick={() => reassign({ name: t('board.everything'), search })}
          >
            {t('board.reassign')}
          </Button>
        )
      }
      filters={
        <BoardFilters
          search={search}
          onChange={(name, value) => setParameters((now) => withParameter(now, name, value))}
          onClear={() => setParameters(() => ({}))}
        />
      }
    >
      <div className={classes.scroller}>
        {board.isPending && <ListSkeleton />}
        {board.isError && !board.data && (
          <Failed
            title={t('board.failed')}
            {...failure(board.error)}
            onRetry={() => void board.refetch()}
          />
        )}
        {board.data && (
          <div className={classes.board}>
            {board.data.calendars.map((one) => (
              <CoverageWarning key={one.calendar} {...one} />
            ))}
            <Tiles board={board.data} search={search} />
            <Verdict board={board.data} />
            <div className={classes.charts}>
              <ForecastPanel forecast={board.data.forecast} search={search} />
              <TrendPanel search={search} />
            </div>
            <section aria-label={t('board.lines')} className={classes.panel}>
              <ViewTabs
                label={t('board.lines')}
                chosen={sideOf(parameters)}
                onChoose={(side) => setParameters((now) => withParameter(now, 'by', side))}
                views={boardSides.map((view) => ({ view, label: t(`sides.${view}`) }))}
              />
              <SideTable
                side={sideOf(parameters)}
                lines={board.data.sides[sideOf(parameters)]}
                search={search}
                onReassign={canAct ? reassign : null}
              />
            </section>
          </div>
        )}
      </div>
      {from && <ReassignDialog from={from} onClose={() => setFrom(null)} />}
    </ListPage>
  )
}

function Tiles({ board, search }: { board: Board; search: BoardSearch }) {
  const t = useWords('common.clock')
  return (
    <div className={classes.tiles}>
      {standings.map((standing) => (
        <Link
          key={standing}
          className={classes.tile}
          data-standing={standing}
          data-none={board.standings[standing] === 0 || undefined}
          to={queueBehind(search, { due: standing })}
        >
          <b>{board.standings[standing]}</b> <span>{t(standing)}</span>
        </Link>
      ))}
    </div>
  )
}

/** The most important sentence on the page. */
function Verdict({ board: { forecast, checksDue } }: { board: Board }) {
  const t = useWords('supervision.verdict')
  const { late, pace, needed, unavoidable, days } = forecast
  const isKept = late === 0
  const values = {
    late,
    needed,
    pace: pace === null ? '—' : pace.toFixed(1),
    count: days.length,
  }
  return (
    <p className={classes.verdict} role="status" data-kept={isKept || undefined}>
      <b>{isKept ? t('kept', values) : t('broken', values)}</b>{' '}
      {pace === null ? t('nobody') : t('pace', values)} {!isKept && t('needed', values)}{' '}
      {unavoidable > 0 && t('unavoidable', { count: unavoidable })}{' '}
      {checksDue > 0 && t('checksDue', { count: checksDue })}
    </p>
  )
}
