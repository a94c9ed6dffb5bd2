import type { DemoPromotionId } from './demo-promotions.ts'
import type { ProductKey } from './products.ts'

/** How members of a promotion behave: how many, when, with what, and how fast they are answered. */
export interface Campaign {
  promotion: DemoPromotionId
  count: number
  /** First and last day of submissions. */
  from: string
  to: string
  /** 1 spreads them evenly; higher values crowd them towards the end. */
  crowding: number
  products: [ProductKey, ...ProductKey[]]
  regions: ['ID' | 'FR' | 'DE' | 'GB' | 'TW', ...('ID' | 'FR' | 'DE' | 'GB' | 'TW')[]]
  /** Days until a decision. */
  decidedAfter: [number, number]
  /** Share of claims that take more than twice as long. */
  slow: number
  /** Codes imported before it starts, for promotions with code prizes. */
  codes: number
}

export const campaigns: [Campaign, ...Campaign[]] = [
  {
    promotion: 'fr-back-to-modern-2021',
    count: 3,
    from: '2021-06-21',
    to: '2021-07-10',
    crowding: 1,
    products: ['md241p'],
    regions: ['FR'],
    decidedAfter: [3, 9],
    slow: 0.02,
    codes: 0,
  },
  {
    promotion: 'fr-everyday-passion-2021',
    count: 3,
    from: '2021-07-12',
    to: '2021-10-02',
    crowding: 1,
    products: ['katana'],
    regions: ['FR'],
    decidedAfter: [3, 9],
    slow: 0.02,
    codes: 0,
  },
  {
    promotion: 'tw-christmas-deals-2021',
    count: 4,
    from: '2021-12-01',
    to: '2022-01-06',
    crowding: 1,
    products: ['cqr', 'trident'],
    regions: ['TW'],
    decidedAfter: [2, 8],
    slow: 0.02,
    codes: 12,
  },
  {
    promotion: 'id-ramadan-super-sale-2024',
    count: 6,
    from: '2024-02-24',
    to: '2024-04-20',
    crowding: 1,
    products: ['urx'],
    regions: ['ID'],
    decidedAfter: [3, 10],
    slow: 0.02,
    codes: 20,
  },
  {
    promotion: 'gb-back-to-school-2025',
    count: 38,
    from: '2025-07-04',
    to: '2025-09-18',
    crowding: 1.1,
    products: ['tomahawk', 'meg', 'rtx5060ti', 'cq', 'urx', 'spatium', 'infinite'],
    regions: ['GB'],
    decidedAfter: [2, 9],
    slow: 0.02,
    codes: 60,
  },
  {
    promotion: 'id-work-smart-sale-2025',
    count: 46,
    from: '2025-10-08',
    to: '2026-01-24',
    crowding: 1.2,
    products: ['am242', 'am272p', 'prodp21', 'prodp180', 'infinite'],
    regions: ['ID'],
    decidedAfter: [3, 11],
    slow: 0.02,
    codes: 40,
  },
  {
    promotion: 'eu-build-christmas-dream-2025',
    count: 62,
    from: '2025-12-05',
    to: '2026-02-12',
    crowding: 1,
    products: ['rtx5070', 'rtx5080', 'tomahawk', 'meg', 'urx', 'spatium', 'infinite'],
    regions: ['DE', 'FR', 'GB'],
    decidedAfter: [3, 11],
    slow: 0.02,
    codes: 0,
  },
  {
    promotion: 'id-smart-moves-2026',
    count: 112,
    from: '2026-01-09',
    to: '2026-03-25',
    crowding: 1.9,
    products: ['am242', 'am242', 'am272p', 'prodp21', 'prodp180', 'infinite'],
    regions: ['ID'],
    decidedAfter: [5, 24],
    slow: 0.3,
    codes: 20,
  },
  {
    promotion: 'fr-spring-special-plus-2026',
    count: 74,
    from: '2026-02-20',
    to: '2026-03-25',
    crowding: 1.5,
    products: ['rtx5060ti', 'rtx5060ti', 'rtx5070', 'rtx5080'],
    regions: ['FR'],
    decidedAfter: [3, 18],
    slow: 0.25,
    codes: 60,
  },
]
