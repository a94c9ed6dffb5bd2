import type { MailTemplates } from '../template.ts'

/** French. The guide shows these mails in English; French here, in the voice of its own pages. */
export const fr: MailTemplates = {
  received: {
    subject: '[No Reply] MSI Redeem Notice - Demande reçue',
    paragraphs: [
      'Cher client, chère cliente,',
      'Votre demande a bien été envoyée. Elle est en cours de traitement : veuillez garder à l’esprit que toutes les demandes sont vérifiées par notre équipe et que cela peut prendre entre 7 et 14 jours ouvrés.',
      'Merci de votre patience.',
      'Si vous ne trouvez pas notre e-mail dans votre boîte de réception, pensez à vérifier les dossiers Spam, Courrier indésirable, Corbeille, Éléments supprimés ou Archives.',
    ],
  },
  asked_again_invoice: {
    subject: '[No Reply] MSI Redeem Notice - Documents à renvoyer',
    paragraphs: [
      'Cher client, chère cliente,',
      'Merci pour votre participation,',
      'Nous sommes désolés de vous informer que la preuve d’achat de votre demande est incomplète.',
      'Rendez-vous sur la page du produit pour renvoyer votre preuve d’achat, puis sur la page de l’offre pour participer à nouveau. Merci.',
      '{{memberCenterSignIn}}',
      'Raison : {{reasons}}',
      'Merci de participer à nouveau au plus tard le {{answerBy}}. Passé cette date, votre demande sera clôturée.',
      'Cordialement,',
      'Le service clients de MSI',
    ],
  },
  asked_again_photo: {
    subject: '[No Reply] MSI Redeem Notice - Photo à renvoyer',
    paragraphs: [
      'Cher client, chère cliente,',
      'Merci pour votre participation,',
      'Nous sommes désolés de vous informer que la photo du produit n’a pas pu être acceptée.',
      'Rendez-vous sur la page de l’offre pour participer à nouveau avec une nouvelle photo. Merci.',
      '{{memberCenterSignIn}}',
      'Raison : {{reasons}}',
      'Merci de participer à nouveau au plus tard le {{answerBy}}. Passé cette date, votre demande sera clôturée.',
      'Cordialement,',
      'Le service clients de MSI',
    ],
  },
  answer_reminder: {
    subject: '[No Reply] MSI Redeem Notice - Rappel : documents à renvoyer',
    paragraphs: [
      'Cher client, chère cliente,',
      'Nous attendons toujours votre nouvelle demande pour l’offre {{promotion}}.',
      'Produit : {{product}}',
      'Raison : {{reasons}}',
      'Merci de participer à nouveau au plus tard le {{answerBy}}. Passé cette date, votre demande sera clôturée.',
      '{{memberCenterSignIn}}',
      'Cordialement,',
      'Le service clients de MSI',
    ],
  },
  expired: {
    subject: '[No Reply] MSI Redeem Notice - Demande clôturée',
    paragraphs: [
      'Cher client, chère cliente,',
      'Nous vous avions demandé de participer à nouveau à l’offre {{promotion}} au plus tard le {{answerBy}}. Sans réponse de votre part, votre demande pour {{product}} a été clôturée.',
      'Raison : {{reasons}}',
      'Pour toute question : {{memberCenterSignIn}}',
      'Cordialement,',
      'Le service clients de MSI',
    ],
  },
  declined: {
    subject: '[No Reply] MSI Redeem Notice - Demande non éligible',
    paragraphs: [
      'Cher client, chère cliente,',
      'Merci pour votre participation,',
      'Nous sommes désolés de vous informer que votre demande pour {{product}} n’est pas éligible à l’offre {{promotion}}.',
      'Raison : {{reasons}}',
      'Pour toute question : {{memberCenterSignIn}}',
      'Cordialement,',
      'Le service clients de MSI',
    ],
  },
  approved_code: {
    subject: '[No Reply] MSI Redeem Notice - Success',
    paragraphs: [
      'Félicitations pour l’achat de votre produit MSI® !',
      'Votre code d’activation {{prize}} est',
      '{{code}}',
      'Note : ce code d’activation est envoyé à l’adresse e-mail que vous avez enregistrée.',
      'Comment activer {{prize}} ?\n\nPour activer votre code, consultez {{activationPage}}',
      'Merci !',
    ],
  },
  approved_held: {
    subject: '[No Reply] MSI Promotion – {{region}}_{{promotion}} - Notice',
    paragraphs: [
      'Votre participation à l’offre {{promotion}} a été acceptée.',
      'Cadeau : {{prize}}',
      '*Le cadeau sera envoyé à la fin de la période de l’offre, après confirmation de notre part',
    ],
  },
  approved_awaiting: {
    subject: '[No Reply] MSI Promotion – {{region}}_{{promotion}} - Notice',
    paragraphs: [
      'Votre participation à l’offre {{promotion}} a été acceptée.',
      'Cadeau : {{prize}}',
      '*Le cadeau sera envoyé à l’adresse e-mail que vous avez enregistrée dès qu’il sera prêt',
    ],
  },
  approved_physical: {
    subject: '[No Reply] MSI Promotion – {{region}}_{{promotion}} - Notice',
    paragraphs: [
      'Votre participation à l’offre {{promotion}} a été acceptée.',
      'Cadeau : {{prize}}',
      '*Cadeau physique : livraison 8 à 12 semaines après l’acceptation de votre demande',
    ],
  },
  address_asked: {
    subject: '[No Reply] MSI Redeem Notice - Votre adresse',
    paragraphs: [
      'Cher client, chère cliente,',
      'Votre cadeau de l’offre {{promotion}} est prêt, mais nous ne pouvons pas l’envoyer à l’adresse que vous avez indiquée.',
      'Cadeau : {{prize}}',
      'Adresse : {{address}}',
      'Question : {{question}}',
      'Merci de corriger votre adresse sur {{memberCenterSignIn}}',
      'Merci de votre patience.',
      'MSI customer service',
    ],
  },
  shipped: {
    subject: '[No Reply] MSI Redeem Notice - Votre cadeau est en route',
    paragraphs: [
      'Cher client, chère cliente,',
      'Votre cadeau de l’offre {{promotion}} est en route.',
      'Cadeau : {{prize}}',
      'Transporteur : {{carrier}}\nNuméro de suivi : {{trackingNumbers}}',
      'Suivre votre colis : {{trackingLink}}',
      'Merci de votre patience.',
    ],
  },
  delivered: {
    subject: '[No Reply] MSI Redeem Notice - Votre cadeau a été livré',
    paragraphs: [
      'Cher client, chère cliente,',
      'Votre cadeau de l’offre {{promotion}} a été livré.',
      'Cadeau : {{prize}}',
      'Si vous ne l’avez pas reçu, contactez-nous sur {{memberCenterSignIn}}',
      'Profitez-en bien !',
    ],
  },
  code_redirected: {
    subject: '[No Reply] MSI Redeem Notice - Nouvelle adresse e-mail',
    paragraphs: [
      'Cher client, chère cliente,',
      'Le code d’activation de votre cadeau est désormais envoyé à une autre adresse e-mail.',
      'Offre : {{promotion}}',
      'Cadeau : {{prize}}',
      'Si vous ne l’avez pas demandé, merci de nous contacter immédiatement sur {{memberCenterSignIn}}',
      'MSI customer service',
    ],
  },
  parcel_rerouted: {
    subject: '[No Reply] MSI Redeem Notice - Nouvelle adresse pour votre colis',
    paragraphs: [
      'Cher client, chère cliente,',
      'Le colis contenant votre cadeau de l’offre {{promotion}} est désormais envoyé à une autre adresse.',
      'Cadeau : {{prize}}',
      'Adresse : {{address}}',
      'Si vous ne l’avez pas demandé, merci de nous contacter immédiatement sur {{memberCenterSignIn}}',
      'MSI customer service',
    ],
  },
}
