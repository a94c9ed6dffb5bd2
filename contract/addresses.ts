import type { Recipient } from './facts.ts'

/** Parts of an address that some countries do not have. */
export type Part = 'zipcode' | 'city' | 'stateOrProvince'

const needs = (parts: Part[], countries: string) =>
  countries.split(' ').map((country) => [country, parts] as const)

/**
 * Required parts of an address besides the street, by country (ISO 3166-1): the field `require` of
 * Google's address metadata (chromium-i18n.appspot.com/ssl-address, libaddressinput). Indonesia
 * requires all of them, as in the guides.
 */
const byCountry = new Map([
  ...needs(
    ['city', 'stateOrProvince', 'zipcode'],
    'AS AU BR CA CN ES FM ID IN IT KR MH MP MX PF PW RU TW US VI',
  ),
  ...needs(['city', 'stateOrProvince'], 'CR HN IQ JM KN PG SO SV UM VE'),
  ...needs(
    ['city', 'zipcode'],
    `AT AX BE BL CH CZ DE DK EE FI FK FR GB GF GG GL GP GR GS GU HU IM IO JE LI LT LU LV MF MQ MY NC
NL NO NZ PL PM PN PR PT RE RO SE SH SJ SK TC TR UA WF YT ZA`.replaceAll('\n', ' '),
  ),
  ...needs(['stateOrProvince', 'zipcode'], 'JP'),
  ...needs(['stateOrProvince'], 'AE CO HK KY NR VN'),
  ...needs(['zipcode'], 'SG SM'),
  ...needs([], 'AG GI MO VG'),
])

/** For a country missing from the list: street and city. */
const anywhere: readonly Part[] = ['city']

/** Required parts of an address in this region besides the street. */
export const partsNeededIn = (region: string): readonly Part[] => byCountry.get(region) ?? anywhere

/** The missing parts of an address in its region. */
export const missingIn = (address: Pick<Recipient, Part>, region: string): Part[] =>
  partsNeededIn(region).filter((part) => address[part] === '')
