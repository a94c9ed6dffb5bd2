import {
  Alert,
  Button,
  Fieldset,
  MantineThemeProvider,
  MultiSelect,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  Switch,
  TagsInput,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import { categories } from '../../contract/claim-words.ts'
import { releasePolicies, type Promotion } from '../../contract/promotions.ts'
import { promotionChange, promotionCreate } from '../../contract/promotion-changes.ts'
import { languages } from '../../contract/schema.ts'
import { ApiProblem } from '../../contract/client.ts'
import { useFaults, useFormFailure } from '../api/form-faults.ts'
import { order, useCommand } from '../api/use-command.ts'
import { makeStale } from '../api/stale.ts'
import { DateField } from '../ui/date-field/DateField.tsx'
import { LeaveGuard } from '../ui/LeaveGuard.tsx'
import { notify } from '../ui/notify.ts'
import { paths } from '../ui/paths.ts'
import { useWords } from '../ui/words.ts'
import { EditorNav } from './EditorNav.tsx'
import { changesIn, faultsIn, sectionNames } from './form-changes.ts'
import { ListFields } from './ListFields.tsx'
import { PrizeFields } from './PrizeFields.tsx'
import {
  emptyForm,
  faultFields,
  faultsByField,
  formOf,
  termsOf,
  type EditorForm,
  type PromotionForm,
} from './promotion-form.ts'
import classes from './PromotionEditor.module.css'
import { SaveBar } from './SaveBar.tsx'
import { useSections } from './use-sections.ts'

/** Problems caused by someone else's change: the current terms are loaded again. */
const causedByOthers = ['promotion_changed', 'prize_in_use']

interface PromotionEditorProps {
  promotion: Promotion | null
  isReadOnly: boolean
}

/** All terms of a promotion. The server validates them, and nothing typed is lost. */
export function PromotionEditor({ promotion, isReadOnly }: PromotionEditorProps) {
  const t = useWords('promotions.page')
  const formFailure = useFormFailure()
  const faultsOf = useFaults()
  const { form: root, active, goTo, goToFault } = useSections()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  // The terms the form started with. Someone else's change is only applied on request.
  const [seen, setSeen] = useState(promotion)
  const form = useForm<PromotionForm>({
    mode: 'controlled',
    initialValues: promotion ? formOf(promotion) : emptyForm,
  })
  const show = (now: Promotion) => {
    setSeen(now)
    form.setValues(formOf(now))
    form.clearErrors()
  }
  const isOvertaken = promotion !== null && seen !== null && promotion.version > seen.version
  const save = useCommand(
    (values: PromotionForm) => {
      const terms = termsOf(values)
      if (!seen) return order(promotionCreate, { body: { id: values.id, terms } })
      const { id, version } = seen
      return order(promotionChange, { params: { id }, version, body: terms })
    },
    {
      staysWhenRefused: true,
      onDone: async (saved, sent, fresh) => {
        // Needing a second person for fewer prizes needs a sign-off itself, so nothing has changed
        // yet.
        const isAsked = seen !== null && saved.version === seen.version
        // Rendered at once, or leaving would ask about what was just saved.
        flushSync(() => {
          setSeen(saved)
          form.clearErrors()
          // What was typed while it was being saved stays, as the next change.
          if (JSON.stringify(form.getValues()) === JSON.stringify(sent)) show(saved)
        })
        await fresh
        const words = isAsked ? t('asked') : t('saved', { name: saved.name })
        void notify({ text: words, tone: 'good' })
        if (!promotion) await navigate(paths.promotion(saved.id), { replace: true })
      },
      onFailed: (error, values) => {
        form.setErrors(faultsByField(faultsOf(error), values))
        requestAnimationFrame(goToFault)
        if (error instanceof ApiProblem && causedByOthers.includes(error.problem.id)) {
          void makeStale(queryClient, promotionChange.name)
        }
      },
    },
  )

  const before = seen ? formOf(seen) : emptyForm
  const parts = sectionNames.map((name) => ({
    name,
    changes: changesIn(name, before, form.values),
    faults: faultsIn(name, form.errors),
  }))
  const changes = parts.reduce((sum, part) => sum + part.changes, 0)
  const failed = formFailure(save.error, faultFields)
  const problem = save.error instanceof ApiProblem ? save.error.problem : null
  const inUse = problem?.id === 'prize_in_use' && problem.prize

  return (
    <form
      ref={root}
      className={classes.editor}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
    >
      <EditorNav sections={parts} active={active} onGoTo={goTo} />
      <Stack gap="lg" className={classes.fields ?? ''}>
        <MantineThemeProvider theme={hintsBelow} inherit>
          <Fieldset disabled={isReadOnly} variant="unstyled">
            <Stack gap="lg">
              <Basics form={form} isNew={!promotion} />
              <Periods form={form} />
              <Eligibility form={form} />
              <ListFields form={form} isReadOnly={isReadOnly} />
              <PrizeFields form={form} used={promotion?.usedPrizes ?? []} />
              <Clock form={form} />
            </Stack>
          </Fieldset>
        </MantineThemeProvider>
        {failed !== null && !isOvertaken && (
          <Alert color="red" variant="light" role="alert">
            {failed}
            {inUse && <b> {inUse}</b>}
          </Alert>
        )}
        {isOvertaken && (
          <Overtaken
            onShow={() => {
              save.reset()
              show(promotion)
            }}
          />
        )}
      </Stack>
      {!isReadOnly && (
        <>
          <SaveBar
            isNew={!promotion}
            changes={changes}
            faults={parts.reduce((sum, part) => sum + part.faults, 0)}
            isPending={save.isPending}
            onSave={() => root.current?.requestSubmit()}
            onReset={() => {
              save.reset()
              form.setValues(before)
              form.clearErrors()
            }}
          />
          <LeaveGuard
            isOn={changes > 0}
            words={{
              title: t('leaveTitle'),
              text: t('leaveText', { count: changes }),
              stay: t('stay'),
              leave: t('leave'),
            }}
          />
        </>
      )}
    </form>
  )
}

/**
 * Someone else changed the promotion; the form keeps what was typed until their version is
 * requested.
 */
function Overtaken({ onShow }: { onShow(): void }) {
  const t = useWords('promotions.page')
  return (
    <Alert color="yellow" variant="light" role="alert" title={t('overtaken')}>
      <Button size="compact-sm" variant="default" onClick={onShow}>
        {t('showNow')}
      </Button>
    </Alert>
  )
}

/** Fields in one line begin at one height, whether they have a hint or not. */
const hintsBelow = {
  components: {
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    },
  },
}

function Basics({ form, isNew }: { form: EditorForm; isNew: boolean }) {
  const t = useWords('promotions.page')
  return (
    <Fieldset legend={t('basics')} data-section="basics">
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <TextInput label={t('name')} required maxLength={120} {...form.getInputProps('name')} />
        <TextInput
          label={t('id')}
          description={t('idHint')}
          required
          disabled={!isNew}
          {...form.getInputProps('id')}
        />
        <TagsInput
          label={t('regions')}
          description={t('regionsHint')}
          required
          {...form.getInputProps('regions')}
        />
        <NativeSelect
          label={t('language')}
          data={languages.map((language) => ({
            value: language,
            label: t(`languages.${language}`),
          }))}
          {...form.getInputProps('language')}
        />
        <TextInput label={t('landingPage')} type="url" {...form.getInputProps('landingPage')} />
        <TextInput
          label={t('activationPage')}
          type="url"
          {...form.getInputProps('activationPage')}
        />
      </SimpleGrid>
    </Fieldset>
  )
}

function Periods({ form }: { form: EditorForm }) {
  const t = useWords('promotions.page')
  return (
    <Fieldset legend={t('periods')} data-section="periods">
      <SimpleGrid cols={{ base: 1, md: 4 }}>
        {(['purchaseFrom', 'purchaseTo', 'redeemUntil'] as const).map((name) => (
          <DateField
            key={name}
            label={t(name)}
            required
            {...form.getInputProps(name)}
            value={form.values[name]}
          />
        ))}
        <TextInput
          label={t('zone')}
          description={t('zoneHint')}
          required
          {...form.getInputProps('zone')}
        />
      </SimpleGrid>
    </Fieldset>
  )
}

function Eligibility({ form }: { form: EditorForm }) {
  const t = useWords('promotions.page')
  const tc = useWords('common.categories')
  return (
    <Fieldset legend={t('who')} data-section="who">
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        <MultiSelect
          label={t('categories')}
          description={t('categoriesHint')}
          data={categories.map((category) => ({ value: category, label: tc(category) }))}
          {...form.getInputProps('categories')}
        />
        <NumberInput
          label={t('codesValid')}
          description={t('codesValidHint')}
          min={0}
          max={3650}
          allowDecimal={false}
          {...form.getInputProps('codesValidForDays')}
        />
        <NumberInput
          label={t('limit')}
          description={t('limitHint')}
          min={1}
          max={1000}
          allowDecimal={false}
          {...form.getInputProps('redeemLimitPerEmail')}
        />
      </SimpleGrid>
    </Fieldset>
  )
}

function Clock({ form }: { form: EditorForm }) {
  const t = useWords('promotions.page')
  const tr = useWords('promotions.releases')
  return (
    <Fieldset legend={t('clock')} data-section="clock">
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <TagsInput label={t('calendars')} required {...form.getInputProps('calendars')} />
        <NativeSelect
          label={t('release')}
          data={releasePolicies.map((release) => ({ value: release, label: tr(release) }))}
          {...form.getInputProps('release')}
        />
        <NumberInput
          label={t('answerWithin')}
          description={t('answerWithinHint')}
          min={1}
          max={60}
          allowDecimal={false}
          {...form.getInputProps('answerWithinDays')}
        />
        <Switch
          label={t('cutiBersama')}
          {...form.getInputProps('countsCutiBersamaAsOff', { type: 'checkbox' })}
        />
      </SimpleGrid>
    </Fieldset>
  )
}
