import { Kbd } from '@mantine/core'
import { IconCornerDownLeft } from '@tabler/icons-react'

/** The Enter key as an SVG, because few fonts have its symbol. */
export const EnterKey = () => (
  <Kbd size="xs">
    <EnterSign />
  </Kbd>
)

export const EnterSign = () => <IconCornerDownLeft size={11} stroke={2} aria-label="Enter" />
