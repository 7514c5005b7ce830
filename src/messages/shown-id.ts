/** Indonesian: what is said of checks that students do not see. Part of `id.ts`. */
export const shownId = {
  'note.hidden':
    'lab ini punya {count} pemeriksaan lagi senilai {points} poin yang tidak ditampilkan: poin di sini hanya dari pemeriksaan yang ditampilkan',
  'note.hidden-until-due':
    'lab ini punya {count} pemeriksaan lagi senilai {points} poin, yang ditampilkan setelah batas waktu: poin di sini hanya dari pemeriksaan yang sekarang ditampilkan',
  'note.hidden-until':
    'lab ini punya {count} pemeriksaan lagi senilai {points} poin, yang ditampilkan setelah {due}: poin di sini hanya dari pemeriksaan yang sekarang ditampilkan',
  'note.shows-hidden':
    '{count} dari pemeriksaan ini tidak ditampilkan kepada mahasiswa, atau baru ditampilkan setelah batas waktu',
  'use.hidden-classroom':
    '--hidden tidak dapat dipakai bersama --classroom: mahasiswa membaca semua yang ditulis workflow. Pakai pemeriksaan tersembunyi hanya dengan "giliran grade".',
  'help.hidden': 'juga pemeriksaan yang tidak dilihat mahasiswa: untuk penilai',
} as const;
