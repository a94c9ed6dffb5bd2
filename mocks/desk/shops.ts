import type { InvoiceScene } from '../pictures/scene.ts'

type Shop = InvoiceScene['store']

/** Invented stores; partners of promotions come first. */
const shops: Record<'ID' | 'FR' | 'DE' | 'GB' | 'TW', [Shop, ...Shop[]]> = {
  ID: [
    {
      name: 'Enter Komputer',
      addressLines: ['Mangga Dua Mall Lt. 3 No. 47', 'Jakarta Pusat 10730', 'Telp. 021-6123 4478'],
      taxId: '02.331.784.5-026.000',
    },
    {
      name: 'Bintang Gawai',
      addressLines: ['Jl. Gejayan No. 112', 'Sleman, DI Yogyakarta 55281'],
      taxId: '01.884.210.7-542.000',
    },
    {
      name: 'Sentra Digital',
      addressLines: ['BEC Lt. 1 Blok D-08', 'Bandung 40115', 'WA 0812-2233-9090'],
      taxId: '03.119.402.2-421.000',
    },
    {
      name: 'Mega Komputer Surabaya',
      addressLines: ['Hi-Tech Mall Lt. 2', 'Surabaya 60136'],
      taxId: '02.905.113.9-606.000',
    },
  ],
  FR: [
    {
      name: 'Micro Atlantique',
      addressLines: ['12 quai de la Fosse', '44000 Nantes'],
      taxId: 'FR 41 552 081 317',
    },
    {
      name: 'Boutique Pixelium',
      addressLines: ['18 rue des Tanneurs', '69002 Lyon'],
      taxId: 'FR 27 803 114 902',
    },
    {
      name: 'amazon.fr',
      addressLines: ['67 Boulevard du Général Leclerc', '92110 Clichy'],
      taxId: 'FR1248773327',
    },
    {
      name: 'Clavier & Cie',
      addressLines: ['5 place du Capitole', '31000 Toulouse'],
      taxId: 'FR 60 491 220 783',
    },
  ],
  DE: [
    {
      name: 'Rheinwerk Computer',
      addressLines: ['Hohe Straße 41', '50667 Köln'],
      taxId: 'DE 284 119 530',
    },
    { name: 'Hansa PC', addressLines: ['Steindamm 88', '20099 Hamburg'], taxId: 'DE 119 744 082' },
  ],
  GB: [
    {
      name: 'Harbour Tech',
      addressLines: ['42 Canal Street', 'Manchester M1 3HJ'],
      taxId: 'GB 482 7719 36',
    },
    {
      name: 'PixelWorks Ltd',
      addressLines: ['9 Temple Back', 'Bristol BS1 6FL'],
      taxId: 'GB 220 4418 91',
    },
    {
      name: 'Northgate Computers',
      addressLines: ['110 Northgate', 'Leeds LS2 7PN'],
      taxId: 'GB 915 0032 77',
    },
  ],
  TW: [
    {
      name: 'Kuang Hua Computer',
      addressLines: ['8 Civic Blvd. Sec. 3', 'Taipei 100'],
      taxId: '27461803',
    },
  ],
}

export function shopOf(region: keyof typeof shops, n: number): Shop {
  const list = shops[region]
  return list[n % list.length] ?? list[0]
}
