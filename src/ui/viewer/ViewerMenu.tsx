import { ActionIcon, Button, Group, Popover, Slider, Stack, Switch, Text } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconRotate } from '@tabler/icons-react'
import { useState, type ReactNode, type RefObject } from 'react'
import { keepFocus } from '../keep-focus.ts'
import { fieldKeys } from '../shortcuts/field-keys.ts'
import { useTitleWithKey } from '../shortcuts/title-with-key.ts'
import { ShortcutKey } from '../shortcuts/ShortcutKey.tsx'
import { useWords } from '../words.ts'
import type { ViewerHandle } from './Picture.tsx'
import { asItIs, useAdjustment, usePictureMemory } from './picture-memory.ts'
import classes from './PictureViewer.module.css'
import { toneLimits, type Tone } from './tones.ts'
import { useViewerPreferences } from './viewer-preferences.ts'

interface ViewerMenuProps {
  picture: RefObject<ViewerHandle | null>
  name: string
  canLink: boolean
  children: ReactNode
}

/** Less frequent tools: light, magnifier, moving together. */
export function ViewerMenu({ picture, name, canLink, children }: ViewerMenuProps) {
  const t = useWords('review.viewer')
  const titled = useTitleWithKey()
  const [isOpen, setIsOpen] = useState(false)
  const { brightness, contrast, isInverted } = useAdjustment(name)
  const isLit = isInverted || brightness !== asItIs.brightness || contrast !== asItIs.contrast
  const { isLinked, hasLoupe, prefer } = useViewerPreferences()
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      closeOnEscape={false}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <ActionIcon
          size="sm"
          variant={isLit ? 'light' : 'subtle'}
          color={isLit ? 'ink' : 'gray'}
          aria-label={isLit ? t('moreChanged') : t('more')}
          title={isLit ? t('moreChanged') : t('more')}
          onMouseDown={keepFocus}
          onClick={() => setIsOpen((now) => !now)}
        >
          <IconAdjustmentsHorizontal size={15} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown
        p="sm"
        w={280}
        aria-label={t('more')}
        onKeyDown={fieldKeys({
          Escape(event) {
            // Stopped here, because on the page behind it Escape would leave a decision.
            event.preventDefault()
            setIsOpen(false)
          },
        })}
      >
        <Stack gap={10}>
          <ToneSlider name={name} tone="brightness" keys="b" />
          <ToneSlider name={name} tone="contrast" keys="Shift+ArrowRight" />
          <ToolSwitch
            label={t('invert')}
            keys="x"
            isOn={isInverted}
            onSwitch={() => picture.current?.invert()}
          />
          <hr className={classes.rule} />
          <ToolSwitch
            label={t('loupe')}
            keys="m"
            isOn={hasLoupe}
            onSwitch={() => prefer({ hasLoupe: !hasLoupe })}
          />
          {canLink && (
            <ToolSwitch
              label={t('link')}
              keys=";"
              isOn={isLinked}
              onSwitch={() => prefer({ isLinked: !isLinked })}
            />
          )}
          <Group gap={6} grow>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconRotate size={13} />}
              onClick={() => picture.current?.turn(-1)}
            >
              {t('turnLeft')}
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              title={titled(t('reset'), '0')}
              onClick={() => picture.current?.reset()}
            >
              {t('reset')}
            </Button>
          </Group>
          {children}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function ToneSlider({ name, tone, keys }: { name: string; tone: Tone; keys: string }) {
  const t = useWords('review.viewer')
  const value = useAdjustment(name)[tone]
  const adjust = usePictureMemory((memory) => memory.adjust)
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={4}>
        <Text size="xs">{t(tone)}</Text>
        <Group gap={6}>
          <Text size="xs" c="dimmed" className={classes.per ?? ''}>
            {t('perCent', { value })}
          </Text>
          <ShortcutKey keys={keys} />
        </Group>
      </Group>
      <Slider
        size="sm"
        min={toneLimits.min}
        max={toneLimits.max}
        step={5}
        value={value}
        label={null}
        thumbLabel={t(tone)}
        startPointValue={asItIs[tone]}
        onChange={(next) => adjust(name, { [tone]: next })}
      />
    </div>
  )
}

interface ToolSwitchProps {
  label: string
  keys: string
  isOn: boolean
  onSwitch(): void
}

function ToolSwitch({ label, keys, isOn, onSwitch }: ToolSwitchProps) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <Switch size="xs" label={label} checked={isOn} onChange={onSwitch} />
      <ShortcutKey keys={keys} />
    </Group>
  )
}
