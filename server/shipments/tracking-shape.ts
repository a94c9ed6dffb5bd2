import type { TrackingField } from '../../contract/dispatch-batches.ts'
import { listed } from '../tables/headings.ts'
import type { TableShape } from '../tables/shape.ts'

/** What carriers' tools call their columns, in English, Indonesian, French, German and Chinese. */
export const trackingShape: TableShape<TrackingField> = {
  columns: [
    {
      field: 'claim',
      headings: listed(`
        prize, claim, reference, claim number, prize number, claim no, ref, reference number,
        customer reference, order reference, shipment reference, your reference,
        hadiah, nomor klaim, no klaim, referensi, nomor hadiah, no referensi,
        prix, lot, référence, numéro de demande, référence client, votre référence,
        gewinn, referenz, antragsnummer, kundenreferenz, referenznummer,
        獎品, 申請編號, 兌獎編號, 參考編號, 客戶參考號, 編號
      `),
    },
    {
      field: 'carrier',
      headings: listed(`
        carrier, courier, carrier name, courier name, shipper, shipping company, kurir, ekspedisi,
        jasa kirim, jasa pengiriman, transporteur, nom du transporteur, versanddienstleister,
        paketdienst, spediteur, 物流, 物流公司, 貨運公司, 快遞, 快遞公司, 宅配公司
      `),
    },
    {
      field: 'number',
      headings: listed(`
        tracking number, tracking, tracking numbers, tracking no, tracking id, tracking code, awb,
        awb number, awb no, waybill, waybill number, consignment number, parcel number,
        shipment number, resi, no resi, nomor resi, nomor pelacakan, kode resi,
        numéro de suivi, n° de suivi, suivi, no de suivi, numéro de colis, code de suivi,
        sendungsnummer, paketnummer, trackingnummer, sendungsnr, tracking-nummer,
        追蹤號碼, 追蹤編號, 物流單號, 貨運單號, 託運單號, 宅配單號, 包裹號碼, 查詢號碼
      `),
    },
    {
      field: 'shipped',
      headings: listed(`
        shipped, shipped date, shipped on, date, ship date, shipping date, dispatched,
        dispatch date, sent, sent on, pickup date, dikirim, tanggal kirim, tanggal pengiriman,
        tgl kirim, tanggal, expédié, expédié le, date d’expédition, envoyé le, date d’envoi,
        versendet, versendet am, versanddatum, datum, 出貨日, 出貨日期, 寄出日期, 出貨, 寄件日期, 日期
      `),
    },
    {
      field: 'delivered',
      headings: listed(`
        delivered, delivered date, delivered on, delivery date, received on, pod date, diterima,
        tanggal diterima, tanggal terima, terkirim, livré, livré le, date de livraison,
        zugestellt, zugestellt am, zustelldatum, 送達日期, 送達日, 配達日期, 簽收日期, 送達
      `),
    },
  ],
  unused: [],
  many: ['number'],
  needs: [
    ['claim', 'carrier', 'number', 'shipped'],
    ['claim', 'delivered'],
  ],
  asksUnknown: false,
  guess: () => null,
}
