import type { InvoiceScene } from '../scene.ts'

type Language = InvoiceScene['layout']

const months: Record<Language, string[]> = {
  indonesian:
    'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
      ' ',
    ),
  english:
    'January February March April May June July August September October November December'.split(
      ' ',
    ),
  french:
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
      ' ',
    ),
}

/** An ISO day as the shop prints it. */
export function writtenDate(
  day: string,
  style: InvoiceScene['dateStyle'],
  language: Language,
): string {
  const [year = '', month = '', date = ''] = day.split('-')
  switch (style) {
    case 'd/m/y':
      return `${date}/${month}/${year}`
    case 'm/d/y':
      return `${month}/${date}/${year}`
    case 'd.m.y':
      return `${date}.${month}.${year}`
    case 'iso':
      return day
    case 'words': {
      const name = months[language][Number(month) - 1] ?? month
      const isFirst = language === 'french' && date === '01'
      return `${isFirst ? '1er' : String(Number(date))} ${name} ${year}`
    }
  }
}

const signs = { IDR: 'Rp', EUR: '€', GBP: '£', USD: '$' } as const

function grouped(amount: number, decimals: number, thousands: string, point: string): string {
  const cents = Math.round(Math.abs(amount) * 10 ** decimals)
  const whole = String(Math.floor(cents / 10 ** decimals))
  const fraction = String(cents % 10 ** decimals).padStart(decimals, '0')
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
  return `${amount < 0 ? '-' : ''}${groups}${decimals > 0 ? point + fraction : ''}`
}

/** Money in major units as the country writes it; `bare` leaves the sign of the currency out. */
export function writtenMoney(
  amount: number,
  currency: InvoiceScene['currency'],
  language: Language,
  bare = false,
): string {
  const sign = signs[currency]
  if (currency === 'IDR') {
    const digits = grouped(amount, 0, '.', ',')
    return bare ? digits : `${sign}\u00a0${digits}`
  }
  if (language === 'english') {
    const digits = grouped(amount, 2, ',', '.')
    return bare ? digits : `${sign}${digits}`
  }
  // a plain space that does not break: the narrow one is missing from several faces
  const digits = grouped(amount, 2, language === 'french' ? '\u00a0' : '.', ',')
  return bare ? digits : `${digits}\u00a0${sign}`
}
