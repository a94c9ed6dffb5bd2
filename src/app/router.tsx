import type { QueryClient } from '@tanstack/react-query'
import { createBrowserRouter, createHashRouter } from 'react-router'
import { routes } from './routes.tsx'

/**
 * The static demo keeps its routes behind `#`, so that any web host can serve it from any folder.
 */
export function createAppRouter(queryClient: QueryClient) {
  const create = import.meta.env.MODE === 'demo' ? createHashRouter : createBrowserRouter
  return create(routes(queryClient))
}
