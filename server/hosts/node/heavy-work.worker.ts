import { heavyJobs } from '../../heavy-jobs.ts'
import { serveHeavyJobs } from './serve-heavy-jobs.ts'

serveHeavyJobs(heavyJobs)
