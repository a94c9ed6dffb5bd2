import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../../contract/schema.ts'
import { composeMail, templates } from './compose.ts'
import { maskedCode } from './masked-code.ts'
import {
  fillTemplate,
  putCodeIn,
  templateFields,
  unknownFields,
  type TemplateName,
} from './template.ts'

const names = Object.keys(templates.en) as TemplateName[]

describe.each(languages)('the templates in %s', (language) => {
  test('are all there', () => {
    expect(Object.keys(templates[language]).toSorted()).toEqual(names.toSorted())
  })

  test.each(names)('%s names no unknown field, and says what the English one says', (name) => {
    const template = templates[language][name]
    expect(unknownFields(template)).toEqual([])
    const fieldsOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, one]) => one)
    const both = [template, templates.en[name]].map(({ subject, paragraphs }) => ({
      subject: fieldsOf(subject),
      body: fieldsOf(paragraphs.join('\n')).toSorted(),
    }))
    expect(both[0]).toEqual(both[1])
  })
})

test('a field that no template may name is found out', () => {
  const template = { subject: '{{promotion}}', paragraphs: ['{{password}}', '{{prize}} {{}}'] }
  expect(unknownFields(template)).toEqual(['password', ''])
})

describe('filling a template', () => {
  const template = {
    subject: 'About {{promotion}}',
    paragraphs: ['Dear Customer,', 'See {{activationPage}}', '{{prize}}: {{code}}'],
  }

  test('puts every value in, and leaves the code to the moment of sending', () => {
    const values = { promotion: 'Back to School', activationPage: 'https://x', prize: 'Steam' }
    expect(fillTemplate(template, values)).toEqual({
      subject: 'About Back to School',
      body: 'Dear Customer,\n\nSee https://x\n\nSteam: {{code}}',
      essence: 'Steam: {{code}}',
    })
  })

  test.each([undefined, null, ''])('leaves out a paragraph whose value is %j', (activationPage) => {
    const values = {
      promotion: 'P',
      prize: 'Steam',
      ...(activationPage === undefined ? {} : { activationPage }),
    }
    expect(fillTemplate(template, values).body).toBe('Dear Customer,\n\nSteam: {{code}}')
  })

  test('a value is text and no template: what looks like a field in it stays as it is', () => {
    const values = { promotion: '{{prize}}', prize: '{{promotion}} $& $1', activationPage: null }
    const { subject, body } = fillTemplate(template, values)
    expect(subject).toBe('About {{prize}}')
    expect(body).toContain('{{promotion}} $& $1: {{code}}')
  })

  test('a code is put in as it is, whatever a replacement would make of it', () => {
    expect(putCodeIn('{{code}} and {{code}}', "$&$'")).toBe("$&$' and $&$'")
  })
})

test('no subject ever carries a line break or a control character, whatever a name does', () => {
  const anyText = fc.string({
    unit: fc.constantFrom('\r', '\n', '\0', '\t', 'a', ' ', 'é', '\x7f'),
  })
  fc.assert(
    fc.property(
      fc.constantFrom(...languages),
      fc.constantFrom(...names),
      anyText,
      (language, name, value) => {
        const values = Object.fromEntries(templateFields.map((field) => [field, value]))
        const { subject } = composeMail(name, 'siti@example.com', language, values)
        // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
        expect(subject).not.toMatch(/[\u0000-\u001f\u007f]/)
        expect(subject).toBe(subject.trim())
      },
    ),
  )
})

test('a masked code shows its last four characters only', () => {
  expect(maskedCode('CC01')).toBe('•••• CC01')
})
