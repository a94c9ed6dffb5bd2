import {
  ActionIcon,
  Button,
  Fieldset,
  Group,
  Input,
  MultiSelect,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { categories } from '../../contract/claim-words.ts'
import { prizeKinds } from '../../contract/promotions.ts'
import { useWords } from '../ui/words.ts'
import { emptyPrize, type EditorForm } from './promotion-form.ts'

interface PrizeFieldsProps {
  form: EditorForm
  /** IDs of prizes with codes or winners, as last sent by the server. */
  used: readonly string[]
}

/** The prizes, in the order in which they are matched to a product. */
export function PrizeFields({ form, used }: PrizeFieldsProps) {
  const t = useWords('promotions.page')
  const tc = useWords('common.categories')
  // If two prizes have the same ID, which the server will refuse, the older one is meant.
  const isUsed = (id: string, index: number) =>
    used.includes(id) && form.values.prizes.findIndex((prize) => prize.id === id) === index
  return (
    <Fieldset legend={t('prizes')} data-section="prizes">
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {t('prizesHint')}
        </Text>
        {form.errors['prizes'] && <Input.Error>{form.errors['prizes']}</Input.Error>}
        {form.values.prizes.map((prize, index) => (
          <Paper key={index} withBorder p="sm">
            <Stack gap="xs">
              <Group align="flex-start" wrap="nowrap">
                <TextInput
                  label={t('prizeName')}
                  required
                  flex={3}
                  {...form.getInputProps(`prizes.${index}.name`)}
                />
                <TextInput
                  label={t('prizeId')}
                  required
                  flex={2}
                  disabled={isUsed(prize.id, index)}
                  {...form.getInputProps(`prizes.${index}.id`)}
                />
                <NativeSelect
                  label={t('prizeKind')}
                  disabled={isUsed(prize.id, index)}
                  data={prizeKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
                  {...form.getInputProps(`prizes.${index}.kind`)}
                />
                <TextInput
                  label={t('prizeWorth')}
                  inputMode="decimal"
                  w={120}
                  {...form.getInputProps(`prizes.${index}.worth`)}
                />
                <ActionIcon
                  mt={25}
                  variant="subtle"
                  color="red"
                  size="lg"
                  aria-label={t('removePrize', { name: prize.name })}
                  disabled={form.values.prizes.length === 1 || isUsed(prize.id, index)}
                  onClick={() => form.removeListItem('prizes', index)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
              <SimpleGrid cols={2}>
                <MultiSelect
                  label={t('prizeCategories')}
                  data={categories.map((category) => ({ value: category, label: tc(category) }))}
                  {...form.getInputProps(`prizes.${index}.categories`)}
                />
                <TagsInput
                  label={t('prizeModels')}
                  {...form.getInputProps(`prizes.${index}.models`)}
                />
              </SimpleGrid>
              {isUsed(prize.id, index) && (
                <Text size="xs" c="dimmed">
                  {t('prizeInUse')}
                </Text>
              )}
            </Stack>
          </Paper>
        ))}
        <Button
          variant="default"
          size="xs"
          w="fit-content"
          onClick={() => form.insertListItem('prizes', emptyPrize)}
        >
          {t('addPrize')}
        </Button>
        <Group align="flex-start" mt="xs">
          <TextInput
            label={t('currency')}
            description={t('currencyHint')}
            maxLength={3}
            w={160}
            {...form.getInputProps('currency')}
          />
          <TextInput
            label={t('secondPersonAbove')}
            description={t('secondPersonAboveHint')}
            inputMode="decimal"
            flex={1}
            maw={560}
            {...form.getInputProps('secondPersonAbove')}
          />
        </Group>
      </Stack>
    </Fieldset>
  )
}
