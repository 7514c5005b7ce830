/** Indonesian: what `watch` and `try` say. Part of `id.ts`. */
export const watchId = {
  'help.watch': 'memeriksa lagi setiap kali ada yang disimpan, langkah yang sedang dikerjakan lebih dulu',

  'watch.title': 'Memantau {folder}. Ctrl-C mengakhirinya.',
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
  'watch.left': 'Pemantauan berakhir.',

  'help.try': 'menjalankan program Anda, dan mengetik ke salah satunya',
  'help.try-save': 'tempat menyimpan percakapan sebagai trace, untuk giliran show',
  'try.title': 'Mencoba {folder}. Nama di awal baris menunjukkan siapa yang mengetik.',
  'try.keys':
    'Tab: program berikutnya · /PERAN: program itu · /PERAN TEKS: satu baris untuknya · //TEKS: baris yang diawali / · /start PERAN · /stop PERAN · /save FILE · /grade · /help · /quit',
  'try.no-program': '{role} tidak dapat dijalankan: {reason}',
  'try.nobody': 'Tidak ada program yang dapat dijalankan.',
  'try.started': '{role} dijalankan',
  'try.ended': '{role} berakhir dengan kode {code}. Untuk menjalankannya lagi: /start {role}',
  'try.killed': '{role} diakhiri oleh {signal}. Untuk menjalankannya lagi: /start {role}',
  'try.limit':
    '{role} diakhiri: memakai lebih dari yang diizinkan ({limit}). Untuk menjalankannya lagi: /start {role}',
  'try.stopped': '{role} dihentikan. Untuk menjalankannya lagi: /start {role}',
  'try.not-running':
    '{role} tidak berjalan: tidak ada yang menerima baris itu. Untuk menjalankannya: /start {role}',
  'try.is-running': '{role} sudah berjalan.',
  'try.unknown':
    'Tidak ada "/{word}". Program: {roles}. Lainnya: /start, /stop, /save, /grade, /help, /quit.',
  'try.which': 'Seharusnya ada program setelah /{word}, salah satu dari: {roles}.',
  'try.saved': 'Percakapan sejauh ini disimpan: giliran show {command}',
  'try.cannot-save': 'Seharusnya file baru yang dapat ditulis, ternyata "{file}" tidak dapat ({reason}).',
  'try.kept': 'Percakapannya: giliran show {command}',
  'try.broken': 'Program tidak dapat terus dijalankan: {reason}',
};
