import './ui/styles.ts'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { createQueryClient } from './api/query-client.ts'
import { AppProviders } from './app/AppProviders.tsx'
import { createAppRouter } from './app/router.tsx'
import { listenSoon } from './ui/shortcuts/listen-soon.ts'
import { addWords } from './ui/words.ts'
import common from './words/en/common.json'

/** Whether the API runs inside this page instead of on a server. */
const isInBrowser = import.meta.env.MODE === 'development' || import.meta.env.MODE === 'demo'

async function main(): Promise<void> {
  addWords('common', common)
  if (isInBrowser) {
    const { startInBrowser } = await import('../mocks/browser/start.ts')
    await startInBrowser()
  }
  const queryClient = createQueryClient()
  const router = createAppRouter(queryClient)
  listenSoon()

  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  createRoot(root).render(
    <AppProviders queryClient={queryClient}>
      <RouterProvider router={router} />
    </AppProviders>,
  )
}

// Not awaited, because modules that `main` imports may import from this file's chunk, which would
// deadlock.
void main()
