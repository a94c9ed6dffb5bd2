import { fuzzSuite } from './suite.ts'

fuzzSuite('PGlite')
