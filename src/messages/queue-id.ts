import type { queueEn } from './queue-en.ts';

/** Indonesian: what is said of grading on several machines. Part of `id.ts`. */
export const queueId = {
  'help.worker': 'menjalankan pekerjaan giliran grade --queue di komputer ini',
  'help.queue': 'menyerahkan pekerjaan kepada worker yang mengambil dari antrean ini: redis://host:port/db',
  'help.worker-queue': 'antrean tempat mengambil pekerjaan: redis://host:port/db',
  'help.worker-isolation':
    'pekerjaan yang diambil: yang memakai sandbox, network atau none (bawaan: sandbox)',

  'queue.bad-url':
    'Alamat antrean seharusnya seperti redis://host:6379 atau redis://:sandi@host:6379/2, tetapi tertulis "{found}".',
  'queue.no-client':
    'Paket "bullmq", yang diperlukan antrean dan tidak selalu ikut terpasang, tidak ditemukan. Pasang di samping giliran: npm install bullmq@5.47.3',
  'queue.no-server':
    'Seharusnya ada Redis di {place}, tetapi tidak dapat dihubungi ({reason}). Jalankan di sana, atau periksa alamatnya.',
  'queue.needs-password':
    'Redis di {place} meminta kata sandi. Tuliskan di alamatnya: redis://:SANDI@HOST:PORT',
  'queue.wrong-password': 'Redis di {place} menolak nama atau kata sandi di alamat itu.',
  'queue.no-permission': 'Redis di {place} tidak mengizinkan pengguna ini memakai antrean ({reason}).',
  'queue.no-database':
    'Redis di {place} tidak punya basis data bernomor itu. Hilangkan, atau pakai nomor yang lebih kecil.',
  'queue.too-old':
    'Diperlukan Redis {least} atau lebih baru di {place}, tetapi yang ada {found}. Perbarui, atau pakai yang lain.',
  'queue.out-of-memory':
    'Memori Redis di {place} sudah habis. Naikkan maxmemory, atau kecilkan --jobs; lalu nilai lagi, dan pekerjaan dilanjutkan.',

  'queue.ready':
    'Komputer ini mengambil pekerjaan dari {place}, {jobs} sekaligus (giliran {tool}, isolasi {isolation}). Ctrl-C untuk berhenti.',
  'queue.served': '{count} pekerjaan selesai di sini; yang belum selesai diambil worker lain.',
  'queue.no-workers':
    'Belum ada worker untuk batch ini di {place}; giliran menunggu. Di setiap komputer yang akan membantu: giliran worker --queue URL',
  'queue.other-worker':
    'Worker {worker} menolak pekerjaan ini: ia giliran {tool} dengan isolasi {isolation}, sedangkan pekerjaannya untuk giliran {ownTool} dengan isolasi {ownIsolation}.',
  'queue.other-batch':
    'Di antrean ini ada batch untuk giliran {tool} dengan isolasi {isolation}. Worker ini menolak pekerjaannya: ia giliran {ownTool} dengan isolasi {ownIsolation}.',
  'queue.lost': 'Hubungan ke {place} terputus; giliran mencoba menyambungnya lagi.',
  'queue.found-again': 'Hubungan ke {place} tersambung lagi.',
  'queue.too-late':
    'Sebuah pekerjaan selesai terlambat: antrean mengira worker ini sudah hilang, dan worker lain juga mengerjakannya. Tidak ada yang dihitung dua kali.',
  'queue.trouble': 'Ada masalah dengan antrean: {reason}',

  'queue.closed': 'Antrean ditutup sebelum pekerjaan selesai.',
  'queue.workers-lost':
    'Beberapa worker hilang berturut-turut pada tugas ini. Nilai lagi untuk mencoba sekali lagi; bila tetap gagal, periksa secara manual.',
  'queue.failed': 'Worker gagal pada tugas ini ({reason}). Nilai lagi untuk mencoba sekali lagi.',
  'queue.incomplete':
    'Jawaban worker tidak lengkap: trace atau halamannya tidak ada. Nilai lagi untuk mencoba sekali lagi.',
} as const satisfies Record<keyof typeof queueEn, string>;
