import type { MailTemplates } from '../template.ts'

/** Traditional Chinese, in the voice of the other languages. */
export const zhTw: MailTemplates = {
  received: {
    subject: '[No Reply] MSI Redeem Notice - 已收到申請',
    paragraphs: [
      '親愛的顧客您好：',
      '您的申請已成功送出，目前正在處理中。所有申請皆由我們的人員審核，可能需要 7 ~ 14 個工作天。',
      '感謝您的耐心等候。',
      '若收件匣中沒有我們的郵件，請查看垃圾郵件、刪除的郵件或封存資料夾。',
    ],
  },
  asked_again_invoice: {
    subject: '[No Reply] MSI Redeem Notice - 請重新兌換',
    paragraphs: [
      '親愛的顧客您好：',
      '感謝您的申請，',
      '很抱歉通知您，您的兌換申請缺少部分購買證明。',
      '請至產品頁面重新上傳購買證明，並至活動頁面重新兌換。謝謝您。',
      '{{memberCenterSignIn}}',
      '原因：{{reasons}}',
      '請於 {{answerBy}} 前（含當日）重新兌換；逾期您的兌換申請將結案。',
      '敬祝 順心',
      'MSI 客戶服務',
    ],
  },
  asked_again_photo: {
    subject: '[No Reply] MSI Redeem Notice - 請重新兌換',
    paragraphs: [
      '親愛的顧客您好：',
      '感謝您的申請，',
      '很抱歉通知您，您的產品照片無法通過審核。',
      '請至活動頁面以新的照片重新兌換。謝謝您。',
      '{{memberCenterSignIn}}',
      '原因：{{reasons}}',
      '請於 {{answerBy}} 前（含當日）重新兌換；逾期您的兌換申請將結案。',
      '敬祝 順心',
      'MSI 客戶服務',
    ],
  },
  answer_reminder: {
    subject: '[No Reply] MSI Redeem Notice - 提醒您重新兌換',
    paragraphs: [
      '親愛的顧客您好：',
      '活動「{{promotion}}」仍在等待您重新兌換。',
      '產品：{{product}}',
      '原因：{{reasons}}',
      '請於 {{answerBy}} 前（含當日）重新兌換；逾期您的兌換申請將結案。',
      '{{memberCenterSignIn}}',
      '敬祝 順心',
      'MSI 客戶服務',
    ],
  },
  expired: {
    subject: '[No Reply] MSI Redeem Notice - 兌換申請已結案',
    paragraphs: [
      '親愛的顧客您好：',
      '我們曾請您於 {{answerBy}} 前重新兌換活動「{{promotion}}」。由於未收到您的回覆，您的 {{product}} 兌換申請已結案。',
      '原因：{{reasons}}',
      '如有任何問題，歡迎至 {{memberCenterSignIn}} 與我們聯繫',
      '敬祝 順心',
      'MSI 客戶服務',
    ],
  },
  declined: {
    subject: '[No Reply] MSI Redeem Notice - 不符合資格',
    paragraphs: [
      '親愛的顧客您好：',
      '感謝您的申請，',
      '很抱歉通知您，您的 {{product}} 不符合活動「{{promotion}}」的兌換資格。',
      '原因：{{reasons}}',
      '如有任何問題，歡迎至 {{memberCenterSignIn}} 與我們聯繫',
      '敬祝 順心',
      'MSI 客戶服務',
    ],
  },
  approved_code: {
    subject: '[No Reply] MSI Redeem Notice - Success',
    paragraphs: [
      '恭喜您購買 MSI® 產品！',
      '您的 {{prize}} 啟用碼為',
      '{{code}}',
      '注意：此啟用碼已寄送至您註冊的電子郵件。',
      '如何啟用 {{prize}}？\n\n啟用方式請參考 {{activationPage}}',
      '謝謝您！',
    ],
  },
  approved_held: {
    subject: '[No Reply] MSI Promotion – {{region}}_{{promotion}} - Notice',
    paragraphs: [
      '您在活動「{{promotion}}」的兌換申請已通過。',
      '獎品：{{prize}}',
      '*獎品將於活動結束並經我們確認後寄出',
    ],
  },
  approved_awaiting: {
    subject: '[No Reply] MSI Promotion – {{region}}_{{promotion}} - Notice',
    paragraphs: [
      '您在活動「{{promotion}}」的兌換申請已通過。',
      '獎品：{{prize}}',
      '*獎品備妥後將立即寄送至您註冊的電子郵件',
    ],
  },
  approved_physical: {
    subject: '[No Reply] MSI Promotion – {{region}}_{{promotion}} - Notice',
    paragraphs: [
      '您在活動「{{promotion}}」的兌換申請已通過。',
      '獎品：{{prize}}',
      '*實體獎品將於申請通過後 8 -12 週內送達',
    ],
  },
  address_asked: {
    subject: '[No Reply] MSI Redeem Notice - 您的地址',
    paragraphs: [
      '親愛的顧客您好：',
      '您在「{{promotion}}」活動的贈品已準備好，但無法寄送至您所提供的地址。',
      '贈品：{{prize}}',
      '地址：{{address}}',
      '問題：{{question}}',
      '請至 {{memberCenterSignIn}} 更正您的地址',
      '感謝您的耐心等候。',
      'MSI customer service',
    ],
  },
  shipped: {
    subject: '[No Reply] MSI Redeem Notice - 您的獎品已寄出',
    paragraphs: [
      '親愛的顧客您好：',
      '您在活動「{{promotion}}」的獎品已寄出。',
      '獎品：{{prize}}',
      '物流公司：{{carrier}}\n追蹤號碼：{{trackingNumbers}}',
      '追蹤包裹：{{trackingLink}}',
      '感謝您的耐心等候。',
    ],
  },
  delivered: {
    subject: '[No Reply] MSI Redeem Notice - 您的獎品已送達',
    paragraphs: [
      '親愛的顧客您好：',
      '您在活動「{{promotion}}」的獎品已送達。',
      '獎品：{{prize}}',
      '若您尚未收到，請至 {{memberCenterSignIn}} 與我們聯繫',
      '祝您使用愉快！',
    ],
  },
  code_redirected: {
    subject: '[No Reply] MSI Redeem Notice - 電子郵件地址變更',
    paragraphs: [
      '親愛的顧客您好：',
      '您贈品的序號今後將寄送至另一個電子郵件地址。',
      '活動：{{promotion}}',
      '贈品：{{prize}}',
      '若您並未提出此要求，請立即至 {{memberCenterSignIn}} 與我們聯繫',
      'MSI customer service',
    ],
  },
  parcel_rerouted: {
    subject: '[No Reply] MSI Redeem Notice - 包裹地址變更',
    paragraphs: [
      '親愛的顧客您好：',
      '您在「{{promotion}}」活動的贈品包裹將改寄至另一個地址。',
      '贈品：{{prize}}',
      '地址：{{address}}',
      '若您並未提出此要求，請立即至 {{memberCenterSignIn}} 與我們聯繫',
      'MSI customer service',
    ],
  },
}
