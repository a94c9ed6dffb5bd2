import type { Bill } from '../paper/bill.ts'

interface ScreenWords {
  orderDetail: string
  done: string
  orderNumber: string
  invoiceNumber: string
  orderDate: string
  invoiceDate: string
  soldBy: string
  delivery: string
  payment: string
  method: string
  subtotal: string
  shipping: string
  discount: string
  tax: string
  total: string
  again: string
  help: string
  mailSubject: string
  greeting: string
  thanks: string
  invoiceAttached: string
  to: string
  reply: string
  forward: string
  today: string
}

/** What shop apps and mails say, by language. */
export const screenWords: Record<Bill['scene']['layout'], ScreenWords> = {
  indonesian: {
    orderDetail: 'Detail Pesanan',
    done: 'Pesanan Selesai',
    orderNumber: 'No. Pesanan',
    invoiceNumber: 'No. Invoice',
    orderDate: 'Tanggal Pembelian',
    invoiceDate: 'Tanggal Invoice',
    soldBy: 'Dijual oleh',
    delivery: 'Info Pengiriman',
    payment: 'Rincian Pembayaran',
    method: 'Metode Pembayaran',
    subtotal: 'Subtotal Harga Barang',
    shipping: 'Total Ongkos Kirim',
    discount: 'Diskon Ongkos Kirim',
    tax: 'Termasuk PPN',
    total: 'Total Belanja',
    again: 'Beli Lagi',
    help: 'Butuh Bantuan?',
    mailSubject: 'Invoice pembelian Anda',
    greeting: 'Halo',
    thanks: 'Terima kasih sudah berbelanja. Berikut rincian pesanan Anda.',
    invoiceAttached: 'Simpan email ini sebagai bukti pembelian dan garansi.',
    to: 'kepada saya',
    reply: 'Balas',
    forward: 'Teruskan',
    today: 'Kotak Masuk',
  },
  english: {
    orderDetail: 'Order details',
    done: 'Delivered',
    orderNumber: 'Order number',
    invoiceNumber: 'Invoice number',
    orderDate: 'Order date',
    invoiceDate: 'Invoice date',
    soldBy: 'Sold by',
    delivery: 'Delivery',
    payment: 'Payment summary',
    method: 'Payment method',
    subtotal: 'Items subtotal',
    shipping: 'Postage & packing',
    discount: 'Promotion',
    tax: 'Including tax',
    total: 'Order total',
    again: 'Buy it again',
    help: 'Problem with order',
    mailSubject: 'Your invoice',
    greeting: 'Hello',
    thanks: 'Thank you for shopping with us. This is the invoice for your order.',
    invoiceAttached: 'Keep this e-mail: it is your proof of purchase and your guarantee.',
    to: 'to me',
    reply: 'Reply',
    forward: 'Forward',
    today: 'Inbox',
  },
  french: {
    orderDetail: 'Détail de la commande',
    done: 'Commande livrée',
    orderNumber: 'N° de commande',
    invoiceNumber: 'N° de facture',
    orderDate: 'Date de la commande',
    invoiceDate: 'Date de la facture',
    soldBy: 'Vendu par',
    delivery: 'Livraison',
    payment: 'Récapitulatif du paiement',
    method: 'Mode de paiement',
    subtotal: 'Sous-total articles',
    shipping: 'Frais de livraison',
    discount: 'Remise',
    tax: 'Dont TVA',
    total: 'Total TTC',
    again: 'Acheter à nouveau',
    help: 'Besoin d’aide ?',
    mailSubject: 'Votre facture',
    greeting: 'Bonjour',
    thanks: 'Merci pour votre achat. Voici la facture de votre commande.',
    invoiceAttached: 'Conservez cet e-mail : il vaut preuve d’achat et bon de garantie.',
    to: 'à moi',
    reply: 'Répondre',
    forward: 'Transférer',
    today: 'Boîte de réception',
  },
}
