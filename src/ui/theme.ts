import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** Calm, and far enough from the red, amber and green that mean something here. */
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
    // The library measures the button of an open menu, late on a busy machine, and hides the menu
    // where it believes the button to be out of sight: open, with the focus in it, and not seen.
    Popover: { defaultProps: { hideDetached: false } },
  },
})
