import type { alikeEn } from './alike-en.ts';

/** Indonesian: look-alikes. Part of `id.ts`. */
export const alikeId = {
  'help.starter':
    'folder berisi file awal yang diberikan kepada semua mahasiswa; isinya tidak ikut dibandingkan; disimpan bersama batch ("none" membatalkannya)',
  'help.no-alike': 'tidak membandingkan kiriman satu dengan yang lain',
  'alike.no-starter': 'Diharapkan sebuah folder untuk --starter, tetapi folder "{folder}" tidak ada.',
  'alike.bad-starter':
    'Diharapkan folder berisi kode sumber untuk --starter, tetapi di "{folder}" tidak ada yang dapat dibandingkan.',
  'alike.comparing': 'Membandingkan kiriman',
  'alike.found':
    '{count} kelompok kiriman tampak mirip: lihat {file}. Itu perlu dilihat, dan sama sekali bukan putusan.',
  'alike.title': 'Yang mirip',
  'alike.title-of': 'Yang mirip {number}: {lab}',
  'alike.note':
    'Kode yang mirip perlu dilihat, dan bukan putusan: program untuk satu lab dapat mirip karena banyak alasan, di antaranya bahan kuliah atau contoh yang sama. Nama, angka, teks, komentar, spasi, dan urutan tidak dihitung; yang diberikan kepada semua orang dan yang dimiliki hampir semua orang tidak ikut dibandingkan.',
  'alike.compared': '{lab}: {compared} kiriman dibandingkan',
  'alike.none': 'Tidak ada dua yang mirip.',
  'alike.same': 'Sama kecuali komentar dan spasi',
  'alike.near': 'Hampir sama',
  'alike.percent': '{percent} % sama',
  'alike.and-more': 'dan {count} lagi',
  'alike.not-compared': 'Tidak dibandingkan: {count}',
  'alike.why-large': 'terlalu besar',
  'alike.why-binary': 'tidak ada kode sumber yang dapat dibaca, hanya hasil kompilasinya',
  'alike.why-nothing': 'tidak ada kode sumber',
  'alike.why-short': 'terlalu pendek untuk dibandingkan',
  'alike.why-given': 'hanya berisi yang diberikan kepada semua orang',
  'alike.why-unread': 'kode sumbernya tidak disimpan; nilai lagi dengan kirimannya',
  'alike.back': 'Ringkasan kelas',
  'alike.group-has': 'Setiap kiriman ditampilkan di sebelah yang paling mirip dengannya.',
  'alike.click': 'Yang sepadan berwarna sama; pilih satu bagian untuk melihat pasangannya di sisi lain.',
  'alike.pairs-left': '{count} pasangan lagi tidak ditampilkan berdampingan: {names}.',
  'alike.cut': '… sisanya tidak ditampilkan di sini.',
  'alike.sources-of': 'Kode sumber {name}',
} as const satisfies Readonly<Record<keyof typeof alikeEn, string>>;
