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

  'guide.picture': 'Siapa berbicara dengan siapa',
  'guide.bytes': 'Yang melewati socket',
  'guide.build': 'Yang harus dibuat',
  'guide.checked': 'Yang diperiksa',
  'guide.by-hand': 'Coba sendiri, di {count} terminal',
  'guide.row-listens': 'mendengarkan di {endpoint}',
  'guide.row-joins': 'bergabung ke {endpoint}',
  'guide.row-connects': 'terhubung',
  'guide.row-welcome': 'sambutan',
  'guide.row-line': 'baris yang diketik di {role}',
  'guide.row-line-to': 'satu baris, ke {endpoint}',
  'guide.row-passed-on': 'baris yang sama, diteruskan',
  'guide.row-no-echo': 'tidak pernah kembali ke penulisnya',
  'guide.sample': '{from} ke {to}, {count} byte: {text}',
  'guide.newline': 'Byte terakhir, 0a, adalah baris baru: boleh dikirim, boleh tidak.',
  'guide.place': 'Di {files}; dalam file awal, di bawah komentar "Langkah {number}" ({step}).',
  'guide.stand-in':
    'Baris untuk {roles} menggantikan program yang baru dibuat di langkah berikutnya (dalam bash).',
  'guide.try-waits': 'Terminal {number} tetap berjalan: {role} menunggu.',
  'guide.try-welcome': 'Sambutan muncul di terminal {numbers}.',
  'guide.try-line': 'Ketik {text} di terminal {number}: teks itu muncul di terminal {numbers}.',
  'guide.try-passed-on': 'Lalu teks itu muncul di terminal {numbers}.',
  'guide.try-no-echo': 'Teks itu tidak muncul lagi di terminal {numbers}.',
  'guide.end-by-hand': 'Ctrl-C mengakhiri masing-masing.',
  'guide.to-read-a-step': 'Baca satu langkah:',
  'guide.to-start': 'File untuk memulai:',
  'guide.to-go-on': 'Bila sudah benar:',
} as const;
