import type { AnyEndpoint } from '../../contract/endpoints.ts'

/** What is asked by POST and changes nothing that anybody else could see. */
type AskedByPost = 'decisionPreview' | 'lookNext' | 'reassignPreview' | 'welcomeRead'

type NameOf<E> = E extends { name: infer Name } ? Name : never

/** An endpoint whose answer is cached. */
export type QueryName = NameOf<Extract<AnyEndpoint, { method: 'GET' }>> | AskedByPost

/** An endpoint that is sent by somebody, once. */
export type CommandName = Exclude<NameOf<AnyEndpoint>, QueryName>

export type Stale = readonly QueryName[] | 'everything'
