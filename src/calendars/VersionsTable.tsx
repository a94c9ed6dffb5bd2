import { Anchor, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Calendar } from '../../contract/calendars.ts'
import { formatMoment } from '../ui/dates.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'

/** All versions, newest first; each can be opened. */
export function VersionsTable({ calendar }: { calendar: Calendar }) {
  const t = useWords('calendars.versions')
  const tc = useWords('calendars')
  return (
    <section aria-label={t('title')}>
      <Text size="sm" fw={600}>
        {t('title')}
      </Text>
      <Table verticalSpacing={3}>
        <Table.Tbody>
          {calendar.versions.map((one) => (
            <Table.Tr key={one.version}>
              <Table.Td>
                <Anchor
                  component={Link}
                  size="sm"
                  to={`${paths.calendar(calendar.calendar)}?version=${one.version}`}
                  fw={one.version === calendar.version ? 600 : 400}
                >
                  {t('version', { version: one.version })}
                </Anchor>
              </Table.Td>
              <Table.Td>{one.recordedBy ?? tc('product')}</Table.Td>
              <Table.Td>{formatMoment(one.recordedAt)}</Table.Td>
              <Table.Td ta="right">{t('moved', { count: one.moved })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
