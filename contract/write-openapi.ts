import { writeFileSync } from 'node:fs'
import { openapiText } from './openapi.ts'

/** `npm run openapi`: writes the contract for teams that do not use TypeScript. */
writeFileSync(new URL('../openapi.json', import.meta.url), openapiText())
