/** What an invoice says, as codes say it. */
export interface SaidOnInvoice {
  /** `YYYY-MM-DD`. */
  date: string
  /** In hundredths; a hundred times a whole number where the currency has no cents. */
  total: number
  /** Two letters and eight digits. */
  number: string
}

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
const base64url = (text: string) =>
  btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** Tags from 1 on, each with its length. */
const tlv = (fields: string[]) =>
  Uint8Array.from(
    fields.flatMap((field, at) => {
      const bytes = [...new TextEncoder().encode(field)]
      return [at + 1, bytes.length, ...bytes]
    }),
  )

const euros = (hundredths: number) => (hundredths / 100).toFixed(2)
const hex = (value: number) => value.toString(16).padStart(8, '0').toUpperCase()
const turned = (date: string, mark = '/') => date.split('-').toReversed().join(mark)
/** Years are counted from 1912, in three digits. */
const republic = (date: string) => String(Number(date.slice(0, 4)) - 1911).padStart(3, '0')
const compact = (date: string) => date.replaceAll('-', '')

/** Codes of an invoice by their formats, and which of its facts each of them says. */
export const codeFormats: {
  name: string
  says: (keyof SaidOnInvoice)[]
  of: (said: SaidOnInvoice) => string
}[] = [
  {
    name: 'SEPA transfer',
    says: ['total', 'number'],
    of: ({ total, number }) =>
      `BCD\n002\n1\nSCT\nGENODEM1GLS\nElektro Mustermann\nDE02120300000000202051\nEUR${euros(total)}\n\n\nRechnung ${number} danke`,
  },
  {
    name: 'Swiss bill',
    says: ['date', 'total', 'number'],
    of: ({ date, total, number }) =>
      `SPC 0200 1 CH5800791123000889012 S Digi_AG Seestrasse 1 8001 Zürich CH        ${euros(total)} CHF S Pia_Rutschmann Marktgasse 28 9400 Rorschach CH NON   EPD //S1/10/${number}/11/${compact(date).slice(2)}/20/14000000/30/106017086`
        .split(' ')
        .join('\r\n'),
  },
  {
    name: 'Czech payment',
    says: ['total'],
    of: ({ total }) => `SPD*1.0*ACC:CZ5855000000001265098001*AM:${euros(total)}*CC:CZK*X-VS:1234`,
  },
  {
    name: 'Taiwanese e-invoice',
    says: ['date', 'total', 'number'],
    of: ({ date, total, number }) =>
      `${number}${republic(date)}${compact(date).slice(4)}1234${hex(Math.round(total / 105))}${hex(total / 100)}0000000012345678ydXZt4LAN1UHN/j1juVcRA==:**********:1:1:1:Mouse:1:990`,
  },
  {
    name: 'strip of a Taiwanese e-invoice',
    says: ['number'],
    of: ({ number }) => `11508${number}1234`,
  },
  {
    name: 'German receipt',
    says: ['date', 'total'],
    of: ({ date, total }) =>
      `V0;955002-00;Kassenbeleg-V1;Beleg^${euros(total - 799)}_7.99_0.00_0.00_0.00^${euros(total)}:Unbar;18;112;${date}T12:41:04.000Z;${date}T12:41:09.000Z;ecdsa-plain-SHA256;unixTime;MEQCIAy4P9k+7x;BHhWOeisRpPB`,
  },
  {
    name: 'Austrian receipt',
    says: ['date', 'total', 'number'],
    of: ({ date, total, number }) =>
      `_R1-AT1_KASSE-01_${number}_${date}T11:23:43_${euros(total + 260).replace('.', ',')}_0,00_0,00_-2,60_0,00_4r7jBzZ8=_968935007593160625_RzxWcXn8Rck=_cGmhhzhQOjfV`,
  },
  {
    name: 'Portuguese invoice',
    says: ['date', 'total', 'number'],
    of: ({ date, total, number }) =>
      `A:123456789*B:999999990*C:PT*D:FT*E:N*F:${compact(date)}*G:FT ${number}*H:CSDF7T5H-0035*I1:PT*N:11.22*O:${euros(total)}*Q:TTGe*R:9999`,
  },
  {
    name: 'Saudi invoice',
    says: ['date', 'total'],
    of: ({ date, total }) =>
      base64(tlv(['متجر', '310122393500003', `${date}T10:30:00Z`, euros(total), '1.15'])),
  },
  {
    name: 'Indian e-invoice',
    says: ['date', 'total', 'number'],
    of: ({ date, total, number }) => {
      const data = { DocNo: number, DocTyp: 'INV', DocDt: turned(date), TotInvVal: total / 100 }
      const body = JSON.stringify({ data: JSON.stringify(data), iss: 'NIC' })
      return `${base64url('{"alg":"RS256"}')}.${base64url(body)}.c2lnbmF0dXJl`
    },
  },
  {
    name: 'Spanish invoice',
    says: ['date', 'total', 'number'],
    of: ({ date, total, number }) =>
      `https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQR?nif=89890001K&numserie=${number}&fecha=${turned(date, '-')}&importe=${euros(total)}`,
  },
  {
    name: 'Russian receipt',
    says: ['date', 'total'],
    of: ({ date, total }) =>
      `t=${compact(date)}T1441&s=${euros(total)}&fn=9288000100115785&i=12345&fp=2466954017&n=1`,
  },
  {
    name: 'JSON',
    says: ['date', 'total', 'number'],
    of: ({ date, total, number }) =>
      JSON.stringify({ invoice_no: number, date, total: euros(total), currency: 'EUR' }),
  },
]
