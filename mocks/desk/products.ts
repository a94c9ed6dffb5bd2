import type { Category } from '../../contract/claim-words.ts'
import type { SerialPhotoScene } from '../pictures/scene.ts'

export interface MadeUpProduct {
  category: Category
  name: string
  modelCode: string
  /** Its name on a store's invoice. */
  onInvoice: string
  /** Price in major units: rupiah, euro, pound. */
  price: { IDR: number; EUR: number; GBP: number }
  surface: SerialPhotoScene['surface']
}

const product = (
  category: Category,
  name: string,
  modelCode: string,
  surface: MadeUpProduct['surface'],
  euro: number,
  extra = '',
): MadeUpProduct => ({
  category,
  name,
  modelCode,
  onInvoice: `MSI ${name}${extra ? ` ${extra}` : ''}`,
  price: {
    EUR: euro,
    GBP: Math.round(euro * 0.87) - 0.01,
    IDR: Math.round((euro * 17_200) / 50_000) * 50_000 - 1000,
  },
  surface,
})

/** Products from the guides first, then others covered by their promotions. */
export const products = {
  am242: product('aio', 'Modern AM242 1M', 'MS-AE07', 'monitor-back', 729, '23.8" i5 8GB 512GB'),
  am272p: product('aio', 'Modern AM272P 1M', 'MS-AF82', 'monitor-back', 899, '27" i7 16GB 512GB'),
  prodp21: product('pro_dt', 'PRO DP21 13M', 'MS-B0A4', 'desktop-case', 489, 'i5-13400 8GB 512GB'),
  prodp180: product('pro_dt', 'PRO DP180 14', 'MS-B0B9', 'desktop-case', 799, 'i7-14700 16GB 1TB'),
  infinite: product(
    'desktop',
    'MAG Infinite S3 14th',
    'MS-B942',
    'desktop-case',
    1249,
    'i7 RTX 4060',
  ),
  trident: product('desktop', 'Trident 3 Arctic 8RD-002US', 'MS-B920', 'desktop-case', 1049),
  rtx5060ti: product(
    'graphics_card',
    'GEFORCE RTX 5060Ti 8G GAMING TRIO OC',
    'V535-001R',
    'graphics-card',
    459,
  ),
  rtx5070: product(
    'graphics_card',
    'GEFORCE RTX 5070 12G GAMING TRIO OC',
    'V533-004R',
    'graphics-card',
    689,
  ),
  rtx5080: product(
    'graphics_card',
    'GEFORCE RTX 5080 16G VENTUS 3X OC',
    'V531-013R',
    'graphics-card',
    1279,
  ),
  tomahawk: product('motherboard', 'MAG B850 TOMAHAWK MAX WIFI', 'MS-7E62', 'motherboard', 259),
  meg: product('motherboard', 'MEG X570S ACE MAX', 'MS-7D50', 'motherboard', 419),
  urx: product('monitor', 'MPG 321URX QD-OLED', 'MS-3DE1', 'monitor-back', 1099, '32" 4K 240Hz'),
  cqr: product('monitor', 'Optix MPG341CQR', 'MS-3DA1', 'monitor-back', 849, '34" UWQHD'),
  cq: product('monitor', 'Optix MAG27CQ', 'MS-3EA9', 'monitor-back', 421, '27" WQHD'),
  md241p: product('monitor', 'Modern MD241P', 'MS-3BA2', 'monitor-back', 239, '23.8" FHD'),
  katana: product('laptop', 'Katana 15 B13V', 'MS-1585', 'laptop-bottom', 1199, 'i7 RTX 4060'),
  spatium: product('ssd', 'SPATIUM M480 PRO 2TB', 'MS-S78B', 'motherboard', 179),
} as const satisfies Record<string, MadeUpProduct>

export type ProductKey = keyof typeof products

/** Other items that may be on the same invoice. */
export const companions = [
  'MSI Clutch GM41 Lightweight Mouse',
  'MSI 27" LED - Optix MAG27CQ',
  'HDMI 2.1 cable 2 m',
  'Corsair Vengeance DDR5 32GB',
  'Logitech MK270 keyboard',
] as const
