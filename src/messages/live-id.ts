/** Indonesian: the page that `watch` and `try` serve. Part of `id.ts`. */
export const liveId = {
  'help.page': 'menyediakan juga halaman untuk browser, di komputer ini saja; alamatnya dicetak',
  'live.address': 'Halamannya: {address}',
  'live.no-port':
    'Diharapkan port bebas di 127.0.0.1 untuk halaman, tetapi tidak ada yang tersedia ({reason}). Jalankan tanpa --page, atau hentikan program yang memakai port atau membuka banyak file.',

  'live.title-watch': '{lab}: memantau',
  'live.title-try': '{lab}: mencoba',
  'live.skip': 'Langsung ke program',
  'live.steps': 'Langkah',
  'live.programs-try': 'Program',
  'live.programs-watch': 'Program dalam pemeriksaan terakhir',
  'live.happened': 'Yang terjadi',
  'live.conversation': 'Percakapan',
  'live.guide': 'Panduan',
  'live.guide-lab': 'Seluruh lab',
  'live.no-script': 'Halaman ini diisi oleh skripnya sendiri, dan penampil ini tidak menjalankannya.',
  'live.from-progress':
    'Menurut pemeriksaan terakhir; sejauh ketikan sendiri mengikuti naskah lab, menurut yang terlihat. Tidak memberi nilai.',
  'live.keys': 'Tab: kolom berikutnya · Enter: mengirim baris',
  'live.connecting': 'Menghubungi giliran …',
  'live.trying': 'Program sedang berjalan. Ketik ke salah satunya.',
  'live.nothing-run': 'Belum ada yang dijalankan.',

  'live.at-hand': 'sedang dikerjakan',
  'live.not-begun': 'belum dimulai',
  'live.not-checked': 'belum diperiksa',
  'live.not-begun-by': 'belum dimulai: {roles}',
  'live.scene': 'Adegan {run}: {cast}.',

  'live.type-to': 'Ketik ke {role}',
  'live.send': 'Kirim',
  'live.start': 'Jalankan',
  'live.stop': 'Hentikan',
  'live.running': 'berjalan',
  'live.screen': 'Layar {role}',
  'live.draw': 'Gambar percakapan sejauh ini',
  'live.newer': 'Tampilkan percakapan yang lebih baru',
  'live.left-out': 'Baris sebelumnya tidak ditampilkan ({count}).',
  'live.lost':
    'Tidak ada hubungan dengan giliran. Mungkin sudah berakhir; halaman ini mencoba menghubungi lagi.',
  'live.back': 'Terhubung lagi.',
  'live.ended':
    'giliran sudah berakhir. Yang tampak di sini adalah yang terakhir terlihat, dan tidak ada lagi yang akan datang.',
  'live.elsewhere': 'Halaman ini tampil di tab yang lebih baru. Muat ulang untuk melihatnya di sini.',
  'live.not-sent': 'Tidak dilakukan: {reason}',

  'live.typed': 'diketik di {role}: {text}',
  'live.printed': '{role}: {text}',
  'live.complained': '{role}, sebagai galat: {text}',
  'live.shown-by': '"{text}" dari {role} ditampilkan oleh {roles}.',
  'live.shown-by-nobody': '"{text}" dari {role} tidak ditampilkan oleh siapa pun.',
  'live.not-running': '{role} tidak berjalan: tidak ada yang menerima baris itu.',
  'live.is-running': '{role} sudah berjalan.',
  'live.is-stopped': '{role} tidak berjalan.',

  'live.wrong-host': 'Seharusnya halaman ini diminta di alamatnya sendiri, ternyata dengan nama host lain.',
  'live.wrong-origin': 'Seharusnya permintaan dari halaman ini sendiri, ternyata dari situs lain.',
  'live.wrong-token': 'Seharusnya seluruh alamat yang dicetak giliran, ternyata alamat lain.',
  'live.no-such-page': 'Tidak ada apa-apa di sini. Halamannya ada di alamat yang dicetak giliran.',
  'live.wrong-method': 'Seharusnya {method}.',
  'live.wrong-kind': 'Seharusnya JSON.',
  'live.too-long': 'Seharusnya paling banyak {most} byte.',
  'live.wrong-act':
    'Seharusnya satu baris untuk salah satu dari {roles}, tanpa akhir baris dan paling panjang {most} karakter.',
};
