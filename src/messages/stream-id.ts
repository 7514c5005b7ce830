import type { streamEn } from './stream-en.ts';

/** Indonesian: see `stream-en.ts`. */
export const streamId = {
  'cause.adds-to-lines': '{roles} menambahkan sesuatu pada baris yang datang',
  'cause.adds-to-typed': '{roles} mengirim lebih dari yang diketik',
  'cause.passes-on-part': '{roles} meneruskan potongan dari baris yang terlalu panjang',
  'cause.passes-on-raw-bytes': '{roles} meneruskan byte yang bukan teks',

  'expected.verbatim':
    '{role} menampilkan "{text}" dari {from} seperti datangnya, tanpa tambahan di depan atau di belakangnya',
  'expected.sent-as-typed':
    '{role} mengirim "{text}" seperti yang diketik, tanpa tambahan di depan atau di belakangnya',
  'expected.whole-or-none': '{role} mendapat baris panjang dari {from} seutuhnya, atau tidak sama sekali',
  'expected.text-only': '{role} tidak mendapat apa pun yang bukan UTF-8, dan tidak ada byte nol',

  'hint.adds-to-lines.1': 'Apa yang ada pada baris yang datang, dan apa pada baris yang ditampilkan?',
  'hint.adds-to-lines.2':
    'Lihat apa yang dicetak program Anda bersama tiap baris: siapa yang sudah menaruh namanya di sana?',
  'hint.adds-to-lines.3':
    'Yang meneruskan baris sudah memberinya label, satu kali untuk semua. Cetak yang datang apa adanya; prompt Anda sendiri berada di tempat Anda mengetik, bukan pada baris orang lain.',
  'hint.adds-to-typed.1': 'Apa yang diketik, dan apa yang dikirim ke server?',
  'hint.adds-to-typed.2':
    'Lihat apa yang dirangkai client Anda sebelum mengirim: nama, nomor, sapaan, atau baris baru kedua?',
  'hint.adds-to-typed.3':
    'Server tahu dari koneksi mana sebuah baris datang, dan menaruh nama di depannya, satu kali untuk semua. Kirim baris yang diketik dengan baris barunya, tanpa yang lain: kalau tidak, ada dua nama di depannya.',
  'hint.passes-on-part.1': 'Apa yang terjadi dengan baris yang tidak muat dalam buffer Anda?',
  'hint.passes-on-part.2':
    'Lihat apa yang terjadi saat buffer penuh dan baris baru belum datang: apakah isinya dianggap satu baris, dan sisanya baris berikutnya?',
  'hint.passes-on-part.3':
    'Satu baris berakhir pada baris barunya, tidak di tempat lain. Biarkan buffer membesar; atau, di atas ukuran yang Anda pilih, buang seluruh baris sampai baris barunya, atau putuskan koneksinya.',
  'hint.passes-on-raw-bytes.1': 'Apakah semua yang datang lewat sebuah koneksi adalah teks?',
  'hint.passes-on-raw-bytes.2':
    'Lihat apa yang diteruskan: byte seperti datangnya, atau teks yang dibaca darinya?',
  'hint.passes-on-raw-bytes.3':
    'Siapa pun dapat mengirim byte apa pun. Terjemahkan tiap baris sebagai UTF-8 sebelum diteruskan, dengan karakter pengganti untuk byte yang bukan UTF-8, atau jangan teruskan baris itu: program lain dapat rusak karenanya. Dari sebuah penampung, kirim hanya bagian yang terisi teks.',
} as const satisfies Readonly<Record<keyof typeof streamEn, string>>;
