import type { Bill } from '../paper/bill.ts'
import { stamp } from '../paper/by-hand.ts'
import { paragraph } from '../paper/pen.ts'
import type { Ink, Pen, Sheet } from '../paper/pen.ts'
import { facts, smallPrint } from '../paper/facts.ts'
import { houseOf, wordmark } from '../paper/wordmark.ts'

/** A computer specialist's FACTURE: window address, tinted table, boxed sums, legal footer. */
export function frenchRetailer(bill: Bill): Sheet {
  return { width: 595, height: 842, paint: (pen) => paint(bill, pen) }
}

function paint(bill: Bill, pen: Pen): void {
  const house = houseOf(bill.shop)
  const { customer, store } = bill.scene
  const body: Ink = { face: 'condensed', size: 9.4, colour: '#1e1e24' }
  const strong: Ink = { ...body, weight: 700 }

  if (bill.store) {
    wordmark(pen, 36, 34, 30, bill.store, house, 430)
    store.addressLines.forEach((text, i) =>
      pen.text(36, 82 + i * 11.5, text, { ...body, size: 8.8, colour: '#555' }),
    )
    if (store.taxId)
      pen.text(36, 82 + store.addressLines.length * 11.5, `N° TVA ${store.taxId}`, {
        ...body,
        size: 8.8,
        colour: '#555',
      })
  }
  pen.text(318, 128, customer.name, { ...body, size: 10.6 })
  customer.addressLines.forEach((text, i) =>
    pen.text(318, 142 + i * 13.5, text, { ...body, size: 10.6, room: 245 }),
  )

  pen.box(36, 192, 523, 24, { fill: house.colour, radius: 3 })
  const title = pen.text(46, 208.5, 'FACTURE', {
    face: 'condensed',
    size: 14,
    weight: 700,
    colour: '#fff',
  })
  if (bill.number) {
    const sign = pen.text(54 + title, 208.5, 'N° ', { face: 'condensed', size: 12, colour: '#fff' })
    pen.text(54 + title + sign, 208.5, bill.number, {
      face: 'condensed',
      size: 12,
      colour: '#fff',
      room: 300,
      what: 'invoiceNumber',
    })
  }
  pen.text(549, 208.5, 'ORIGINAL', { face: 'condensed', size: 9, colour: '#fff', align: 'right' })
  const left = facts(
    pen,
    36,
    150,
    236,
    14,
    [
      ['Date de la facture', bill.invoiceDate, 'invoiceDate'],
      ['Date de la commande', bill.orderDate, 'orderDate'],
    ],
    body,
    ':',
  )
  facts(
    pen,
    318,
    420,
    236,
    14,
    [
      ['N° de commande', bill.orderNumber],
      ['N° client', String(bill.dice.whole(1_000_000, 4_999_999))],
    ],
    body,
    ':',
  )
  let y = left + 12
  const edges = [36, 104, 308, 340, 404, 444, 502, 559]
  pen.box(36, y, 523, 26, { fill: house.pale })
  const heads = [
    ['Référence'],
    ['Désignation'],
    ['Qté'],
    ['P.U. HT'],
    ['TVA'],
    ['P.U. TTC'],
    ['Montant', 'TTC'],
  ]
  heads.forEach((words, i) => {
    const isText = i < 2
    const x = isText ? (edges[i] ?? 0) + 6 : (edges[i + 1] ?? 0) - 5
    words.forEach((word, k) =>
      pen.text(x, y + (words.length > 1 ? 11 : 16) + k * 10, word, {
        ...strong,
        size: 8.6,
        align: isText ? 'left' : 'right',
      }),
    )
  })
  const top = y
  y += 43
  for (const row of bill.rows) {
    pen.text(42, y, `AR${row.code}`, { ...body, size: 8.6 })
    const lines = paragraph(pen, 110, y, row.title, 192, 11.5, {
      ...strong,
      what: row.isNamed ? 'model' : 'text',
    })
    const cells = [
      String(row.quantity),
      bill.bare(row.unitNet),
      `${bill.taxPercent},00`,
      bill.bare(row.unit),
      bill.bare(row.total),
    ]
    cells.forEach((cell, i) =>
      pen.text((edges[i + 3] ?? 0) - 5, y, cell, { ...body, align: 'right' }),
    )
    y += lines * 11.5
    if (row.serialNumber) {
      const wide = pen.text(110, y, 'S/N : ', { ...body, size: 8.4, colour: '#555' })
      pen.text(110 + wide, y, row.serialNumber, { ...body, size: 8.4, what: 'serialNumber' })
      y += 11
    }
    pen.text(110, y, 'Garantie 2 ans — dont éco-part. 0,50 €', { ...body, size: 8, colour: '#666' })
    y += 20
  }
  const bottom = Math.max(y + 20, 480)
  for (const x of edges) pen.rule(x, top, x, bottom, { colour: house.colour, width: 0.5 })
  for (const at of [top, top + 26, bottom])
    pen.rule(36, at, 559, at, { colour: house.colour, width: 0.7 })

  y = bottom + 16
  const base = [110, 190, 266]
  pen.box(36, y, 240, 17, { fill: house.pale })
  ;['Taux', 'Base HT', 'Montant TVA'].forEach((head, i) =>
    pen.text(base[i] ?? 0, y + 12, head, { ...strong, size: 8.6, align: 'right' }),
  )
  const tax = [`${bill.taxPercent},00 %`, bill.bare(bill.net), bill.bare(bill.tax)]
  tax.forEach((cell, i) => pen.text(base[i] ?? 0, y + 31, cell, { ...body, align: 'right' }))
  pen.box(36, y, 240, 38, { stroke: house.colour, width: 0.6 })
  const sums: [string, string, boolean][] = [
    ['Total HT', bill.money(bill.net), false],
    [`TVA ${bill.taxPercent} %`, bill.money(bill.tax), false],
    ['Port', bill.money(0), false],
    ['Net à payer TTC', bill.money(bill.total), true],
  ]
  sums.forEach(([name, amount, isTotal], i) => {
    const at = y + i * 18
    if (isTotal) pen.box(366, at, 193, 20, { fill: house.colour, radius: 2 })
    const ink: Ink = isTotal ? { ...strong, size: 11, colour: '#fff' } : body
    pen.text(374, at + 13.5, name, ink)
    pen.text(551, at + 13.5, amount, {
      ...ink,
      align: 'right',
      ...(isTotal ? { what: 'total' as const } : {}),
    })
  })
  const card = bill.dice.pick(['Carte bancaire', 'Virement', 'CB 4 fois sans frais', 'Espèces'])
  pen.text(36, y + 60, `Règlement : ${card}`, body)
  if (bill.invoiceDate) pen.text(36, y + 73, `Acquittée le ${bill.invoiceDate}`, body)
  if (bill.dice.chance(0.55))
    stamp(
      pen,
      230,
      y + 92,
      bill.store ? [bill.store.toUpperCase(), 'ACQUITTÉ'] : ['ACQUITTÉ'],
      bill.dice,
    )

  smallPrint(pen, 36, 716, 523, [
    "Clause de réserve de propriété : la marchandise reste notre propriété jusqu'au paiement intégral. Tout retard de paiement entraîne une pénalité égale à trois fois le taux d'intérêt légal et, pour les professionnels, une indemnité forfaitaire de 40 € pour frais de recouvrement. Pas d'escompte pour règlement anticipé.",
    'Cette facture est votre bon de garantie. Conservez-la avec le numéro de série de chaque produit.',
  ])
  pen.rule(36, 786, 559, 786, { colour: house.colour, width: 1.4 })
  const n = () => String(bill.shop.whole(100, 989))
  const legal = `SAS au capital de ${bill.shop.whole(5, 80) * 10} 000 € — SIRET ${n()} ${n()} ${n()} 000${bill.shop.whole(12, 48)} — APE 4741Z — RCS Lyon`
  pen.text(297, 800, bill.store ? `${bill.store} — ${legal}` : legal, {
    ...body,
    size: 7.8,
    colour: '#666',
    align: 'center',
    room: 520,
  })
}
