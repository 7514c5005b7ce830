/** Indonesian: what `watch` and `try` say. Part of `id.ts`. */
export const watchId = {
  'help.watch': 'periksa lagi setiap kali ada yang disimpan, langkah yang sedang dikerjakan lebih dulu',

  'watch.title': 'Mengawasi {folder}. Ctrl-C mengakhirinya.',
  'watch.saved': 'disimpan: {files}',
  'watch.checking': 'memeriksa …',
  'watch.others': 'memeriksa langkah lainnya …',
  'watch.waiting': 'Menunggu Anda menyimpan.',
  'watch.does-not-compile': 'Tidak ada yang dijalankan. Perbaiki ini lalu simpan:',
  'watch.right': 'Sekarang benar: {checks}.',
  'watch.broken': 'Tidak benar lagi: {checks}.',
  'watch.otherwise': 'Gagal dengan cara yang lain dari sebelumnya: {checks}.',
  'watch.as-before': 'Sama seperti pemeriksaan terakhir.',
  'watch.step-holds': 'Langkah {number} berhasil: {title}',
  'watch.step-fails': 'Langkah {number} belum berhasil: {title}',
  'watch.step-open': 'Langkah {number} tidak dapat diputuskan: {title}',
  'watch.left': 'Pengawasan berakhir.',
};
