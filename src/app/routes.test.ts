import { QueryClient } from '@tanstack/react-query'
import type { RouteObject } from 'react-router'
import { expect, test } from 'vitest'
import { pages } from '../../contract/pages.ts'
import { routes } from './routes.tsx'

const pathsOf = (all: RouteObject[]): string[] =>
  all.flatMap(({ path, children }) => [...(path ? [path] : []), ...pathsOf(children ?? [])])

test('the server knows every address of the app, and no other one', () => {
  const own = pathsOf(routes(new QueryClient())).filter((path) => path !== '*')
  expect([...pages].toSorted()).toEqual(own.toSorted())
})
