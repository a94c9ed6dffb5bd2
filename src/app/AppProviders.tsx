import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import { theme } from '../ui/theme.ts'
import { locale, useLoadedWords, useWords, type Words } from '../ui/words.ts'

interface AppProvidersProps {
  queryClient: QueryClient
  children: ReactNode
}

/** All providers a screen needs; tests mount the same ones. */
export function AppProviders({ queryClient, children }: AppProvidersProps) {
  // Routes load their words first, so the words a screen uses are there.
  const words = useLoadedWords() as Words
  return (
    <IntlProvider locale={locale} messages={words} timeZone="UTC">
      <Themed>
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      </Themed>
    </IntlProvider>
  )
}

/** The theme, with a label where the library shows only a symbol: × has no name of its own. */
function Themed({ children }: { children: ReactNode }) {
  const close = useWords('common.app')('close')
  const themed = useMemo(
    () => ({
      ...theme,
      components: { ...theme.components, CloseButton: { defaultProps: { 'aria-label': close } } },
    }),
    [close],
  )
  return (
    <MantineProvider theme={themed} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      {children}
    </MantineProvider>
  )
}

/** The page's nonce, for the few styles created at run time. */
const styleNonce = () =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

// The library that locks scrolling behind a dialog looks for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() })
