import { Paper, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../ui/words.ts'
import classes from './SessionFrame.module.css'

/** The plain page around the sign-in forms. */
export function SessionFrame({ title, children }: { title: string; children: ReactNode }) {
  const t = useWords('common.app')
  return (
    <main className={classes.frame}>
      <Paper className={classes.card ?? ''} withBorder p="xl">
        <Stack gap="md">
          <div className={classes.brand}>
            <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={26} height={26} />
            {t('name')}
          </div>
          <Title order={1}>{title}</Title>
          {children}
        </Stack>
      </Paper>
    </main>
  )
}
