import type { Carrier } from '../../contract/carriers.ts'

interface PublishedCarrier extends Omit<Carrier, 'link'> {
  /** Deep link with `{n}` and `{zip}`. None was opened live, so none is used until it is verified. */
  link: string | null
}

/**
 * Carriers of the regions MSI ships to. Masks are hints: a JNE number looks like FedEx Ground,
 * a SiCepat one like FedEx Express, so none ever refuses a number.
 */
export const publishedCarriers: PublishedCarrier[] = [
  {
    code: 'jne',
    name: 'JNE',
    countries: ['ID'],
    numberPattern: '#{12-16} | *{10-20}',
    page: 'https://www.jne.co.id/tracking-package',
    link: null,
  },
  {
    code: 'jnt',
    name: 'J&T Express',
    countries: ['ID'],
    numberPattern: 'J@#{10} | J@{2}#{12}',
    page: 'https://jet.co.id/track',
    link: null,
  },
  {
    code: 'sicepat',
    name: 'SiCepat',
    countries: ['ID'],
    numberPattern: '#{12}',
    page: 'https://www.sicepat.com/checkAwb',
    link: null,
  },
  {
    code: 'anteraja',
    name: 'AnterAja',
    countries: ['ID'],
    numberPattern: '#{14}',
    page: 'https://anteraja.id/tracking',
    link: 'https://anteraja.id/tracking/{n}',
  },
  {
    code: 'ninja-xpress',
    name: 'Ninja Xpress',
    countries: ['ID'],
    numberPattern: 'NLID*{1-36} | NVID*{1-36}',
    page: 'https://www.ninjaxpress.co/id-id/tracking',
    link: 'https://www.ninjaxpress.co/id-id/tracking?id={n}',
  },
  {
    code: 'pos-indonesia',
    name: 'Pos Indonesia',
    countries: ['ID'],
    numberPattern: '@{2}#{9}ID | P#{13}',
    page: 'https://www.posindonesia.co.id/id/tracking',
    link: null,
  },
  {
    code: 'colissimo',
    name: 'Colissimo, La Poste',
    countries: ['FR'],
    numberPattern: '*{13} | @{2}#{9}FR',
    page: 'https://www.laposte.fr/outils/suivre-vos-envois',
    link: 'https://www.laposte.fr/outils/suivre-vos-envois?code={n}',
  },
  {
    code: 'chronopost',
    name: 'Chronopost',
    countries: ['FR'],
    numberPattern: '*{13}',
    page: 'https://www.chronopost.fr/tracking-no-cms/suivi-page',
    link: 'https://www.chronopost.fr/tracking-no-cms/suivi-page?listeNumerosLT={n}',
  },
  {
    code: 'mondial-relay',
    name: 'Mondial Relay',
    countries: ['FR'],
    numberPattern: '#{8} | #{10} | #{12}',
    page: 'https://www.mondialrelay.fr/suivi-de-colis',
    link: 'https://www.mondialrelay.fr/suivi-de-colis/?numeroExpedition={n}&codePostal={zip}',
  },
  {
    code: 'dhl-express',
    name: 'DHL Express',
    countries: ['ID', 'TW', 'FR', 'DE', 'GB'],
    numberPattern: '#{10-11}',
    page: 'https://www.dhl.com/global-en/home/tracking.html',
    link: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id={n}',
  },
  {
    code: 'ups',
    name: 'UPS',
    countries: ['TW', 'FR', 'DE', 'GB'],
    numberPattern: '1Z*{16}',
    page: 'https://www.ups.com/track',
    link: 'https://www.ups.com/track?tracknum={n}',
  },
  {
    code: 'gls',
    name: 'GLS',
    countries: ['FR', 'DE'],
    numberPattern: '#{11-12}',
    page: 'https://gls-group.com/track',
    link: 'https://gls-group.com/track/{n}',
  },
  {
    code: 'dpd',
    name: 'DPD',
    countries: ['FR', 'DE', 'GB'],
    numberPattern: '#{14}*{0-1}',
    page: 'https://www.dpd.fr/trace',
    link: 'https://www.dpd.fr/trace/{n}',
  },
]
