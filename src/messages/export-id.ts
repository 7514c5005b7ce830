/** Indonesian: giliran where graders already run. Part of `id.ts`. */
export const exportId = {
  'help.export': 'tulis berkas untuk sistem yang menjalankan penilai sendiri',
  'help.export-system': 'gradescope',
  'help.export-out': 'zip yang ditulis (bawaan: giliran-LAB.zip)',
  'help.gradescope': 'tulis juga hasilnya sebagai results.json untuk Gradescope',
  'help.classroom': 'tambahkan juga hasilnya, untuk GitHub Classroom, ke keluaran langkah ($GITHUB_OUTPUT)',
  'export.bad-target': 'Diharapkan salah satu dari {known}, ditemukan "{found}".',
  'export.no-folder':
    '{file} seharusnya dapat ditulis, tetapi folder {folder} tidak ada. Buat dulu, atau pilih file lain dengan --out.',
  'export.written': '{file}: autograder untuk {lab}, {megabytes} MB. Unggah ke Gradescope apa adanya.',
  'export.ended-early':
    'giliran dihentikan sebelum selesai: program berjalan terlalu lama, atau mesinnya terlalu lambat. Kumpulkan lagi, atau tanyakan kepada pengajar.',
} as const;
