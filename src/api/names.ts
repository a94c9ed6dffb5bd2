import type { AnyEndpoint } from '../../contract/endpoints.ts'

/** POST requests that change nothing anybody else could see. */
type AskedByPost = 'decisionPreview' | 'lookNext' | 'reassignPreview' | 'welcomeRead'

type NameOf<E> = E extends { name: infer Name } ? Name : never

/** An endpoint whose answer is cached. */
export type QueryName = NameOf<Extract<AnyEndpoint, { method: 'GET' }>> | AskedByPost

/** An endpoint that acts. */
export type CommandName = Exclude<NameOf<AnyEndpoint>, QueryName>

export type Stale = readonly QueryName[] | 'everything'
