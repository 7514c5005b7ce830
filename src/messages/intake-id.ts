import type { intakeEn } from './intake-en.ts';

/** Indonesian: what is said of hand-ins and of what an LMS gave out. Part of `id.ts`. */
export const intakeId = {
  'intake.why-moodle':
    'dikenali sebagai "Download all submissions" dari Moodle, dari nama seperti "{example}"',
  'intake.why-canvas': 'dikenali sebagai "Download submissions" dari Canvas, dari nama seperti "{example}"',
  'intake.why-gradescope': 'dikenali sebagai ekspor Gradescope, dari nama seperti "{example}"',
  'intake.why-github': 'dikenali sebagai klon GitHub Classroom: "{example}" punya folder .git',
  'intake.why-folders': 'dikenali sebagai satu folder atau arsip per mahasiswa, seperti "{example}"',

  'intake.not-there': 'Diharapkan zip atau folder berisi tugas, tetapi tidak ada apa-apa di "{path}".',
  'intake.class-unreadable':
    'Diharapkan zip atau folder berisi tugas, tetapi "{path}" tidak boleh dibaca. Ubah izinnya.',
  'intake.class-other-archive':
    'Diharapkan zip atau folder berisi tugas, ditemukan arsip {kind} ({path}). Ekstrak dulu, lalu berikan foldernya.',
  'intake.class-damaged':
    'Diharapkan zip berisi tugas, tetapi "{path}" rusak, terpotong, atau bukan zip. Unduh lagi.',
  'intake.class-too-many':
    'Diharapkan paling banyak {limit} nama di "{path}", ditemukan lebih. Ekstrak dulu, lalu berikan foldernya.',
  'intake.no-students':
    'Diharapkan tugas satu kelas di "{path}", tetapi tidak ada folder atau arsip mahasiswa. Untuk satu tugas saja, pakai giliran check.',
  'intake.wrong-format':
    'Diharapkan "{path}" berbentuk seperti keluaran {format}, tetapi tidak. Hilangkan --format agar dikenali sendiri.',
  'intake.bad-metadata':
    'Diharapkan {file} menyebut pemilik tiap tugas, tetapi tidak dapat dibaca: {reason}. Ekspor lagi.',
  'intake.loose': '{files} bukan milik mahasiswa mana pun dan tidak ikut dinilai',
  'intake.nameless': 'Metadata tidak menyebut mahasiswa untuk {files}',

  'intake.empty': 'Diharapkan ada program, tetapi kiriman kosong. Minta dikirim lagi.',
  'intake.only-documents':
    'Diharapkan ada program, ditemukan hanya dokumen: {files}. Kode di dalam dokumen tidak dapat dijalankan; minta file programnya.',
  'intake.online-text':
    'Diharapkan ada file, ditemukan hanya teks yang diketik di LMS. Minta programnya sebagai file.',
  'intake.online-link': 'Diharapkan ada file, ditemukan hanya tautan. Minta programnya sebagai file.',
  'intake.other-archive':
    'Diharapkan zip, ditemukan arsip {kind}: {files}. Arsip itu tidak dibuka; minta zip, atau file programnya.',
  'intake.damaged-archive':
    'Diharapkan zip, tetapi {files} rusak, terpotong, atau bukan zip. Minta dikirim lagi.',
  'intake.cut-archive':
    'Daftar file di {files} terputus; yang disebut sebelumnya tetap diambil. Minta dikirim lagi.',
  'intake.huge-archive':
    'Diharapkan paling banyak {limit} nama di {files}, ditemukan lebih; sisanya diabaikan.',
  'intake.huge-folder':
    'Diharapkan paling banyak {limit} nama di {files}, ditemukan lebih; sisanya diabaikan.',
  'intake.zip-in-zip':
    'Arsip di dalam arsip di dalam arsip tidak dibuka: {files}. Minta satu zip yang langsung berisi filenya.',
  'intake.damaged-file': 'Tidak diambil karena rusak: {files}. Minta tugasnya dikirim lagi.',
  'intake.encrypted': 'Tidak diambil karena memakai kata sandi: {files}. Minta zip tanpa kata sandi.',
  'intake.unknown-compression':
    'Tidak diambil karena dikemas dengan cara tidak lazim: {files}. Minta zip biasa.',
  'intake.unreadable': 'Tidak diambil karena tidak dapat dibaca: {files}.',
  'intake.unwritable': 'Tidak diambil karena namanya tidak dapat disimpan di disk ini: {files}.',
  'intake.too-many-archives':
    'Tidak diambil karena satu kiriman boleh berisi {limit} arsip: {files}. Minta satu zip yang langsung berisi filenya.',
  'intake.bomb':
    'Tidak diambil karena tiap byte yang dikemas menjadi lebih dari {ratio} byte: {files}. Tidak ada program yang perlu itu; periksa dengan hati-hati.',
  'intake.too-big':
    'Tidak diambil karena satu kiriman boleh berisi {limit} MB: {files}. Minta programnya saja, tanpa data atau pustaka.',
  'intake.too-many':
    'Tidak diambil karena satu kiriman boleh berisi {limit} file, dan ini yang paling dalam: {files}. Minta programnya saja, tanpa pustaka.',
  'intake.outside':
    'Tidak diambil karena namanya menunjuk ke luar folder mahasiswa: {files}. Periksa arsipnya dengan hati-hati.',
  'intake.link': 'Tidak diambil karena berupa tautan (link): {files}. Minta file aslinya.',
  'intake.special': 'Tidak diambil karena bukan file biasa (perangkat, pipe): {files}.',
  'intake.special-mode': '{files} minta dijalankan dengan hak pengguna lain; diekstrak tanpa hak itu.',
  'intake.bad-name': 'Tidak diambil karena ada karakter kendali di namanya: {files}. Minta nama yang biasa.',
  'intake.long-name': 'Tidak diambil karena namanya terlalu panjang: {files}. Minta nama yang lebih pendek.',
  'intake.not-for-windows':
    'Tidak diambil karena Windows tidak dapat menyimpan nama itu: {files}. Minta nama lain, atau nilai di Linux.',
  'intake.odd-for-windows': 'Diambil, meskipun Windows tidak dapat menyimpan nama itu: {files}.',
  'intake.backslash': 'Garis miring terbalik di nama dianggap pemisah folder: {files}.',
  'intake.twice': 'Ada lebih dari sekali, dan yang terakhir yang diambil: {files}.',
  'intake.collision':
    'Tidak diambil karena di Windows atau macOS namanya sama dengan nama file lain: {files}. Minta nama yang bedanya bukan hanya huruf besar-kecil.',
  'intake.utf-16':
    'Disimpan sebagai UTF-16, yang tidak dibaca Python maupun node: {files}. Minta UTF-8; tidak ada yang diubah.',
  'intake.versions':
    'Ada beberapa versi yang dikumpulkan. Yang dinilai {taken}, {why}; yang tidak dinilai {others}.',
  'intake.version-by-times': 'yang terbaru menurut waktu filenya',
  'intake.version-by-names': 'yang terbaru menurut namanya',
  'intake.version-by-old-name': 'karena nama yang lain menyatakan versi lama',
  'intake.version-by-outermost': 'yang letaknya paling luar',
  'intake.version-by-map': 'yang dipilih oleh seseorang',
  'intake.renamed': 'LMS mengganti nama file yang dikumpulkan ulang; nama aslinya dipakai lagi: {files}.',

  'intake.map-heading': 'Nama yang mirip dengan yang dicari giliran, untuk peran yang tidak punya program.',
  'intake.map-use':
    'Periksa, hapus yang salah, lalu nilai lagi dengan --map dan file ini; atau tambahkan ke pemetaan yang sudah ada.',
  'intake.map-for': '{count}: {students}',
  'intake.map-nothing': '{student}, {lab}: tidak ada yang mirip {roles} di antara {files}',
} as const satisfies Readonly<Record<keyof typeof intakeEn, string>>;
