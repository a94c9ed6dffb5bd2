import type { MailTemplates } from '../template.ts'

/** Indonesian. The guides show the approval ("akhir periode promosi"); the rest in the same voice. */
export const id: MailTemplates = {
  received: {
    subject: '[No Reply] MSI Redeem Notice - Diterima',
    paragraphs: [
      'Pelanggan yang terhormat,',
      'Permintaan Anda telah berhasil dikirim. Pengajuan sedang diproses, mohon diingat bahwa semua pengajuan diperiksa oleh staf kami dan mungkin memerlukan waktu hingga 7 ~ 14 hari kerja.',
      'Terima kasih atas kesabaran Anda.',
      'Jika Anda tidak menerima email kami di kotak masuk, silakan periksa folder Spam, Junk, Trash, Deleted Items, atau Archive.',
    ],
  },
  asked_again_invoice: {
    subject: '[No Reply] MSI Redeem Notice - Redeem Ulang',
    paragraphs: [
      'Pelanggan yang terhormat,',
      'Terima kasih atas pengajuan Anda,',
      'Mohon maaf, bukti pembelian pada redeem Anda belum lengkap.',
      'Silakan buka halaman produk dan upload ulang bukti pembelian Anda, kemudian lakukan redeem ulang di halaman promosi. Terima kasih.',
      '{{memberCenterSignIn}}',
      'Alasan : {{reasons}}',
      'Mohon lakukan redeem ulang paling lambat {{answerBy}}. Setelah tanggal tersebut, redeem Anda akan ditutup.',
      'Hormat kami,',
      'MSI customer service',
    ],
  },
  asked_again_photo: {
    subject: '[No Reply] MSI Redeem Notice - Redeem Ulang',
    paragraphs: [
      'Pelanggan yang terhormat,',
      'Terima kasih atas pengajuan Anda,',
      'Mohon maaf, foto produk pada redeem Anda belum dapat diterima.',
      'Silakan buka halaman promosi dan lakukan redeem ulang dengan foto yang baru. Terima kasih.',
      '{{memberCenterSignIn}}',
      'Alasan : {{reasons}}',
      'Mohon lakukan redeem ulang paling lambat {{answerBy}}. Setelah tanggal tersebut, redeem Anda akan ditutup.',
      'Hormat kami,',
      'MSI customer service',
    ],
  },
  answer_reminder: {
    subject: '[No Reply] MSI Redeem Notice - Pengingat Redeem Ulang',
    paragraphs: [
      'Pelanggan yang terhormat,',
      'Kami masih menunggu redeem ulang Anda untuk promosi {{promotion}}.',
      'Produk: {{product}}',
      'Alasan : {{reasons}}',
      'Mohon lakukan redeem ulang paling lambat {{answerBy}}. Setelah tanggal tersebut, redeem Anda akan ditutup.',
      '{{memberCenterSignIn}}',
      'Hormat kami,',
      'MSI customer service',
    ],
  },
  expired: {
    subject: '[No Reply] MSI Redeem Notice - Redeem Ditutup',
    paragraphs: [
      'Pelanggan yang terhormat,',
      'Kami telah meminta Anda melakukan redeem ulang untuk promosi {{promotion}} paling lambat {{answerBy}}. Karena kami belum menerima redeem ulang dari Anda, redeem {{product}} Anda telah ditutup.',
      'Alasan : {{reasons}}',
      'Pertanyaan lebih lanjut silakan menghubungi {{memberCenterSignIn}}',
      'Hormat kami,',
      'MSI customer service',
    ],
  },
  declined: {
    subject: '[No Reply] MSI Redeem Notice - Tidak Memenuhi Syarat',
    paragraphs: [
      'Pelanggan yang terhormat,',
      'Terima kasih atas pengajuan Anda,',
      'Mohon maaf, redeem {{product}} Anda tidak memenuhi syarat promosi {{promotion}}.',
      'Alasan : {{reasons}}',
      'Pertanyaan lebih lanjut silakan menghubungi {{memberCenterSignIn}}',
      'Hormat kami,',
      'MSI customer service',
    ],
  },
  approved_code: {
    subject: '[No Reply] MSI Redeem Notice - Success',
    paragraphs: [
      'Selamat atas pembelian produk MSI® Anda!',
      'Kode aktivasi {{prize}} Anda adalah',
      '{{code}}',
      'Perhatian: Kode aktivasi ini dikirimkan ke email yang Anda daftarkan.',
      'Bagaimana cara mengaktifkan {{prize}} ?\n\nUntuk mengaktifkan kode Anda, silakan lihat {{activationPage}}',
      'Terima kasih!',
    ],
  },
  approved_held: {
    subject: '[No Reply] MSI Promotion – {{region}}_{{promotion}} - Notice',
    paragraphs: [
      'Redeem promosi {{promotion}} telah disetujui.',
      'Hadiah: {{prize}}',
      '*Hadiah akan dikirimkan pada akhir periode promosi setelah ada konfirmasi dari kami',
    ],
  },
  approved_awaiting: {
    subject: '[No Reply] MSI Promotion – {{region}}_{{promotion}} - Notice',
    paragraphs: [
      'Redeem promosi {{promotion}} telah disetujui.',
      'Hadiah: {{prize}}',
      '*Hadiah akan dikirimkan ke email yang Anda daftarkan segera setelah siap',
    ],
  },
  approved_physical: {
    subject: '[No Reply] MSI Promotion – {{region}}_{{promotion}} - Notice',
    paragraphs: [
      'Redeem promosi {{promotion}} telah disetujui.',
      'Hadiah: {{prize}}',
      '*Hadiah Fisik: 8 -12 minggu untuk dikirimkan setelah redeem Anda disetujui',
    ],
  },
  address_asked: {
    subject: '[No Reply] MSI Redeem Notice - Alamat Anda',
    paragraphs: [
      'Pelanggan yang terhormat,',
      'Hadiah Anda dari promosi {{promotion}} sudah siap, namun belum dapat kami kirim ke alamat yang Anda berikan.',
      'Hadiah: {{prize}}',
      'Alamat: {{address}}',
      'Pertanyaan: {{question}}',
      'Mohon perbaiki alamat Anda di {{memberCenterSignIn}}',
      'Terima kasih atas kesabaran Anda.',
      'MSI customer service',
    ],
  },
  shipped: {
    subject: '[No Reply] MSI Redeem Notice - Hadiah Anda sedang dikirim',
    paragraphs: [
      'Pelanggan yang terhormat,',
      'Hadiah Anda dari promosi {{promotion}} sedang dalam pengiriman.',
      'Hadiah: {{prize}}',
      'Kurir: {{carrier}}\nNomor resi: {{trackingNumbers}}',
      'Lacak paket Anda: {{trackingLink}}',
      'Terima kasih atas kesabaran Anda.',
    ],
  },
  delivered: {
    subject: '[No Reply] MSI Redeem Notice - Hadiah Anda telah diterima',
    paragraphs: [
      'Pelanggan yang terhormat,',
      'Hadiah Anda dari promosi {{promotion}} telah sampai.',
      'Hadiah: {{prize}}',
      'Jika Anda belum menerimanya, silakan menghubungi kami di {{memberCenterSignIn}}',
      'Selamat menikmati hadiah Anda!',
    ],
  },
  code_redirected: {
    subject: '[No Reply] MSI Redeem Notice - Alamat e-mail baru',
    paragraphs: [
      'Pelanggan yang terhormat,',
      'Kode aktivasi hadiah Anda sekarang dikirim ke alamat e-mail lain.',
      'Promosi: {{promotion}}',
      'Hadiah: {{prize}}',
      'Jika Anda tidak memintanya, mohon segera hubungi kami di {{memberCenterSignIn}}',
      'MSI customer service',
    ],
  },
  parcel_rerouted: {
    subject: '[No Reply] MSI Redeem Notice - Alamat baru untuk paket Anda',
    paragraphs: [
      'Pelanggan yang terhormat,',
      'Paket hadiah Anda dari promosi {{promotion}} sekarang dikirim ke alamat lain.',
      'Hadiah: {{prize}}',
      'Alamat: {{address}}',
      'Jika Anda tidak memintanya, mohon segera hubungi kami di {{memberCenterSignIn}}',
      'MSI customer service',
    ],
  },
}
