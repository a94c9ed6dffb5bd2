import { Alert, Button, Group, List, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import type { DateOrder, TableQuestion } from '../../../contract/tables.ts'
import { useWords } from '../words.ts'
import type { Answers, ReadTable } from './read-table.ts'

interface TableAskProps {
  read: ReadTable
  columns: (string | null)[]
  isPending: boolean
  onAnswer(answers: Answers): void
}

/** Questions about what the file leaves open. */
export function TableAsk({ read, columns, isPending, onAnswer }: TableAskProps) {
  const t = useWords('tables')
  const { questions, headingLine } = read
  const [hasHeadings, setHasHeadings] = useState(headingLine !== null)
  const [order, setOrder] = useState<DateOrder | null>(read.likelyDateOrder)
  const nameOf = (at: number) => read.columns[at]?.heading || t('unnamed', { number: at + 1 })
  const say = ({ why, columns: about }: TableQuestion) =>
    t(`why.${why}`, {
      heading: nameOf(0),
      count: about.length,
      headings: about.map((at) => `“${nameOf(at)}”`).join(', '),
    })
  const isAsked = (about: TableQuestion['about']) => questions.some((one) => one.about === about)
  return (
    <Alert
      color="yellow"
      variant="light"
      p="xs"
      role={questions.length > 0 ? 'alert' : 'status'}
      title={questions.length > 0 ? t('ask') : undefined}
    >
      <Stack gap="xs">
        {questions.length > 0 && (
          <List size="sm" listStyleType="none">
            {questions.map((question, index) => (
              <List.Item key={index}>{say(question)}</List.Item>
            ))}
          </List>
        )}
        {isAsked('heading') && headingLine !== null && (
          <Radio.Group
            label={t('headings')}
            value={hasHeadings ? 'yes' : 'no'}
            onChange={(value) => setHasHeadings(value === 'yes')}
          >
            <Stack gap={4} p={4}>
              <Radio
                size="xs"
                value="yes"
                data-autofocus
                label={t('hasHeadings', { line: headingLine })}
              />
              <Radio size="xs" value="no" label={t('noHeadings', { line: headingLine })} />
            </Stack>
          </Radio.Group>
        )}
        {isAsked('dates') && (
          <Radio.Group
            label={t('dates')}
            value={order}
            onChange={(value) => setOrder(value === 'month_first' ? value : 'day_first')}
          >
            <Group gap="md" p={4}>
              <Radio size="xs" value="day_first" data-autofocus label={t('dayFirst')} />
              <Radio size="xs" value="month_first" label={t('monthFirst')} />
            </Group>
          </Radio.Group>
        )}
        <Group justify="flex-end">
          <Button
            size="xs"
            variant="default"
            loading={isPending}
            disabled={isAsked('dates') && order === null}
            onClick={() =>
              onAnswer({
                headingLine: hasHeadings ? headingLine : 0,
                columns,
                dateOrder: isAsked('dates') ? order : null,
              })
            }
          >
            {t('again')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}
