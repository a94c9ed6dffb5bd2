import type { Import } from './source-files.ts'

/** Inside the server, each sees only what stands before it; the ground sees itself as well. */
const serverOrder = [
  ['ports', 'heavy-work', 'http', 'storage', 'clocks', 'tables'],
  ['history', 'mail'],
  ['sign-offs'],
  ['staff'],
  ['promotions', 'evidence', 'uploads'],
  ['reading'],
  ['claims'],
  ['prizes'],
  ['shipments'],
  ['supervision'],
  ['api', 'worker', 'heavy-jobs'],
  ['hosts'],
]

/** Inside the app, likewise; whatever folder is not named here is a room. */
const appOrder = [['words'], ['ui'], ['api'], ['claims'], ['(room)'], ['app'], ['main']]

/**
 * Inside the largest rooms, likewise. A room within them has its files in a folder; whatever lies
 * beside the folders is named by itself.
 */
const roomOrders: Record<string, string[][]> = {
  'server/claims': [
    ['blind-looks'],
    ['store', 'rules', 'notices', 'reviewers', 'prize-desk'],
    ['leases', 'lane', 'step', 'deadline', 'standing-decision', 'notice-endpoints'],
    ['standing'],
    ['answer'],
    ['checks', 'member'],
    ['claim-view'],
    ['intake', 'queue', 'related', 'decision', 'work', 'notes', 'claim-endpoints'],
    ['phrases'],
  ],
  'src/review': [
    ['review-queries', 'review-search', 'draft', 'placing'],
    ['use-review-search', 'use-lease', 'work'],
    ['checks', 'bar'],
    ['next-ahead', 'reading'],
    ['evidence'],
    ['facts', 'beside', 'brief'],
    ['decision', 'pictures-window', 'peek'],
    ['notes'],
    ['SidePanel', 'EvidencePane', 'ClaimNews', 'ReviewSkeleton'],
    ['ClaimDesk'],
    ['ClaimRoom'],
    ['ReviewPage'],
  ],
}

/** Packages that run on every host: in Node, in a browser, in a worker. */
const serverPackages = [
  '@cantoo/pdf-lib',
  'bwip-js/generic',
  'fontkit',
  'franc-min',
  'hono',
  'ical.js',
  'kysely',
  'kysely/migration',
  'libphonenumber-js/min',
  'localized-address-format',
  'unstorage',
  'zod/mini',
]

/** What reads pictures and documents, in Node and in a browser. The networks come by type only. */
const readingPackages = ['pdfjs-dist', 'pdfjs-dist/legacy/build/pdf.mjs', 'zxing-wasm/reader']
const readingTypePackages = [
  ...readingPackages,
  'onnxruntime-node',
  'pdfjs-dist/types/src/display/api',
]

/** The type of an embedded database; the host brings the database itself. */
const serverTypePackages = [...serverPackages, '@electric-sql/pglite']

const contractPackages = ['zod/mini', 'zod-openapi']

/** A script that `npm run openapi` runs; no module imports it. */
const contractScripts = ['contract/write-openapi.ts']

/** Why an import is against the house rules; `null` if it is not. */
export const breach = (one: Import): string | null => breachOfArea(one) ?? breachWithin(one)

function breachWithin({ from, to, isPackage }: Import): string | null {
  if (isPackage) return null
  for (const [place, order] of Object.entries(roomOrders)) {
    if (!from.startsWith(`${place}/`) || !to.startsWith(`${place}/`)) continue
    return outOfOrder(order, nameIn(place, from), nameIn(place, to), [])
  }
  return null
}

function breachOfArea(one: Import): string | null {
  const [area] = one.from.split('/')
  switch (area) {
    case 'contract':
      return breachOfContract(one)
    case 'server':
      return breachOfServer(one)
    case 'mocks':
      return breachOfMocks(one)
    case 'src':
      return breachOfApp(one)
    default:
      return null
  }
}

function breachOfContract({ from, to, isPackage }: Import): string | null {
  if (contractScripts.includes(from)) return null
  if (contractScripts.includes(to)) return 'a script is imported by nobody'
  const isFine = isPackage ? contractPackages.includes(to) : to.startsWith('contract/')
  return isFine ? null : 'the contract imports zod, and nothing of ours'
}

function breachOfServer({ from, to, isPackage, isTypeOnly }: Import): string | null {
  const isHost = from.startsWith('server/hosts/')
  if (isPackage) {
    if (isHost) {
      const isNodesOnly = to.startsWith('node:') && !from.startsWith('server/hosts/node/')
      return isNodesOnly ? 'only the host of Node imports node:' : null
    }
    const [typePackages, packages] = from.startsWith('server/reading/')
      ? [readingTypePackages, readingPackages]
      : [serverTypePackages, serverPackages]
    const allowed = isTypeOnly ? typePackages : packages
    return allowed.includes(to) ? null : 'only hosts import a platform'
  }
  if (to.startsWith('contract/')) return null
  if (!to.startsWith('server/')) return 'the server imports the contract, and nothing else of ours'
  return outOfOrder(serverOrder, nameIn('server', from), nameIn('server', to), [
    'ports',
    'heavy-work',
    'http',
    'storage',
    'clocks',
    'tables',
  ])
}

function breachOfMocks({ to, isPackage }: Import): string | null {
  if (isPackage || /^(mocks|server|contract)\//.test(to)) return null
  return 'mocks import the server and the contract'
}

function breachOfApp({ from, to, isPackage, isDynamic }: Import): string | null {
  if (isPackage) return to.startsWith('node:') ? 'the app runs in browsers' : null
  if (to.startsWith('contract/')) return null
  if (to.startsWith('mocks/')) {
    const isAllowed = from === 'src/main.tsx' && isDynamic
    return isAllowed ? null : 'only main.tsx imports mocks, and dynamically'
  }
  if (!to.startsWith('src/')) return 'the app imports the contract, and nothing else of ours'
  const [mine, theirs] = [nameIn('src', from), nameIn('src', to)]
  const known = appOrder.flat()
  if (mine === theirs) return null
  const [place, target] = [mine, theirs].map((name) => (known.includes(name) ? name : '(room)'))
  if (place === '(room)' && target === '(room)') return 'rooms never import each other'
  return outOfOrder(appOrder, place ?? '', target ?? '', [])
}

/** `claims` of `server/claims/rules.ts`, `api` of `server/api.ts`, `ClaimDesk` of its styles. */
function nameIn(area: string, path: string): string {
  const [name = ''] = path.slice(area.length + 1).split('/')
  return name.replace(/\.(tsx?|module\.css)$/, '')
}

function outOfOrder(order: string[][], from: string, to: string, ground: string[]): string | null {
  if (from === to) return null
  if (ground.includes(from) && ground.includes(to)) return null
  const [mine, theirs] = [from, to].map((name) => order.findIndex((row) => row.includes(name)))
  if (mine === undefined || theirs === undefined || mine < 0 || theirs < 0) {
    return `${mine !== undefined && mine < 0 ? from : to} has no place in the order`
  }
  return theirs < mine ? null : `${to} does not stand before ${from}`
}
