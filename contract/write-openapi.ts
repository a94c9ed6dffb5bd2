import { writeFileSync } from 'node:fs'
import { openapiText } from './openapi.ts'

/** `npm run openapi`: writes the contract down for teams that do not write TypeScript. */
writeFileSync(new URL('../openapi.json', import.meta.url), openapiText())
