import type { Bill } from './bill.ts'
import { paragraph } from './pen.ts'
import type { Pen } from './pen.ts'

const titles = {
  indonesian: 'Syarat dan Ketentuan',
  english: 'Terms and conditions of sale',
  french: 'Conditions générales de vente',
} as const

const clauses = {
  indonesian: [
    'Harga sudah termasuk PPN. Barang yang sudah dibeli tidak dapat ditukar atau dikembalikan kecuali terdapat cacat produksi yang dilaporkan paling lambat tiga hari setelah barang diterima.',
    'Garansi diberikan oleh distributor resmi selama masa yang tertera pada kartu garansi. Garansi tidak berlaku apabila segel rusak, nomor seri dihapus, atau kerusakan terjadi karena kelalaian pemakai.',
    'Simpan faktur ini. Faktur diperlukan untuk klaim garansi dan untuk mengikuti promosi dari produsen.',
    'Pembayaran melalui transfer dianggap sah setelah dana diterima di rekening kami.',
  ],
  english: [
    'Prices are those shown at the time of the order. Goods remain our property until we have received payment in full.',
    'You may cancel your order within 14 days of delivery without giving a reason. Goods must be returned complete and in a condition fit for sale; you bear the cost of returning them.',
    'Hardware carries the guarantee of its manufacturer in addition to your statutory rights. Keep this invoice and the serial number of every product: both are asked for when a claim is made.',
    'We are not liable for loss of data. Please make a copy of your data before sending anything in for repair.',
  ],
  french: [
    'Les prix s’entendent toutes taxes comprises, éco-participation incluse. Les marchandises restent notre propriété jusqu’au paiement intégral.',
    'Vous disposez de quatorze jours à compter de la réception pour exercer votre droit de rétractation, sans motif. Les frais de retour sont à votre charge.',
    'La garantie légale de conformité s’applique pendant deux ans à compter de la délivrance du bien. Conservez la facture et le numéro de série de chaque produit.',
    'Tout litige relève, après tentative de médiation, des tribunaux compétents.',
  ],
} as const

/** The second page that nobody reads. */
export function termsPage(pen: Pen, bill: Bill): void {
  const { layout } = bill.scene
  pen.text(50, 70, titles[layout], { size: 13, weight: 700 })
  let y = 100
  clauses[layout].forEach((clause, i) => {
    pen.text(50, y, `${i + 1}.`, { size: 9 })
    y += paragraph(pen, 68, y, clause, 470, 13, { size: 9, colour: '#333' }) * 13 + 8
  })
  pen.text(545, 800, '2 / 2', { size: 8, colour: '#777', align: 'right' })
}
