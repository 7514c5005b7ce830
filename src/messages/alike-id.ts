import type { alikeEn } from './alike-en.ts';

/** Indonesian: look-alikes. Part of `id.ts`. */
export const alikeId = {
  'help.starter':
    'folder berisi apa yang diberikan kepada semua orang sebagai awal, tidak ikut dihitung saat pengumpulan dibandingkan; disimpan bersama batch ("none" melupakannya)',
  'help.no-alike': 'jangan bandingkan pengumpulan satu dengan yang lain',
  'alike.no-starter': 'Diharapkan sebuah folder untuk --starter, tidak ada folder di "{folder}".',
  'alike.bad-starter':
    'Diharapkan folder berisi kode sumber untuk --starter, di "{folder}" tidak ada yang dapat dibandingkan.',
  'alike.comparing': 'Membandingkan pengumpulan',
  'alike.found':
    '{count} kelompok pengumpulan tampak mirip: lihat {file}. Itu tempat untuk melihat, bukan putusan.',
  'alike.title': 'Yang mirip',
  'alike.title-of': 'Yang mirip {number}: {lab}',
  'alike.note':
    'Kode yang mirip adalah tempat untuk melihat, bukan putusan: program untuk satu lab mirip karena banyak alasan, di antaranya bahan kuliah atau contoh yang sama. Nama, angka, teks, komentar, spasi, dan urutan tidak dihitung; apa yang diberikan kepada semua orang dan apa yang dimiliki hampir semua orang tidak ikut.',
  'alike.compared': '{lab}: {compared} pengumpulan dibandingkan',
  'alike.none': 'Tidak ada dua yang mirip.',
  'alike.same': 'Sama kecuali komentar dan spasi',
  'alike.near': 'Hampir sama',
  'alike.percent': '{percent} % sama',
  'alike.and-more': 'dan {count} lagi',
  'alike.not-compared': 'Tidak dibandingkan: {count}',
  'alike.why-large': 'terlalu banyak',
  'alike.why-binary': 'tidak ada kode sumber yang dapat dibaca, hanya hasil buatannya',
  'alike.why-nothing': 'tidak ada kode sumber',
  'alike.why-short': 'terlalu pendek untuk mengatakan apa pun',
  'alike.why-given': 'hanya apa yang diberikan kepada semua orang',
  'alike.why-unread': 'kode sumbernya tidak disimpan; nilai lagi dengan pengumpulannya',
  'alike.back': 'Sekilas satu kelas',
  'alike.group-has': 'Setiap pengumpulan berdiri di sebelah yang paling dekat dengannya.',
  'alike.click': 'Yang sepadan berwarna sama; pilih satu bagian untuk melihat pasangannya di sisi lain.',
  'alike.pairs-left': '{count} pasangan lagi tidak ditampilkan berdampingan: {names}.',
  'alike.cut': '… sisanya tidak ditampilkan di sini.',
  'alike.sources-of': 'Kode sumber {name}',
} as const satisfies Readonly<Record<keyof typeof alikeEn, string>>;
