import type { filesEn } from './files-en.ts';

/** Indonesian: what is said of files that programs are given and store. */
export const filesId = {
  'cause.stored-nothing': '{role} tidak menyimpan file {file}',
  'cause.stored-elsewhere': '{role} menyimpan filenya, tetapi bukan sebagai {file}',
  'cause.stored-shorter': 'yang disimpan {role} sebagai {file} berakhir terlalu cepat',
  'cause.stored-longer': 'yang disimpan {role} sebagai {file} terlalu panjang',
  'cause.stored-otherwise': 'yang disimpan {role} sebagai {file} berisi byte lain',
  'cause.stored-no-file': 'yang disimpan {role} sebagai {file} bukan file biasa',

  'expected.stored': '{role} menyimpan {file}, byte demi byte sama seperti milik {of}: {bytes} byte',

  'actual.stored-none': 'tidak ada yang disimpan di folder kerjanya',
  'actual.stored-others': 'yang disimpan di folder kerjanya: {names}',
  'actual.stored-elsewhere': 'filenya ada di {name}',
  'actual.stored-bytes': '{name} berisi {bytes} byte',
  'actual.stored-differs':
    '{name} berisi {bytes} byte; mulai byte ke-{at} isinya {stored}, padahal seharusnya {given} (dalam heksadesimal)',
  'actual.stored-link': '{name} adalah tautan, yang tidak diikuti siapa pun',
  'actual.stored-special': '{name} adalah pipe, socket, atau perangkat',
  'actual.stored-locked': '{name} adalah file yang tidak boleh dibaca siapa pun',

  'inconclusive.no-folder': 'yang disimpan program tidak dapat dilihat',

  'hint.stored-nothing.1': 'Di folder mana program Anda menulis, dan dengan nama apa?',
  'hint.stored-nothing.2':
    'Ikuti byte-nya dari tempat dibaca: adakah file yang dibuka untuk ditulis, dan apakah bagian itu tercapai sebelum program menunggu lagi?',
  'hint.stored-nothing.3':
    'Nama tanpa folder berada di folder tempat program dijalankan. Buka filenya untuk ditulis, secara biner, saat byte pertamanya datang.',
  'hint.stored-elsewhere.1': 'Dengan nama apa file itu seharusnya disimpan, dan dengan nama apa sekarang?',
  'hint.stored-elsewhere.2':
    'Cetak nama yang Anda buka, dengan tanda kutip di sekelilingnya: adakah folder, spasi, atau akhir baris di dalamnya?',
  'hint.stored-elsewhere.3':
    'Namanya adalah yang disebut protokol, tidak lebih: tanpa akhir baris yang datang di belakangnya, dan di folder tempat program dijalankan.',
  'hint.stored-shorter.1':
    'Berapa byte yang dikirim, berapa yang dibaca program Anda, dan berapa yang ada di disk?',
  'hint.stored-shorter.2':
    'Apakah program terus membaca sampai semuanya datang? Dan apakah yang ditulisnya masih di buffer saat ia bilang selesai?',
  'hint.stored-shorter.3':
    'Satu baca memberi apa yang sudah datang, bukan seluruh file: teruskan sampai cukup. Lalu tutup filenya sebelum menjawab: yang masih di buffer belum benar-benar tersimpan.',
  'hint.stored-longer.1': 'Di mana file itu berakhir dalam apa yang dibaca program Anda?',
  'hint.stored-longer.2':
    'Apakah baris sebelum file ikut di dalamnya, atau yang datang sesudahnya? Apakah file dikosongkan dulu, atau ditambahi?',
  'hint.stored-longer.3':
    'Dari yang dibaca, ambil tepat sebanyak byte filenya, dan simpan sisanya untuk yang berikutnya. Buka file agar mulai dari kosong.',
  'hint.stored-otherwise.1':
    'Apakah program Anda menyimpan byte apa adanya, atau mengubahnya menjadi teks dulu?',
  'hint.stored-otherwise.2':
    'Bandingkan keduanya di tempat mulai berbeda: apakah byte diganti, akhir baris diubah, atau spasi dibuang?',
  'hint.stored-otherwise.3':
    'File itu byte, dan tidak harus teks: jangan di-decode, jangan dibaca per baris, dan buka secara biner ("wb"; Buffer di Node tanpa encoding).',
  'hint.stored-no-file.1': 'Apa yang Anda buat dengan nama ini?',
  'hint.stored-no-file.2': 'Lihat dengan `ls -l`: apakah barisnya diawali tanda hubung?',
  'hint.stored-no-file.3':
    'Tulis byte-nya ke file biasa milik sendiri yang boleh dibaca orang lain, bukan tautan atau pipe.',
} as const satisfies Readonly<Record<keyof typeof filesEn, string>>;
