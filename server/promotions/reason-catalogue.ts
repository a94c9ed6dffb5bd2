import type { Reason } from '../../contract/reasons.ts'

/**
 * Why a claim is asked again or declined. `label` is for the agent; the texts are public, and are
 * the member's status word for word. The first is the guides' own; the others keep its voice.
 */
export const reasonCatalogue: Reason[] = [
  {
    id: 'invoice_no_product_name',
    fix: 'my_products',
    label: 'Product name is not on the invoice',
    texts: {
      en: 'Please provide the invoice with your product name on it, thanks.',
      id: 'Mohon berikan invoice yang mencantumkan nama produk Anda, terima kasih.',
      fr: 'Veuillez fournir la facture sur laquelle figure le nom de votre produit, merci.',
      'zh-TW': '請提供載有您產品名稱的發票，謝謝。',
    },
  },
  {
    id: 'invoice_no_date',
    fix: 'my_products',
    label: 'Purchase date is not on the invoice',
    texts: {
      en: 'Please provide the invoice with the purchase date on it, thanks.',
      id: 'Mohon berikan invoice yang mencantumkan tanggal pembelian, terima kasih.',
      fr: 'Veuillez fournir la facture sur laquelle figure la date d’achat, merci.',
      'zh-TW': '請提供載有購買日期的發票，謝謝。',
    },
  },
  {
    id: 'invoice_no_store',
    fix: 'my_products',
    label: 'Store name is not on the invoice',
    texts: {
      en: 'Please provide the invoice with the store name on it, thanks.',
      id: 'Mohon berikan invoice yang mencantumkan nama toko, terima kasih.',
      fr: 'Veuillez fournir la facture sur laquelle figure le nom du revendeur, merci.',
      'zh-TW': '請提供載有店家名稱的發票，謝謝。',
    },
  },
  {
    id: 'invoice_no_number',
    fix: 'my_products',
    label: 'Invoice number is not on the invoice',
    texts: {
      en: 'Please provide the invoice with the invoice number on it, thanks.',
      id: 'Mohon berikan invoice yang mencantumkan nomor invoice, terima kasih.',
      fr: 'Veuillez fournir la facture sur laquelle figure le numéro de facture, merci.',
      'zh-TW': '請提供載有發票號碼的發票，謝謝。',
    },
  },
  {
    id: 'invoice_unreadable',
    fix: 'my_products',
    label: 'Invoice cannot be read',
    texts: {
      en: 'Please provide a clear and complete picture of the invoice, thanks.',
      id: 'Mohon berikan foto invoice yang jelas dan lengkap, terima kasih.',
      fr: 'Veuillez fournir une photo nette et complète de la facture, merci.',
      'zh-TW': '請提供清晰且完整的發票照片，謝謝。',
    },
  },
  {
    id: 'invoice_not_a_proof',
    fix: 'my_products',
    label: 'It is not an invoice or purchase proof',
    texts: {
      en: 'Please provide the invoice or purchase proof of the store, thanks.',
      id: 'Mohon berikan invoice atau bukti pembelian dari toko, terima kasih.',
      fr: 'Veuillez fournir la facture ou la preuve d’achat du revendeur, merci.',
      'zh-TW': '請提供店家開立的發票或購買證明，謝謝。',
    },
  },
  {
    id: 'invoice_date_differs',
    fix: 'my_products',
    label: 'Registered purchase date differs from the invoice',
    texts: {
      en: 'The purchase date you registered is not the date on your invoice. Please correct it, thanks.',
      id: 'Tanggal pembelian yang Anda daftarkan berbeda dengan tanggal pada invoice. Mohon diperbaiki, terima kasih.',
      fr: 'La date d’achat enregistrée n’est pas celle de votre facture. Veuillez la corriger, merci.',
      'zh-TW': '您登錄的購買日期與發票日期不符，請更正，謝謝。',
    },
  },
  {
    id: 'photo_of_packaging',
    fix: 'redeem_again',
    label: 'Photo shows the packaging, not the product',
    texts: {
      en: 'Please provide the picture of the S/N number on the product itself, not on the package, thanks.',
      id: 'Mohon berikan foto nomor S/N yang ada di fisik produk itu sendiri, bukan di packaging, terima kasih.',
      fr: 'Veuillez fournir la photo du N° de série sur le produit, pas sur l’emballage, merci.',
      'zh-TW': '請提供產品本體上的 S/N 序號照片，而非包裝上的，謝謝。',
    },
  },
  {
    id: 'photo_unreadable',
    fix: 'redeem_again',
    label: 'S/N in the photo cannot be read',
    texts: {
      en: 'Please provide a clear picture of the S/N number on the product, thanks.',
      id: 'Mohon berikan foto nomor S/N pada produk yang jelas, terima kasih.',
      fr: 'Veuillez fournir une photo nette du N° de série sur le produit, merci.',
      'zh-TW': '請提供清晰的產品 S/N 序號照片，謝謝。',
    },
  },
  {
    id: 'photo_without_serial',
    fix: 'redeem_again',
    label: 'Photo shows no S/N',
    texts: {
      en: 'Please provide the picture which shows the S/N number on the product, thanks.',
      id: 'Mohon berikan foto yang memperlihatkan nomor S/N pada produk, terima kasih.',
      fr: 'Veuillez fournir la photo montrant le N° de série sur le produit, merci.',
      'zh-TW': '請提供可看到產品 S/N 序號的照片，謝謝。',
    },
  },
  {
    id: 'photo_other_serial',
    fix: 'redeem_again',
    label: 'S/N in the photo is not the registered one',
    texts: {
      en: 'The S/N number in the picture is not the one you registered. Please pay attention to the differences between "0" and "O", "1" and "l", thanks.',
      id: 'Nomor S/N pada foto berbeda dengan yang Anda daftarkan. Mohon perhatikan perbedaan antara "0" dan "O", "1" dan "l", terima kasih.',
      fr: 'Le N° de série de la photo n’est pas celui que vous avez enregistré. Attention aux différences entre « 0 » et « O », « 1 » et « l », merci.',
      'zh-TW': '照片中的 S/N 序號與您登錄的不符，請留意「0」與「O」、「1」與「l」的差異，謝謝。',
    },
  },
  {
    id: 'final_outside_period',
    fix: 'final',
    label: 'Bought outside the purchase period',
    texts: {
      en: 'Sorry, your invoice is not in the eligible period of the promotion.',
      id: 'Mohon maaf, invoice Anda tidak berada dalam periode promosi yang memenuhi syarat.',
      fr: 'Désolé, votre facture n’est pas dans la période de l’offre.',
      'zh-TW': '很抱歉，您的發票不在活動期間內。',
    },
  },
  {
    id: 'final_redeemed_too_late',
    fix: 'final',
    label: 'Redeemed after the redeem-until date',
    texts: {
      en: 'Sorry, the redeem period of the promotion was over when your request was sent.',
      id: 'Mohon maaf, periode redeem promosi telah berakhir saat permintaan Anda dikirim.',
      fr: 'Désolé, la période de participation était terminée lors de votre demande.',
      'zh-TW': '很抱歉，您送出申請時已超過兌換期限。',
    },
  },
  {
    id: 'final_model',
    fix: 'final',
    label: 'Model or category is not eligible',
    texts: {
      en: 'Sorry, your product is not an eligible model of the promotion.',
      id: 'Mohon maaf, produk Anda bukan model yang memenuhi syarat promosi.',
      fr: 'Désolé, votre produit ne fait pas partie des modèles éligibles à l’offre.',
      'zh-TW': '很抱歉，您的產品不是活動適用機型。',
    },
  },
  {
    id: 'final_region',
    fix: 'final',
    label: 'Region of residence is not eligible',
    texts: {
      en: 'Sorry, the region you live in is not eligible for the promotion.',
      id: 'Mohon maaf, wilayah tempat tinggal Anda tidak memenuhi syarat promosi.',
      fr: 'Désolé, votre région de résidence n’est pas éligible à l’offre.',
      'zh-TW': '很抱歉，您的居住地區不適用本活動。',
    },
  },
  {
    id: 'final_store',
    fix: 'final',
    label: 'Store is not an MSI partner of the region',
    texts: {
      en: 'Sorry, your product was not purchased from an MSI partner in your domiciled region.',
      id: 'Mohon maaf, produk Anda tidak dibeli dari mitra MSI di wilayah domisili Anda.',
      fr: 'Désolé, votre produit n’a pas été acheté chez un partenaire MSI de votre région.',
      'zh-TW': '很抱歉，您的產品並非向居住地區的 MSI 合作夥伴購買。',
    },
  },
  {
    id: 'final_limit',
    fix: 'final',
    label: 'Redeem limit of the e-mail is reached',
    texts: {
      en: 'Sorry, the redeem limit of your e-mail is reached for the promotion.',
      id: 'Mohon maaf, batas redeem untuk email Anda pada promosi ini telah tercapai.',
      fr: 'Désolé, la limite de participation de votre e-mail est atteinte pour cette offre.',
      'zh-TW': '很抱歉，您的電子郵件已達本活動兌換上限。',
    },
  },
  {
    id: 'final_serial_redeemed',
    fix: 'final',
    label: 'S/N was already redeemed in this promotion',
    texts: {
      en: 'Sorry, this S/N number has already been redeemed in the promotion.',
      id: 'Mohon maaf, nomor S/N ini sudah pernah di-redeem pada promosi ini.',
      fr: 'Désolé, ce N° de série a déjà été utilisé pour cette offre.',
      'zh-TW': '很抱歉，此 S/N 序號已於本活動兌換。',
    },
  },
  {
    id: 'final_invoice_used',
    fix: 'final',
    label: 'Invoice line was already claimed',
    texts: {
      en: 'Sorry, this purchase on your invoice has already been redeemed.',
      id: 'Mohon maaf, pembelian pada invoice ini sudah pernah di-redeem.',
      fr: 'Désolé, cet achat de votre facture a déjà été utilisé.',
      'zh-TW': '很抱歉，此發票上的購買項目已兌換過。',
    },
  },
]
