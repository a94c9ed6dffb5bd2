import type { InvoiceScene, SerialPhotoScene } from './scene.ts'

// Scenes for the contact sheet and the tests; people and shops are invented.

const shops = {
  indonesian: [
    'Nusantara Komputindo',
    'Sentra Digital Bandung',
    'Mega Komputer Surabaya',
    'Bintang Gawai',
  ],
  english: ['Harbour Tech', 'PixelWorks Ltd', 'Northgate Computers', 'Lantern Electronics'],
  french: ['Clavier & Cie', 'Micro Atlantique', 'Boutique Pixelium', 'Rhône Informatique'],
} as const

const places = {
  indonesian: {
    store: ['Ruko Mangga Dua Blok C No. 14', 'Jakarta Pusat 10730', 'Telp. 021-6123 4478'],
    taxId: '02.331.784.5-026.000',
    customer: {
      name: 'Bagas Prasetyo',
      addressLines: ['Jl. Kaliurang KM 8 No. 21', 'Sleman, DI Yogyakarta 55581'],
    },
    currency: 'IDR',
    prices: [12_499_000, 1_649_000],
  },
  english: {
    store: ['42 Canal Street', 'Manchester M1 3HJ'],
    taxId: 'GB 482 7719 36',
    customer: { name: 'Ellen Whitcombe', addressLines: ['17 Orchard Rise', 'Leeds LS8 2QN'] },
    currency: 'GBP',
    prices: [1049, 64.99],
  },
  french: {
    store: ['18 rue des Tanneurs', '69002 Lyon'],
    taxId: 'FR 41 552 081 317',
    customer: { name: 'Camille Fournier', addressLines: ['5 allée des Tilleuls', '44300 Nantes'] },
    currency: 'EUR',
    prices: [1049, 420.9],
  },
} as const

const products = {
  indonesian: [
    'MSI Modern AM242 1M-873ID i5 8GB 512GB SSD 23.8" FHD',
    'MSI PRO MP241X 23.8" Monitor',
  ],
  english: ['MSI MPG 321URX QD-OLED 32" 4K 240Hz Gaming Monitor', 'MSI Clutch GM41 Wireless Mouse'],
  french: ['MSI GeForce RTX 5060 Ti 8G GAMING TRIO OC', 'MSI 27" LED - Optix MAG27CQ'],
} as const

/** A scene with everything on the paper; a caller states only what matters to it. */
export function invoiceExample(change: Partial<InvoiceScene> = {}): InvoiceScene {
  const layout = change.layout ?? 'indonesian'
  const seed = change.seed ?? 1
  const { store, taxId, customer, currency, prices } = places[layout]
  return {
    seed,
    layout,
    capture: 'phone',
    store: { name: shops[layout][seed % 4] ?? shops[layout][0], addressLines: [...store], taxId },
    invoiceNumber: `INV-26${String(seed).padStart(2, '0')}-0${4471 + seed}`,
    orderNumber: `2603${25 + (seed % 5)}-882${10 + seed}`,
    orderDate: '2026-03-25',
    invoiceDate: '2026-03-27',
    dateStyle: layout === 'indonesian' ? 'words' : 'd/m/y',
    customer: { name: customer.name, addressLines: [...customer.addressLines] },
    lines: products[layout].map((description, i) => ({
      description,
      quantity: 1,
      unitPrice: prices[i] ?? 0,
      ...(i === 0 ? { serialNumber: 'BA3T01946000V' } : {}),
    })),
    currency,
    ...change,
  }
}

const models = {
  'monitor-back': ['MPG 321URX QD-OLED', 'MS-3DE1'],
  'laptop-bottom': ['Katana 15 B13V', 'MS-1585'],
  'graphics-card': ['GeForce RTX 5060 Ti 8G GAMING TRIO OC', 'V535-001R'],
  motherboard: ['MAG B850 TOMAHAWK MAX WIFI', 'MS-7E62'],
  'desktop-case': ['MAG Infinite S3 14th', 'MS-B942'],
  packaging: ['Modern AM242 1M', 'MS-AE07'],
} as const

export const surfaces = [
  'monitor-back',
  'laptop-bottom',
  'graphics-card',
  'motherboard',
  'desktop-case',
  'packaging',
] as const satisfies SerialPhotoScene['surface'][]

export function serialExample(change: Partial<SerialPhotoScene> = {}): SerialPhotoScene {
  const surface = change.surface ?? 'monitor-back'
  const [model, modelCode] = models[surface]
  return {
    seed: 1,
    surface,
    model,
    modelCode,
    serialNumber: 'BA3T01946000V',
    chk: '4F2',
    ...change,
  }
}

/** Every layout in every capture, then every fault. */
export function invoiceExamples(firstSeed: number): [name: string, scene: InvoiceScene][] {
  const list: [string, InvoiceScene][] = []
  let seed = firstSeed
  for (const layout of ['indonesian', 'english', 'french'] as const) {
    for (const capture of ['phone', 'phone', 'scan', 'screenshot', 'thermal'] as const) {
      list.push([`${layout}-${capture}-${seed}`, invoiceExample({ seed: seed++, layout, capture })])
    }
  }
  for (const fault of ['blur', 'dark', 'glare', 'cropped', 'tilted'] as const) {
    list.push([
      `invoice-${fault}-${seed}`,
      invoiceExample({ seed: seed++, layout: 'french', faults: [fault] }),
    ])
  }
  return list
}

/** Every surface twice, then every fault. */
export function serialExamples(firstSeed: number): [name: string, scene: SerialPhotoScene][] {
  const list: [string, SerialPhotoScene][] = []
  let seed = firstSeed + 100
  for (const surface of surfaces) {
    for (let i = 0; i < 2; i++)
      list.push([`${surface}-${seed}`, serialExample({ seed: seed++, surface })])
  }
  for (const fault of ['blur', 'dark', 'glare', 'tilted', 'far', 'cropped'] as const) {
    const surface = surfaces[seed % surfaces.length] ?? 'packaging'
    list.push([
      `serial-${fault}-${seed}`,
      serialExample({ seed: seed++, surface, faults: [fault] }),
    ])
  }
  return list
}
