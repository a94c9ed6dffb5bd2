const digits = [
  '',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
]

/** An amount in Indonesian words, as every Indonesian faktur repeats its total. */
export function terbilang(amount: number): string {
  const n = Math.round(amount)
  if (n === 0) return 'nol'
  return spell(n).replaceAll(/ +/g, ' ').trim()
}

function spell(n: number): string {
  if (n < 12) return digits[n] ?? ''
  if (n < 20) return `${spell(n - 10)} belas`
  if (n < 100) return `${spell(Math.floor(n / 10))} puluh ${spell(n % 10)}`
  if (n < 200) return `seratus ${spell(n - 100)}`
  if (n < 1000) return `${spell(Math.floor(n / 100))} ratus ${spell(n % 100)}`
  if (n < 2000) return `seribu ${spell(n - 1000)}`
  if (n < 1e6) return `${spell(Math.floor(n / 1000))} ribu ${spell(n % 1000)}`
  if (n < 1e9) return `${spell(Math.floor(n / 1e6))} juta ${spell(n % 1e6)}`
  return `${spell(Math.floor(n / 1e9))} miliar ${spell(n % 1e9)}`
}
