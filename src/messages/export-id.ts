/** Indonesian: giliran where graders already run. Part of `id.ts`. */
export const exportId = {
  'help.export':
    'menulis file untuk sistem lain: autograder untuk Gradescope, atau umpan balik satu batch untuk Moodle',
  'help.export-system': 'gradescope, atau moodle',
  'help.export-out': 'zip yang ditulis (bawaan: giliran-LAB.zip, atau moodle-feedback.zip di folder batch)',
  'help.export-what': 'gradescope: sebuah lab; moodle: folder batch',
  'help.gradescope': 'menulis juga hasilnya sebagai results.json untuk Gradescope',
  'help.classroom': 'menambahkan juga hasilnya, untuk GitHub Classroom, ke keluaran langkah ($GITHUB_OUTPUT)',
  'export.bad-target': 'Diharapkan salah satu dari {known}, ditemukan "{found}".',
  'export.no-folder':
    '{file} seharusnya dapat ditulis, tetapi folder {folder} tidak ada. Buat dulu, atau pilih file lain dengan --out.',
  'export.written': '{file}: autograder untuk {lab}, {megabytes} MB. Unggah ke Gradescope apa adanya.',
  'export.moodle-written':
    '{file}: halaman umpan balik untuk {count} mahasiswa. Di Moodle: unggah beberapa file umpan balik dalam zip.',
  'export.no-participant':
    'Tidak ada halaman untuk {names} ({count} orang): nomor peserta Moodle-nya tidak diketahui. Nilai lagi dengan --sheet dan lembar nilai dari Moodle.',
  'export.no-participants':
    'Diharapkan nomor peserta Moodle, tetapi tidak ada di batch {folder}. Nilai yang diunduh dari Moodle, atau pakai --sheet dengan lembar nilainya.',
  'export.ended-early':
    'giliran dihentikan sebelum selesai: program berjalan terlalu lama, atau mesinnya terlalu lambat. Kumpulkan lagi, atau tanyakan kepada pengajar.',
} as const;
