import { keepPreviousData } from '@tanstack/react-query'
import { workloadList } from '../../contract/reassign.ts'
import { reportRead } from '../../contract/reports.ts'
import { sharingRead } from '../../contract/sharing.ts'
import { boardRead, trendRead } from '../../contract/supervision.ts'
import { teamRead } from '../../contract/team.ts'
import { queryOf } from '../api/query.ts'
import type { BoardSearch } from './board-search.ts'
import type { ReportSearch } from './report-search.ts'

/** Milliseconds between two requests for the state of the desk. */
const lookAgainEvery = 60_000

const asBefore = { placeholderData: keepPreviousData }

export const boardQuery = (query: BoardSearch) =>
  queryOf(boardRead, { query }, { ...asBefore, refetchInterval: lookAgainEvery })

export const trendQuery = (query: BoardSearch) =>
  queryOf(trendRead, { query }, { ...asBefore, refetchInterval: lookAgainEvery })

export const sharingQuery = queryOf(sharingRead, {})

export const workloadsQuery = queryOf(workloadList, {})

export const reportQuery = (query: ReportSearch) => queryOf(reportRead, { query }, asBefore)

export const teamQuery = queryOf(teamRead, {})
