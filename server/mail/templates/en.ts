import type { MailTemplates } from '../template.ts'

/**
 * The originals, word for word from MSI's guides to members, odd grammar included: members have
 * known them for years. Mails that the guides do not show are ours, in plain English.
 */
export const en: MailTemplates = {
  received: {
    subject: '[No Reply] MSI Redeem Notice - Received',
    paragraphs: [
      'Dear Customer,',
      'Your request has been successfully sent. Application is under process, please keep in mind that all applications are checked by our staff and might take up to 7 ~ 14 working days.',
      'Thank you for your patience.',
      "If you didn't receive our email in your inbox, please kindly check in the Spam, Junk, Trash, Deleted Items, or Archive folder.",
    ],
  },
  asked_again_invoice: {
    subject: '[No Reply] MSI Redeem Notice - Redeem Again',
    paragraphs: [
      'Dear Customer,',
      'Thanks for your application,',
      'Sorry to inform you that your redemption have some missing purchase proof.',
      'Please go to product page and re-upload your purchase proof and promotion page re-redeem again. Thank you.',
      '{{memberCenterSignIn}}',
      'Reason : {{reasons}}',
      'Please redeem again by {{answerBy}}. After that date, your redemption will be closed.',
      'Sincerely,',
      'MSI customer service',
    ],
  },
  asked_again_photo: {
    subject: '[No Reply] MSI Redeem Notice - Redeem Again',
    paragraphs: [
      'Dear Customer,',
      'Thank you for your application.',
      'We are sorry to inform you that the product picture in your redemption could not be accepted.',
      'Please go to the promotion page and redeem again with a new picture. Thank you.',
      '{{memberCenterSignIn}}',
      'Reason : {{reasons}}',
      'Please redeem again by {{answerBy}}. After that date, your redemption will be closed.',
      'Sincerely,',
      'MSI customer service',
    ],
  },
  answer_reminder: {
    subject: '[No Reply] MSI Redeem Notice - Reminder: please redeem again',
    paragraphs: [
      'Dear Customer,',
      'We are still waiting for you to redeem again for the promotion {{promotion}}.',
      'Product: {{product}}',
      'Reason : {{reasons}}',
      'Please redeem again by {{answerBy}}. After that date, your redemption will be closed.',
      '{{memberCenterSignIn}}',
      'Sincerely,',
      'MSI customer service',
    ],
  },
  expired: {
    subject: '[No Reply] MSI Redeem Notice - Redemption closed',
    paragraphs: [
      'Dear Customer,',
      'We asked you to redeem again for the promotion {{promotion}} by {{answerBy}}. As we did not hear from you, your redemption of {{product}} has been closed.',
      'Reason : {{reasons}}',
      'If you have any questions, please contact us at {{memberCenterSignIn}}',
      'Sincerely,',
      'MSI customer service',
    ],
  },
  declined: {
    subject: '[No Reply] MSI Redeem Notice - Not Eligible',
    paragraphs: [
      'Dear Customer,',
      'Thank you for your application.',
      'We are sorry to inform you that your redemption of {{product}} is not eligible for the promotion {{promotion}}.',
      'Reason : {{reasons}}',
      'If you have any questions, please contact us at {{memberCenterSignIn}}',
      'Sincerely,',
      'MSI customer service',
    ],
  },
  approved_code: {
    subject: '[No Reply] MSI Redeem Notice - Success',
    paragraphs: [
      'Congratulation on the purchase of your MSI® product!',
      'Your {{prize}} activation code is',
      '{{code}}',
      'Notice: This activation code is sent to the e-mail you registered with.',
      'How to activate {{prize}} ?\n\nTo activate your game code, please refer to {{activationPage}}',
      'Thank you!',
    ],
  },
  approved_held: {
    subject: '[No Reply] MSI Promotion – {{region}}_{{promotion}} - Notice',
    paragraphs: [
      'Your redemption for the promotion {{promotion}} has been approved.',
      'Prize: {{prize}}',
      '*The prize will be sent at the end of the promotion period after confirmation from us',
    ],
  },
  approved_awaiting: {
    subject: '[No Reply] MSI Promotion – {{region}}_{{promotion}} - Notice',
    paragraphs: [
      'Your redemption for the promotion {{promotion}} has been approved.',
      'Prize: {{prize}}',
      '*The prize will be sent to the e-mail you registered with as soon as it is ready',
    ],
  },
  approved_physical: {
    subject: '[No Reply] MSI Promotion – {{region}}_{{promotion}} - Notice',
    paragraphs: [
      'Your redemption for the promotion {{promotion}} has been approved.',
      'Prize: {{prize}}',
      '*Physical Prize - 8 -12 weeks to delivered after your redemption got approved',
    ],
  },
  address_asked: {
    subject: '[No Reply] MSI Redeem Notice - Your address',
    paragraphs: [
      'Dear Customer,',
      'Your prize from the promotion {{promotion}} is ready, but we cannot send it to the address you gave us.',
      'Prize: {{prize}}',
      'Address: {{address}}',
      'Question: {{question}}',
      'Please correct your address at {{memberCenterSignIn}}',
      'Thank you for your patience.',
      'MSI customer service',
    ],
  },
  shipped: {
    subject: '[No Reply] MSI Redeem Notice - Your prize is on its way',
    paragraphs: [
      'Dear Customer,',
      'Your prize from the promotion {{promotion}} is on its way.',
      'Prize: {{prize}}',
      'Carrier: {{carrier}}\nTracking number: {{trackingNumbers}}',
      'Track your parcel: {{trackingLink}}',
      'Thank you for your patience.',
    ],
  },
  delivered: {
    subject: '[No Reply] MSI Redeem Notice - Your prize was delivered',
    paragraphs: [
      'Dear Customer,',
      'Your prize from the promotion {{promotion}} has been delivered.',
      'Prize: {{prize}}',
      'If you did not receive it, please contact us at {{memberCenterSignIn}}',
      'Enjoy your prize!',
    ],
  },
  code_redirected: {
    subject: '[No Reply] MSI Redeem Notice - New e-mail address',
    paragraphs: [
      'Dear Customer,',
      'The activation code for your prize will now be sent to another e-mail address.',
      'Promotion: {{promotion}}',
      'Prize: {{prize}}',
      'If you did not ask for this, please contact us immediately at {{memberCenterSignIn}}',
      'MSI customer service',
    ],
  },
  parcel_rerouted: {
    subject: '[No Reply] MSI Redeem Notice - New address for your parcel',
    paragraphs: [
      'Dear Customer,',
      'The parcel with your prize from the promotion {{promotion}} will now be sent to another address.',
      'Prize: {{prize}}',
      'Address: {{address}}',
      'If you did not ask for this, please contact us immediately at {{memberCenterSignIn}}',
      'MSI customer service',
    ],
  },
}
