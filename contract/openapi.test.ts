import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { endpoints } from './endpoints.ts'
import { openapiDocument, openapiText } from './openapi.ts'
import { problemsOf } from './endpoint-problems.ts'
import { problemAnswers } from './problem-answers.ts'

const document = openapiDocument()

test('openapi.json is what `npm run openapi` writes', () => {
  const committed = readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')
  expect(committed === openapiText(), 'openapi.json is stale: npm run openapi').toBe(true)
})

test('every reference leads somewhere', () => {
  const references = JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)
  for (const [, reference = ''] of references) {
    const steps = reference.replace(/^#\//, '').split('/')
    const target = steps.reduce<unknown>(
      (node, step) => (node as Record<string, unknown> | undefined)?.[step],
      document,
    )
    expect(target, reference).toBeDefined()
  }
})

test.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
  '%s stands in it with its answer and all of its problems',
  (name, endpoint) => {
    const method = endpoint.method.toLowerCase() as 'get'
    const operation = document.paths?.[endpoint.path]?.[method]
    expect(operation?.operationId).toBe(name)
    const statuses = [
      endpoint.answer.status,
      ...problemsOf(endpoint).map((id) => problemAnswers[id].status),
    ]
    expect(Object.keys(operation?.responses ?? {}).toSorted()).toEqual(
      [...new Set(statuses.map(String))].toSorted(),
    )
    expect(operation?.security === undefined).toBe(endpoint.access === 'anyone')
  },
)

test('a picture that must come is required, one that may come is not', () => {
  const formOf = (path: string) => {
    const body = document.paths?.[path]?.post?.requestBody
    const form = body && 'content' in body ? body.content['multipart/form-data'] : undefined
    return form && 'schema' in form ? form.schema : undefined
  }
  expect(formOf('/api/intake/claims')).toMatchObject({
    required: ['claim', 'invoice', 'serialPhoto'],
    properties: { claim: { $ref: '#/components/schemas/ClaimIntake' } },
  })
  expect(formOf('/api/intake/claims/{number}/attempts')).toMatchObject({ required: ['attempt'] })
})
