import type { ComponentProps } from 'react'
import { useWords } from '../ui/words.ts'
import type { Section } from './form-changes.ts'
import { modelColumns, storeColumns, windowColumns, type EditorForm } from './promotion-form.ts'
import { RowsField } from './rows/RowsField.tsx'
import type { Row } from './rows/rows.ts'

type ListName = 'models' | 'seriesWindows' | 'stores'

interface ListFieldsProps {
  form: EditorForm
  isReadOnly: boolean
}

/** Models, series with their own dates, and partner stores: lists that can be long. */
export function ListFields({ form, isReadOnly }: ListFieldsProps) {
  const t = useWords('promotions.page')
  const [model] = modelColumns
  const [from, to, models] = windowColumns
  const [region, name, aliases] = storeColumns
  return (
    <>
      <ListField
        form={form}
        list="models"
        section="models"
        hint={t('modelsHint')}
        addLabel={t('addModel')}
        columns={[{ id: model, label: t('model'), track: 'minmax(0, 1fr)' }]}
        isReadOnly={isReadOnly}
      />
      <ListField
        form={form}
        list="seriesWindows"
        section="windows"
        hint={t('windowsHint')}
        addLabel={t('addWindow')}
        columns={[
          { id: from, label: t('purchaseFrom'), track: '140px', isDate: true },
          { id: to, label: t('purchaseTo'), track: '140px', isDate: true },
          { id: models, label: t('windowModels'), track: 'minmax(0, 1fr)' },
        ]}
        isReadOnly={isReadOnly}
      />
      <ListField
        form={form}
        list="stores"
        section="stores"
        hint={t('storesHint')}
        addLabel={t('addStore')}
        columns={[
          { id: region, label: t('region'), track: '64px', placeholder: 'ID' },
          { id: name, label: t('store'), track: 'minmax(0, 2fr)' },
          { id: aliases, label: t('aliases'), track: 'minmax(0, 3fr)' },
        ]}
        isReadOnly={isReadOnly}
      />
    </>
  )
}

interface ListFieldProps<Column extends string> extends Pick<
  ComponentProps<typeof RowsField<Column>>,
  'hint' | 'addLabel' | 'columns' | 'isReadOnly'
> {
  form: EditorForm
  list: ListName
  section: Section
}

function ListField<Column extends string>(props: ListFieldProps<Column>) {
  const { form, list, section, ...field } = props
  const t = useWords('promotions.page')
  const error = form.errors[list]
  return (
    <RowsField
      {...field}
      section={section}
      label={t(section)}
      // The columns were made for this very list.
      rows={form.values[list] as Row<Column>[]}
      fault={typeof error === 'string' ? error : undefined}
      faultAt={(row, column) => {
        const fault = form.errors[`${list}.${row}.${column}`]
        return typeof fault === 'string' ? fault : undefined
      }}
      onChange={(rows) => {
        // Rows may have moved: a fault must not stay in the place of another row.
        const others = Object.entries(form.errors).filter(
          ([path]) => path !== list && !path.startsWith(`${list}.`),
        )
        form.setErrors(Object.fromEntries(others))
        form.setValues({ [list]: rows })
      }}
    />
  )
}
