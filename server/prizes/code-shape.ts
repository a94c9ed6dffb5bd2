import type { CodeField } from '../../contract/code-batches.ts'
import { dayIn } from '../tables/dates.ts'
import { listed } from '../tables/headings.ts'
import type { TableShape } from '../tables/shape.ts'

/** What suppliers call the columns of their lists, in English, Indonesian, French, German, Chinese. */
export const codeShape: TableShape<CodeField> = {
  columns: [
    {
      field: 'code',
      headings: listed(`
        code, codes, voucher, vouchers, key, keys, coupon, activation code, voucher code,
        voucher codes, voucher number, voucher no, coupon code, gift card number,
        gift card code, gift code, gift card, card number, redemption code, redeem code,
        promo code, e-voucher, e-voucher code, license key, licence key, product key,
        digital code, evoucher code, kode, kode voucher, nomor voucher, no voucher,
        kode kupon, kode hadiah, kode promo, kode aktivasi, kode redeem, kode e-voucher,
        code cadeau, carte cadeau, code promo, bon d’achat, code du bon, clé,
        code d’activation, numéro de carte, code carte cadeau, chèque cadeau, gutscheincode,
        gutschein-code, gutscheinnummer, gutschein, aktivierungscode, 兌換碼, 兑换码, 優惠碼, 禮券序號,
        票券序號, 禮券號碼, 票券號碼, 代碼, 代码, 卡號, 啟用碼, 點數卡序號, 虛擬序號, 電子票券
      `),
    },
    {
      field: 'expiry',
      headings: listed(`
        expiry, expires, expires on, expireson, valid until, valid to, valid till,
        expiry date, expiration, expiration date, expire date, expired date, expired, exp,
        exp date, good until, use by, valid through, end date, berlaku sampai,
        berlaku hingga, masa berlaku, tanggal kedaluwarsa, tanggal kadaluarsa, kedaluwarsa,
        kadaluarsa, berlaku s/d, tgl expired, expire le, date d’expiration, valable jusqu’au,
        fin de validité, expiration le, valide jusqu’au, date de fin, gültig bis,
        ablaufdatum, verfällt am, gueltig bis, 有效期限, 到期日, 使用期限, 有效日期, 截止日, 到期日期, 兌換期限, 有效期
      `),
    },
  ],
  unused: listed(`
        no, nr, num, number, #, id, row, serial, serial no, serial number, note, notes,
        remark, remarks, comment, product, product name, item, description, name, sku,
        denomination, value, amount, nominal, price, currency, quantity, qty, status, order,
        order no, order number, batch, batch no, supplier, brand, merchant, issued,
        issued on, issue date, created, created at, date, purchase date, valid from,
        start date, nomor, catatan, keterangan, nama, nama produk, produk, nilai, harga,
        mata uang, jumlah, tanggal, tanggal terbit, berlaku dari, pesanan, n°, numéro,
        remarque, produit, désignation, valeur, montant, devise, quantité, statut, commande,
        date d’émission, date, lfd nr, nummer, bemerkung, notiz, produkt, wert, betrag,
        währung, menge, bestellung, datum, ausgestellt am, 編號, 項次, 備註, 备注, 品名, 商品, 商品名稱, 面額,
        金額, 幣別, 數量, 狀態, 訂單編號
      `),
  many: [],
  needs: [['code']],
  asksUnknown: true,
  guess: guessColumns,
}

/** Columns without headings: days are last days, and the only other column holds the codes. */
function guessColumns(rows: string[][]): (CodeField | null)[] | null {
  const width = Math.max(0, ...rows.map((cells) => cells.findLastIndex((cell) => cell !== '') + 1))
  const fields = Array.from({ length: width }, (_, at) => {
    const cells = rows.map((row) => row[at] ?? '').filter((cell) => cell !== '')
    return cells.length > 0 && cells.every(isDay) ? ('expiry' as const) : ('code' as const)
  })
  const count = (field: CodeField) => fields.filter((one) => one === field).length
  return count('code') === 1 && count('expiry') < 2 ? fields : null
}

function isDay(cell: string): boolean {
  const { day, asksOrder } = dayIn(cell, null)
  return day !== null || asksOrder
}
