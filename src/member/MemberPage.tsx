import {
  Anchor,
  Button,
  Container,
  Group,
  Paper,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Link } from 'react-router'
import { useFailure } from '../api/problem-words.ts'
import { useAddress } from '../ui/address.ts'
import { Failed } from '../ui/Failed.tsx'
import Notices from '../ui/Notices.tsx'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import { AddressForm } from './AddressForm.tsx'
import classes from './MemberPage.module.css'
import { memberClaimQuery } from './member-query.ts'
import { MemberChoice } from './MemberChoice.tsx'
import { RedeemAgainForm } from './RedeemAgainForm.tsx'
import { RedeemHistory } from './RedeemHistory.tsx'

/** Demo only: what the member sees of a claim, and redeeming again as a member. */
export function Page() {
  const t = useWords('member')
  const failure = useFailure()
  const [parameters, setParameters] = useAddress()
  const number = parameters.get('claim') ?? ''
  const [typed, setTyped] = useState(number)
  const [isOpen, setIsOpen] = useState(false)
  const claim = useQuery(memberClaimQuery(number))
  const [searched] = useDebouncedValue(typed.trim(), 250)
  // Another member was chosen, or the browser went back.
  const [before, setBefore] = useState(number)
  if (before !== number) {
    setBefore(number)
    setTyped(number)
    setIsOpen(false)
  }

  return (
    <main className={classes.page}>
      <Container size="md" py="xl">
        <Stack gap="lg">
          <Group justify="space-between">
            <Title order={1}>{t('title')}</Title>
            <Anchor component={Link} to={paths.home} size="sm">
              {t('desk')}
            </Anchor>
          </Group>
          <Text size="sm" c="dimmed">
            {t('hint')}
          </Text>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              setIsOpen(false)
              setParameters(() => ({ claim: typed.trim().toUpperCase() }))
            }}
          >
            <Group align="flex-end">
              <TextInput
                label={t('number')}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
              <Button type="submit" variant="default">
                {t('show')}
              </Button>
            </Group>
          </form>
          {(number === '' || typed.trim() !== number) && (
            <MemberChoice
              search={searched}
              hrefOf={(chosen) => `${paths.member}?claim=${chosen}`}
            />
          )}
          {claim.isError && <Failed title={t('failed')} text={failure(claim.error).text} />}
          {claim.data && (
            <Paper withBorder p="md">
              <Title order={2} size="sm" mb="sm">
                {t('history')}
              </Title>
              <RedeemHistory claim={claim.data} onRedeemAgain={() => setIsOpen(true)} />
            </Paper>
          )}
          {claim.data?.addressQuestion && (
            <AddressForm
              key={claim.data.number}
              claim={claim.data}
              memberId={claim.data.memberId}
            />
          )}
          {claim.data?.hasRedeemAgain && isOpen && (
            <RedeemAgainForm claim={claim.data} memberId={claim.data.memberId} />
          )}
        </Stack>
      </Container>
      <Notices />
    </main>
  )
}
