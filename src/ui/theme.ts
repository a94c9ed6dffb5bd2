import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** A calm colour, distinct from the red, amber and green that carry meaning here. */
const ink: MantineColorsTuple = [
  '#eff4f9',
  '#dde6ef',
  '#b9cbde',
  '#92afcd',
  '#7197be',
  '#5c88b5',
  '#4f80b1',
  '#3f6e9c',
  '#35628c',
  '#26547d',
]

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 7 },
  colors: { ink },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  defaultRadius: 'sm',
  cursorType: 'pointer',
  autoContrast: true,
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.125rem', lineHeight: '1.4' } } },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem' },
  components: {
    // Mantine measures the target of an open menu and hides the menu if it believes the target is
    // out of view. On a busy machine it measures too late, and the menu would be open and focused,
    // but invisible.
    Popover: { defaultProps: { hideDetached: false } },
  },
})
