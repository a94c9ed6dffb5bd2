import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import { theme } from '../ui/theme.ts'
import { locale, useLoadedWords, type Words } from '../ui/words.ts'

interface AppProvidersProps {
  queryClient: QueryClient
  children: ReactNode
}

/** Everything a screen stands on; tests mount the same. */
export function AppProviders({ queryClient, children }: AppProvidersProps) {
  // Routes wait for their words, so what a screen asks for is there.
  const words = useLoadedWords() as Words
  return (
    <IntlProvider locale={locale} messages={words} timeZone="UTC">
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      </MantineProvider>
    </IntlProvider>
  )
}

/** The page's nonce, for the few styles that are made while it runs. */
const styleNonce = () =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

// Where the library that locks scrolling behind a dialog looks for it.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() })
