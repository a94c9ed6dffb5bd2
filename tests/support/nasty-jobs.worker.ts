import { serveHeavyJobs } from '../../server/hosts/node/serve-heavy-jobs.ts'
import { nastyJobs } from './nasty-jobs.ts'

serveHeavyJobs(nastyJobs)
