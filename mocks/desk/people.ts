import type { Recipient } from '../../contract/facts.ts'
import type { Dice } from '../pictures/random.ts'

type Region = 'ID' | 'FR' | 'DE' | 'GB' | 'TW'

interface Town {
  zipcode: string
  city: string
  stateOrProvince: string
}

interface Country {
  firstNames: [string, ...string[]]
  lastNames: [string, ...string[]]
  towns: [Town, ...Town[]]
  streets: [string, ...string[]]
  phone(dice: Dice): string
}

const digits = (dice: Dice, count: number) =>
  Array.from({ length: count }, () => dice.whole(0, 9)).join('')

const countries: Record<Region, Country> = {
  ID: {
    firstNames: [
      'Siti',
      'Budi',
      'Dewi',
      'Agus',
      'Putri',
      'Rizky',
      'Ayu',
      'Eko',
      'Nur',
      'Andi',
      'Ratna',
      'Fajar',
      'Wulan',
      'Dimas',
      'Intan',
      'Yoga',
      'Maya',
      'Hendra',
      'Lestari',
      'Bayu',
    ],
    lastNames: [
      'Rahayu',
      'Santoso',
      'Pratama',
      'Wijaya',
      'Hidayat',
      'Kusuma',
      'Saputra',
      'Utami',
      'Nugroho',
      'Siregar',
      'Simanjuntak',
      'Halim',
      'Permata',
      'Wibowo',
      'Gunawan',
      'Setiawan',
      'Maharani',
      'Lubis',
    ],
    towns: [
      { zipcode: '12190', city: 'Jakarta Selatan', stateOrProvince: 'DKI Jakarta' },
      { zipcode: '40115', city: 'Bandung', stateOrProvince: 'Jawa Barat' },
      { zipcode: '60271', city: 'Surabaya', stateOrProvince: 'Jawa Timur' },
      { zipcode: '55281', city: 'Sleman', stateOrProvince: 'DI Yogyakarta' },
      { zipcode: '20112', city: 'Medan', stateOrProvince: 'Sumatera Utara' },
      { zipcode: '80361', city: 'Badung', stateOrProvince: 'Bali' },
      { zipcode: '50132', city: 'Semarang', stateOrProvince: 'Jawa Tengah' },
    ],
    streets: [
      'Jl. Jend. Sudirman No.',
      'Jl. Diponegoro No.',
      'Jl. Kaliurang KM',
      'Jl. Gatot Subroto No.',
      'Jl. Merdeka No.',
      'Jl. Ahmad Yani No.',
      'Perum Griya Asri Blok B',
    ],
    phone: (dice) => `+62 8${dice.whole(11, 59)}-${digits(dice, 4)}-${digits(dice, 4)}`,
  },
  FR: {
    firstNames: [
      'Camille',
      'Hugo',
      'Léa',
      'Théo',
      'Manon',
      'Lucas',
      'Chloé',
      'Nathan',
      'Inès',
      'Maxime',
      'Élodie',
      'Antoine',
      'Zoé',
      'Romain',
      'Clémence',
      'Bastien',
    ],
    lastNames: [
      'Fournier',
      'Lefèvre',
      'Girard',
      'Bonnet',
      'Mercier',
      'Blanc',
      'Garnier',
      'Chevalier',
      'Faure',
      'Rousseau',
      'Lemaître',
      'Perrin',
      'Morel',
      'Barbier',
    ],
    towns: [
      { zipcode: '69002', city: 'Lyon', stateOrProvince: 'Rhône' },
      { zipcode: '44300', city: 'Nantes', stateOrProvince: 'Loire-Atlantique' },
      { zipcode: '31000', city: 'Toulouse', stateOrProvince: 'Haute-Garonne' },
      { zipcode: '75011', city: 'Paris', stateOrProvince: 'Île-de-France' },
      { zipcode: '67000', city: 'Strasbourg', stateOrProvince: 'Bas-Rhin' },
      { zipcode: '13006', city: 'Marseille', stateOrProvince: 'Bouches-du-Rhône' },
    ],
    streets: [
      'rue des Tanneurs',
      'allée des Tilleuls',
      'avenue Jean Jaurès',
      'rue Victor Hugo',
      'impasse du Moulin',
      'boulevard Gambetta',
    ],
    phone: (dice) =>
      `+33 6 ${digits(dice, 2)} ${digits(dice, 2)} ${digits(dice, 2)} ${digits(dice, 2)}`,
  },
  DE: {
    firstNames: [
      'Lukas',
      'Anna',
      'Jonas',
      'Lea',
      'Felix',
      'Marie',
      'Paul',
      'Sophie',
      'Tim',
      'Jana',
    ],
    lastNames: [
      'Schneider',
      'Fischer',
      'Weber',
      'Becker',
      'Hoffmann',
      'Köhler',
      'Krüger',
      'Vogel',
      'Jäger',
    ],
    towns: [
      { zipcode: '50667', city: 'Köln', stateOrProvince: 'Nordrhein-Westfalen' },
      { zipcode: '20095', city: 'Hamburg', stateOrProvince: 'Hamburg' },
      { zipcode: '80331', city: 'München', stateOrProvince: 'Bayern' },
      { zipcode: '04109', city: 'Leipzig', stateOrProvince: 'Sachsen' },
    ],
    streets: ['Lindenstraße', 'Am Markt', 'Gartenweg', 'Schillerstraße', 'Bahnhofstraße'],
    phone: (dice) => `+49 15${dice.whole(1, 7)} ${digits(dice, 8)}`,
  },
  GB: {
    firstNames: [
      'Oliver',
      'Amelia',
      'Harry',
      'Isla',
      'George',
      'Ava',
      'Noah',
      'Grace',
      'Jack',
      'Freya',
    ],
    lastNames: [
      'Whitcombe',
      'Hughes',
      'Bennett',
      'Patel',
      'Shaw',
      'Murphy',
      'Collins',
      'Ahmed',
      'Foster',
    ],
    towns: [
      { zipcode: 'LS8 2QN', city: 'Leeds', stateOrProvince: 'West Yorkshire' },
      { zipcode: 'M1 3HJ', city: 'Manchester', stateOrProvince: 'Greater Manchester' },
      { zipcode: 'BS1 5TR', city: 'Bristol', stateOrProvince: 'Bristol' },
      { zipcode: 'EH3 9LN', city: 'Edinburgh', stateOrProvince: 'Midlothian' },
    ],
    streets: ['Orchard Rise', 'Canal Street', 'Station Road', 'Mill Lane', 'Church View'],
    phone: (dice) => `+44 7${digits(dice, 3)} ${digits(dice, 6)}`,
  },
  TW: {
    firstNames: ['Hao', 'Yi-Ting', 'Chia-Wei', 'Mei-Hua', 'Po-Han'],
    lastNames: ['Lin', 'Wang', 'Huang', 'Tsai', 'Liu'],
    towns: [
      { zipcode: '235', city: 'New Taipei City', stateOrProvince: 'Zhonghe Dist.' },
      { zipcode: '407', city: 'Taichung City', stateOrProvince: 'Xitun Dist.' },
    ],
    streets: ['Lide St.', 'Taiwan Blvd.', 'Zhongshan Rd.'],
    phone: (dice) => `+886 9${digits(dice, 2)}-${digits(dice, 3)}-${digits(dice, 3)}`,
  },
}

export interface MadeUpMember {
  id: string
  email: string
  region: Region
  recipient: Recipient
}

/** A made-up member; the same random values give the same person. */
export function madeUpMember(region: Region, number: number, dice: Dice): MadeUpMember {
  const country = countries[region]
  const firstName = dice.pick(country.firstNames)
  const lastName = dice.pick(country.lastNames)
  const house = dice.whole(1, 188)
  const street = dice.pick(country.streets)
  const plain = `${firstName}.${lastName}`.normalize('NFKD').replaceAll(/[^\w.]/g, '')
  const host = dice.pick(['example.com', 'example.net', 'example.org'])
  return {
    id: `mc-${40_000 + number}`,
    email: `${plain.toLowerCase()}${dice.chance(0.5) ? dice.whole(2, 99) : ''}@${host}`,
    region,
    recipient: {
      firstName,
      lastName,
      ...dice.pick(country.towns),
      street: region === 'ID' || region === 'DE' ? `${street} ${house}` : `${house} ${street}`,
      apartment: dice.chance(0.22)
        ? dice.pick(['Apt 4', 'Unit 12B', '3rd floor', 'Tower A 1807'])
        : null,
      contactNumber: country.phone(dice),
    },
  }
}
