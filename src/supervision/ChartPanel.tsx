import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAddress, withParameter } from '../ui/address.ts'
import { useWords } from '../ui/words.ts'
import classes from './ChartPanel.module.css'

interface ChartPanelProps {
  title: string
  chart: ReactNode
  /** The same figures as a table; each number links to its claims. */
  table: ReactNode
}

/** Shows a chart or a table, depending on the URL. */
export function ChartPanel({ title, chart, table }: ChartPanelProps) {
  const t = useWords('supervision.as')
  const [parameters, setParameters] = useAddress()
  const isTable = parameters.get('as') === 'table'
  return (
    <section className={classes.panel} aria-label={title}>
      <header className={classes.head}>
        <h2>{title}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('label', { title })}
          value={isTable ? 'table' : 'chart'}
          data={[
            { value: 'chart', label: t('chart') },
            { value: 'table', label: t('table') },
          ]}
          onChange={(value) =>
            setParameters((now) => withParameter(now, 'as', value === 'table' ? 'table' : null), {
              replace: true,
            })
          }
        />
      </header>
      {isTable ? <div className={classes.list}>{table}</div> : chart}
    </section>
  )
}
