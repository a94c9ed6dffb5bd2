import { newPostgresDatabase } from '../support/postgres-database.ts'
import { openNode } from './node-desk.ts'
import { paritySuite } from './suite.ts'

paritySuite('Node on PGlite', () => openNode(null))
paritySuite('Node on PostgreSQL', async () => openNode(await newPostgresDatabase()))
