/** Indonesian: what is said to a student who builds step by step. Part of `id.ts`. */
export const studentId = {
  'help.check-all': 'tampilkan semua butir dari semua langkah, bukan hanya langkah yang sedang dikerjakan',

  'report.step-at-hand': 'Langkah {number} dari {count}: {title} ({step})',
  'report.steps': 'Langkah {numbers}',
  'report.now-holds': '{steps}: sudah benar! Berikutnya: {next}',
  'report.all-hold': '{steps}: sudah benar! Itu langkah terakhir.',
  'report.held-before': 'Langkah ini sudah benar pada pemeriksaan sebelumnya.',
  'report.step-not-begun': 'belum dimulai: {roles}',
  'report.after-step': 'setelah langkah {number}',
  'report.see-above': 'lihat di atas',
  'report.not-begun': 'belum dimulai: ada {most} poin yang dapat diraih',
  'report.next-guide': 'yang harus dibuat:',
  'report.next-start': 'file untuk memulai:',
  'report.next-all': 'semua butir:',

  'progress.not-kept':
    'Kemajuan Anda tidak dapat disimpan di folder ini ({reason}): langkah yang pernah benar dan petunjuk yang sudah dilihat akan terlupakan. Hasil penilaian tetap sama.',

  'hints.read-guide':
    'Ini sudah gagal {times} kali berturut-turut, jadi inilah yang dikatakan panduan tentangnya.',

  'help.start': 'menyiapkan file untuk memulai',
  'help.start-folder': 'di mana (bawaan: folder ini); dibuat bila belum ada',
  'help.start-language': 'typescript, javascript, python, java, c, atau go (bawaan: typescript)',

  'use.no-starter-language': 'Tidak ada file awal dalam "{found}". {advice}',
  'use.cannot-write-folder': 'Folder "{folder}" tidak dapat ditulisi ({reason}). Pilih folder lain.',
  'advice.languages': 'Bahasa yang ada: {names}.',

  'start.written': '{file} dibuat',
  'start.written-shared': '{file} dibuat: file ini memainkan {roles}, dan diberi tahu nomornya',
  'start.kept': '{file} sudah ada: dibiarkan apa adanya',
  'start.read': 'baca langkah pertama:',
  'start.check': 'periksa program Anda:',

  'starter.numbered':
    'File ini memainkan {kind} 1 sampai {kind} {count}: ia dijalankan dengan nomornya dan jumlahnya.',
  'starter.how': 'Isilah langkah demi langkah. Yang diminta tiap langkah: {command}',
  'starter.step': 'Langkah {number} dari {count} ({step}): {title}',
} as const;
