import * as z from 'zod/mini'
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi'
import { claim } from './claims.ts'
import { stepActor, stepMail } from './history.ts'
import { attemptIntake, claimIntake, memberClaim } from './intake.ts'
import { mail } from './mails.ts'
import { prize } from './prizes.ts'
import { promotion } from './promotions.ts'
import { shipment } from './shipments.ts'
import { staffMember } from './staff.ts'
import type { Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints.ts'
import { pictureLimits } from './evidence.ts'
import { problemsOf } from './endpoint-problems.ts'
import { problemAnswers } from './problem-answers.ts'
import { problem } from './problems.ts'

/** Schemas that other teams will look for by name. */
const named = {
  claim,
  claimIntake,
  attemptIntake,
  memberClaim,
  prize,
  shipment,
  stepActor,
  stepMail,
  mail,
  promotion,
  staffMember,
  problem,
}
for (const [name, schema] of Object.entries(named)) {
  z.globalRegistry.add(schema, { id: name.charAt(0).toUpperCase() + name.slice(1) })
}

/** The whole contract as an OpenAPI 3.1 document, for teams that do not write TypeScript. */
export function openapiDocument() {
  const paths: ZodOpenApiPathsObject = {}
  for (const endpoint of endpoints) {
    const path = (paths[endpoint.path] ??= {})
    Object.assign(path, { [endpoint.method.toLowerCase()]: operation(endpoint) })
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Redeem Desk',
      version: '1',
      description:
        'Review of promotion redemption claims. Problems are application/problem+json with a stable id.',
    },
    servers: [{ url: '/' }],
    security: [],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
        intakeKey: { type: 'http', scheme: 'bearer' },
      },
    },
  })
}

/** The document as `openapi.json` holds it, to the byte. */
export const openapiText = () => `${JSON.stringify(openapiDocument(), null, 2)}\n`

function operation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const security = securityOf(endpoint)
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[2] ?? 'api'],
    ...(security ? { security } : {}),
    requestParams: {
      ...(endpoint.params ? { path: endpoint.params as z.ZodMiniObject } : {}),
      ...(endpoint.query ? { query: endpoint.query as z.ZodMiniObject } : {}),
      ...headersOf(endpoint),
    },
    ...bodyOf(endpoint),
    responses: { ...answerOf(endpoint), ...problemResponses(endpoint) },
  }
}

function securityOf({ access }: Endpoint) {
  if (access === 'anyone') return undefined
  return access === 'intake' ? [{ intakeKey: [] }] : [{ session: [] }]
}

function headersOf(endpoint: Endpoint) {
  const headers = {
    ...(endpoint.expectsVersion
      ? {
          'if-match': z
            .string()
            .register(z.globalRegistry, { description: 'The version that was seen, as in "7"' }),
        }
      : {}),
    ...(endpoint.repeatable
      ? {
          'idempotency-key': z.string().register(z.globalRegistry, {
            description: 'New for every act, the same for every repeat of it',
          }),
        }
      : {}),
  }
  return Object.keys(headers).length > 0 ? { header: z.object(headers) } : {}
}

function bodyOf({ body, form }: Endpoint): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (body)
    return {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: body } },
      },
    }
  if (!form) return {}
  return {
    requestBody: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({
            [form.part]: form.json as z.ZodMiniType,
            ...Object.fromEntries(
              Object.entries(form.files).map(([name, need]) => [name, fileOf(name, need)]),
            ),
          }),
          encoding: { [form.part]: { contentType: 'application/json' } },
        },
      },
    },
  }
}

function fileOf(name: string, need: 'required' | 'optional'): z.ZodMiniType {
  const kinds = name === 'invoice' ? 'JPEG, GIF, PNG or PDF' : 'JPEG, GIF or PNG'
  const megabytes = pictureLimits.maxBytes / 1024 / 1024
  const megapixels = pictureLimits.maxPixels / 1e6
  const file = z.any().register(z.globalRegistry, {
    override: { type: 'string', contentMediaType: 'application/octet-stream' },
    description: `${kinds}, by content; at most ${megabytes} MB and ${megapixels} megapixels`,
  })
  return need === 'required' ? file : z.optional(file)
}

function answerOf({ answer }: Endpoint): ZodOpenApiOperationObject['responses'] {
  if ('bytes' in answer) {
    const schema = { type: 'string' as const, contentMediaType: 'application/octet-stream' }
    return {
      '200': { description: 'The file', content: { 'application/octet-stream': { schema } } },
    }
  }
  if ('events' in answer) {
    const schema = answer.events as z.ZodMiniType
    return {
      '200': { description: 'Each event as JSON', content: { 'text/event-stream': { schema } } },
    }
  }
  if (!('body' in answer)) return { '204': { description: 'Done; nothing to say' } }
  return {
    [answer.status]: {
      description: 'Done',
      content: { 'application/json': { schema: answer.body as z.ZodMiniType } },
    },
  }
}

function problemResponses(endpoint: Endpoint): ZodOpenApiOperationObject['responses'] {
  const byStatus = Map.groupBy(problemsOf(endpoint), (id) => problemAnswers[id].status)
  return Object.fromEntries(
    [...byStatus].map(([status, ids]) => [
      String(status),
      {
        description: ids.map((id) => `${id}: ${problemAnswers[id].title}`).join('\n\n'),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  )
}
