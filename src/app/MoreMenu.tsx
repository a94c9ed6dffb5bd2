import '../ui/styles-rest.ts'
import { Menu } from '@mantine/core'
import { useRef } from 'react'
import { NavLink } from 'react-router'
import { useWords } from '../ui/words.ts'
import type { Room } from './home.ts'
import { MoreFace } from './MoreFace.tsx'

export default function MoreMenu({ rooms }: { rooms: Room[] }) {
  const t = useWords('common.rooms')
  // Replaces the pressed button, which is gone. When closed, the menu returns the focus here.
  const face = useRef<HTMLButtonElement>(null)
  return (
    <Menu position="bottom-start" shadow="md" defaultOpened onClose={() => face.current?.focus()}>
      <Menu.Target>
        <MoreFace ref={face} rooms={rooms} />
      </Menu.Target>
      <Menu.Dropdown>
        {rooms.map(({ name, path }) => (
          <Menu.Item key={name} component={NavLink} to={path}>
            {t(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
