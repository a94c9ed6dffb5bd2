import { foldText } from './fold.ts'

/**
 * Shops whose name on paper is a logo, which text recognition cannot read, with other text on their
 * receipts. Partners of a promotion have aliases of their own.
 */
const names: readonly (readonly string[])[] = [
  ['Media Markt', 'MediaMarkt', 'Media-Saturn', 'mediamarkt.de', 'TV-HiFi-Elektro'],
  ['Saturn', 'Saturn Electro', 'saturn.de'],
  ['ALDI', 'ALDI SÜD', 'ALDI Nord', 'aldi-sued.de', 'aldi-nord.de', 'ALDI GmbH'],
  ['LIDL', 'Lidl Dienstleistung', 'lidl.de'],
  ['real', 'real,-', 'real GmbH', 'real.de', 'real SB-Warenhaus'],
  ['REWE', 'rewe.de', 'REWE Markt'],
  ['EDEKA', 'edeka.de', 'E center', 'E neukauf', 'Marktkauf'],
  ['Marktkauf', 'marktkauf.de', 'EDEKA'],
  ['ROSSMANN', 'Dirk Rossmann', 'rossmann.de'],
  ['dm', 'dm-drogerie markt', 'dm.de'],
  ['toom', 'toom Baumarkt', 'toom.de', 'REWE Zentralfinanz'],
  ['OBI', 'OBI Bau- und Heimwerkermarkt', 'obi.de'],
  ['ROLLER', 'roller.de', 'ROLLER GmbH'],
  ['IKEA', 'ikea.com', 'IKEA Deutschland'],
  ['Conrad', 'conrad.de', 'Conrad Electronic'],
  ['Notebooksbilliger', 'notebooksbilliger.de'],
  ['Mindfactory', 'mindfactory.de'],
  ['Cyberport', 'cyberport.de'],
  ['Alternate', 'alternate.de'],
  ['Amazon', 'amazon.de', 'amazon.fr', 'amazon.co.uk', 'Amazon EU', 'Amazon Services'],
  ['Fnac', 'fnac.com', 'Fnac Direct'],
  ['Darty', 'darty.com', 'Etablissements Darty'],
  ['Boulanger', 'boulanger.com'],
  ['LDLC', 'ldlc.com', 'Groupe LDLC'],
  ['Cdiscount', 'cdiscount.com'],
  ['Rue du Commerce', 'rueducommerce.fr'],
  ['Materiel.net', 'materiel.net'],
  ['Currys', 'currys.co.uk', 'Currys PC World', 'DSG Retail'],
  ['Scan', 'scan.co.uk', 'Scan Computers'],
  ['Overclockers', 'overclockers.co.uk'],
  ['eBuyer', 'ebuyer.com'],
  ['Coolblue', 'coolblue.nl'],
  ['Bol', 'bol.com'],
  ['Free', 'free.fr', 'Free SAS', 'Iliad'],
  ['Tokopedia', 'tokopedia.com', 'PT Tokopedia'],
  ['Shopee', 'shopee.co.id', 'Shopee International'],
  ['Blibli', 'blibli.com', 'Global Digital Niaga'],
  ['PChome', 'pchome.com.tw', 'PChome 24h'],
  ['momo', 'momoshop.com.tw', 'momo.com'],
]

const byName = new Map(
  names.map(([name = '', ...others]): [string, readonly string[]] => [foldText(name), others]),
)

export const knownNames = (name: string): readonly string[] => byName.get(foldText(name)) ?? []
