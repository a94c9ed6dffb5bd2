import type { Bill } from '../paper/bill.ts'
import { paragraph } from '../paper/pen.ts'
import type { Ink, Pen, Sheet } from '../paper/pen.ts'
import { facts, smallPrint } from '../paper/facts.ts'
import { houseOf, wordmark } from '../paper/wordmark.ts'

/** The bare FACTURE of a large web shop: addresses in three columns, HT and TTC side by side. */
export function frenchMarketplace(bill: Bill): Sheet {
  return { width: 595, height: 842, paint: (pen) => paint(bill, pen) }
}

function paint(bill: Bill, pen: Pen): void {
  const house = houseOf(bill.shop)
  const { customer, store } = bill.scene
  const body: Ink = { size: 8.2, colour: '#111' }
  const strong: Ink = { ...body, weight: 700 }
  const label: Ink = { ...body, colour: '#555' }

  if (bill.store) wordmark(pen, 40, 40, 24, bill.store, house, 380)
  pen.text(555, 58, 'FACTURE', { size: 17, weight: 700, align: 'right' })
  pen.text(555, 73, 'Payée', { size: 9.4, weight: 700, align: 'right', colour: '#2b7a3d' })
  pen.rule(40, 86, 555, 86, { colour: '#111', width: 1.1 })

  facts(
    pen,
    40,
    196,
    104,
    13,
    [
      ['Numéro de commande :', bill.orderNumber],
      ['Numéro de facture :', bill.number, 'invoiceNumber'],
    ],
    body,
    '',
    310,
  )
  facts(
    pen,
    318,
    452,
    104,
    13,
    [
      ['Date de la commande :', bill.orderDate, 'orderDate'],
      ['Date de la facture/Date de', bill.invoiceDate, 'invoiceDate'],
    ],
    body,
  )
  if (bill.invoiceDate) pen.text(318, 127, 'la prestation :', body)

  const blocks = [
    [40, 'Adresse de facturation', [customer.name, ...customer.addressLines, 'FR']],
    [218, 'Adresse de livraison', [customer.name, ...customer.addressLines, 'FR']],
    [
      396,
      'Vendu par',
      bill.store
        ? [bill.store, ...store.addressLines, ...(store.taxId ? [`TVA : ${store.taxId}`] : [])]
        : [],
    ],
  ] as const
  for (const [x, title, lines] of blocks) {
    if (lines.length === 0) continue
    pen.text(x, 156, title, strong)
    lines.forEach((text, i) =>
      pen.text(x, 169 + i * 11.4, text, {
        ...body,
        room: 165,
        what: text === bill.store ? 'store' : 'text',
      }),
    )
  }
  let y = 252
  pen.text(40, y, 'Informations sur les articles', { ...strong, size: 10 })
  y += 10
  pen.rule(40, y, 555, y, { colour: '#111', width: 1.1 })
  const columns = [330, 396, 440, 497, 555]
  const heads = [
    ['Qté'],
    ['P.U.', '(HT)'],
    ['Taux', 'TVA'],
    ['P.U.', '(TTC)'],
    ['Prix total', '(TTC)'],
  ]
  pen.text(40, y + 13, 'Description', { ...strong, size: 7.6 })
  heads.forEach((words, i) => {
    words.forEach((word, k) => {
      pen.text(columns[i] ?? 0, y + 13 + k * 9.5, word, { ...strong, size: 7.6, align: 'right' })
    })
  })
  y += 29
  pen.rule(40, y, 555, y, { colour: '#999', width: 0.6 })
  y += 16
  for (const row of bill.rows) {
    const lines = paragraph(pen, 40, y, row.title, 262, 10.6, {
      ...body,
      what: row.isNamed ? 'model' : 'text',
    })
    const cells = [
      String(row.quantity),
      bill.money(row.unitNet),
      `${bill.taxPercent} %`,
      bill.money(row.unit),
      bill.money(row.total),
    ]
    cells.forEach((cell, i) => pen.text(columns[i] ?? 0, y, cell, { ...body, align: 'right' }))
    y += lines * 10.6
    pen.text(40, y, `Réf. ${row.code}`, { ...label, size: 7.2 })
    if (row.serialNumber) {
      const wide = pen.text(110, y, 'N° de série : ', { ...label, size: 7.2 })
      pen.text(110 + wide, y, row.serialNumber, { ...body, size: 7.2, what: 'serialNumber' })
    }
    y += 11
    pen.rule(40, y - 3, 555, y - 3, { colour: '#ccc', width: 0.5 })
    y += 10
  }
  pen.text(40, y, "Frais d'expédition", body)
  for (const i of [1, 3, 4])
    pen.text(columns[i] ?? 0, y, bill.money(0), { ...body, align: 'right' })
  y += 12
  pen.rule(40, y, 555, y, { colour: '#111', width: 1.1 })
  y += 18
  pen.text(440, y, 'Total à payer', { ...strong, size: 10.5, align: 'right' })
  pen.text(555, y, bill.money(bill.total), { ...strong, size: 10.5, align: 'right', what: 'total' })
  y += 26
  pen.box(318, y, 237, 15, { fill: '#efefef' })
  const summary = [392, 466, 549]
  ;['Taux TVA', 'Total HT', 'TVA'].forEach((head, i) =>
    pen.text(summary[i] ?? 0, y + 10.6, head, { ...strong, size: 7.6, align: 'right' }),
  )
  const sums = [`${bill.taxPercent} %`, bill.money(bill.net), bill.money(bill.tax)]
  sums.forEach((cell, i) => pen.text(summary[i] ?? 0, y + 27, cell, { ...body, align: 'right' }))
  y += 60
  pen.text(40, y, 'Mode de paiement', strong)
  const card = bill.dice.pick(['Carte bancaire', 'Visa', 'Mastercard', 'PayPal'])
  pen.text(
    40,
    y + 12,
    `${card}${card === 'PayPal' ? '' : ` **** ${bill.dice.whole(1000, 9999)}`}`,
    body,
  )

  pen.rule(40, 752, 555, 752, { colour: '#bbb', width: 0.5 })
  smallPrint(pen, 40, 764, 515, [
    `${bill.store ? `${bill.store} — ` : ''}SAS au capital de ${bill.shop.whole(10, 90) * 10} 000 € — RCS Nanterre ${bill.shop.whole(300, 899)} ${bill.shop.whole(100, 999)} ${bill.shop.whole(100, 999)} — TVA acquittée sur les débits.`,
    'Conservez cette facture : elle tient lieu de bon de garantie. Garantie légale de conformité de deux ans (articles L. 217-3 et suivants du code de la consommation). Éco-participation DEEE comprise dans les prix.',
  ])
  pen.text(555, 824, 'Page 1 sur 1', { size: 6.8, colour: '#777', align: 'right' })
}
