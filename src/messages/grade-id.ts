import type { gradeEn } from './grade-en.ts';

/** Indonesian: what is said of batches: grading a class, grading it again, marks that people set. Part of `id.ts`. */
export const gradeId = {
  'help.grade': 'menilai satu kelas, dari folder-folder atau dari file yang diunduh dari LMS',
  'help.grade-labs': 'sebuah lab, atau beberapa yang dipisahkan koma',
  'help.grade-submissions': 'zip atau folder berisi tugas mahasiswa',
  'help.grade-out': 'folder batch, tempat semua hasil; perintah yang sama melanjutkan dari tempat terhenti',
  'help.grade-format': 'moodle, canvas, gradescope, github atau folders (bawaan: dikenali dari namanya)',
  'help.grade-map': 'file yang menyebut nama file mana untuk peran mana; disimpan bersama batch',
  'help.no-map': 'tidak lagi memakai pemetaan yang disimpan bersama batch',
  'help.accept-suggestions':
    'memakai file bernama lain bila hanya satu yang mungkin dimaksud; masing-masing dicetak, dan disimpan dalam pemetaan batch',
  'help.grade-sheet': 'lembar nilai dari LMS, untuk diisi',
  'help.grade-column': 'judul kolom nilai dalam lembar itu (Moodle)',
  'help.comment-column': 'judul kolom umpan balik dalam lembar itu (Moodle)',
  'help.assignment': 'judul tugas dalam buku nilai (Canvas)',
  'help.no-scale': 'menulis poin apa adanya, berapa pun nilai maksimum lembarnya',
  'help.grade-jobs': 'banyaknya tugas sekaligus (bawaan: menurut prosesor dan memori)',
  'help.grade-seed': 'seed untuk batch yang baru',
  'help.grade-isolation': 'sandbox, network atau none (bawaan: sandbox)',
  'help.repeat': 'memeriksa setiap tugas sekian kali, dan melaporkan yang tidak stabil',
  'help.due':
    'batas waktu pengumpulan: 2025-11-20T23:59, waktu setempat atau dengan zona; none membatalkannya',
  'help.late':
    'potongan karena terlambat, dalam kolom tersendiri: 10%/day, 5/hour, atau 10%/day,50% (paling banyak 50%); none membatalkannya',
  'help.late-counts': 'mengisikan nilai setelah potongan itu ke lembar',
  'help.no-late-counts': 'mengisikan nilai sebelum potongan itu ke lembar',
  'help.times': 'tabel Anda sendiri tentang waktu pengumpulan: kolom student dan time',
  'help.regrade': 'menilai lagi trace yang tersimpan, setelah poin atau pemeriksaan diubah',
  'help.batch': 'folder batch, seperti yang ditulis giliran grade',
  'help.override': 'menetapkan nilai sebagai pengganti nilai dari giliran',
  'help.override-student':
    'mahasiswa menurut kunci, id, alamat atau nama; MAHASISWA:LAB bila labnya lebih dari satu',
  'help.override-score': 'poinnya',
  'help.override-reason': 'alasannya: ditampilkan kepada mahasiswa',
  'help.override-by': 'siapa yang memutuskan',
  'help.override-remove': 'membatalkannya: nilai dari giliran berlaku lagi',
  'help.override-from': 'tabel banyak nilai: kolom student, score, reason, dan bila perlu lab dan by',
  'help.comment': 'menulis komentar Anda sendiri untuk mahasiswa, terpisah dari keterangan giliran',
  'help.comment-text': 'yang akan dibaca mahasiswa',
  'help.comment-by': 'siapa yang menulisnya',
  'help.comment-remove': 'menarik kembali komentar itu',
  'help.comment-from': 'tabel banyak komentar: kolom student dan comment, dan by bila perlu',
  'help.pass': 'nilai minimum untuk lulus: 60, 60%; none membatalkannya',
  'help.groups':
    'tabel kelompok, dari Moodle, Canvas atau buatan sendiri (kolom student dan group): satu kiriman untuk semua anggota; none membatalkannya',

  'grade.class': '{count} mahasiswa; hasilnya ditulis ke {path} (seed batch: {seed}).',
  'grade.format': 'Kiriman dibaca sebagai {format}.',
  'grade.format-why': 'Kiriman {why}.',
  'grade.progress': '{done}/{total}',
  'grade.progress-rate': '{rate} per menit',
  'grade.progress-left': 'sisa {left}',
  'grade.progress-failures': '{count} tidak dapat dinilai',
  'grade.kept': '{count} hasil sudah ada dan masih berlaku.',
  'grade.again-submission': '{count} dinilai lagi: tugas yang dikumpulkan berubah.',
  'grade.again-lab': '{count} dinilai lagi: labnya berubah.',
  'grade.again-tool': '{count} dinilai lagi: versi giliran ini berbeda.',
  'grade.again-options': '{count} dinilai lagi: opsi atau pemetaannya berubah.',
  'grade.again-failed': '{count} dicoba lagi: sebelumnya giliran sendiri yang gagal.',
  'grade.interrupted':
    'Dihentikan; semua program sudah diakhiri. {count} hasil tersimpan: perintah yang sama melanjutkan dari sana.',
  'grade.out-removed':
    '{folder} dihapus selagi kelas dinilai. Nilainya ditulis lagi; halaman dan trace dari hasil sebelumnya hilang. Untuk mendapatkannya lagi, hapus foldernya dan berikan perintah yang sama.',
  'grade.suggestions':
    'Beberapa file tidak dapat dikenali perannya. Saran ada di {file}: periksa dulu, lalu nilai lagi dengan --map.',
  'grade.more-suggestions':
    'Beberapa file masih tidak dapat dikenali perannya. Saran ada di {file}: tambahkan yang benar ke {map}, lalu nilai lagi tanpa --map.',
  'grade.accepted': '{student}, {lab}: dipakai sesuai saran: {taken}.',
  'grade.accepted-kept':
    'Yang dipakai disimpan bersama batch, dalam {file}: hapus di sana yang salah, lalu nilai lagi.',
  'grade.kept-map':
    'Pemetaan yang disimpan bersama batch dipakai: {file}. --map FILE memakai yang lain, --no-map tidak memakai apa pun.',
  'grade.map-unknown': 'File pemetaan menyebut mahasiswa yang tidak ada di kelas ini: {names}.',
  'grade.corrupt-lines': '{count} baris jurnal tidak dapat dibaca; yang hilang dinilai lagi.',
  'grade.one-job': 'Tanpa jaringan tersendiri hanya satu yang dapat berjalan; --jobs tidak berpengaruh.',

  'grade.warn-network':
    'Peringatan: dengan --isolation network program berjalan sebagai Anda, dan dapat membaca serta mengubah file Anda. --isolation sandbox mencegahnya.',
  'grade.warn-none':
    'Peringatan: dengan --isolation none program berjalan sebagai Anda, di jaringan komputer ini sendiri. --isolation sandbox menjauhkannya dari file Anda.',
  'grade.no-sandbox':
    'Diharapkan ada sandbox untuk program yang bukan milik Anda, tetapi {reason}. Bila memang tanpa sandbox, nyatakan: --isolation network.',
  'grade.no-network':
    'Diharapkan ada jaringan tersendiri, tetapi {reason}. Jalankan giliran doctor, atau pakai --isolation none.',
  'grade.held':
    '{folder} sedang dipakai giliran yang lain (proses {pid} di {host}, sejak {at}). Tunggu sampai selesai, atau hentikan. Bila jelas sudah tidak ada, hapus {file}.',
  'grade.no-batch':
    'Diharapkan folder batch, tetapi tidak ada jurnal di {folder}. Folder batch dibuat oleh giliran grade dengan --out.',
  'grade.no-journal':
    'Diharapkan jurnal batch di {folder}, tetapi file di sana bukan jurnal. Pilih folder lain dengan --out.',
  'grade.too-new':
    'Batch ini versi {found}, sedangkan giliran ini membaca sampai versi {known}. Perbarui giliran untuk melanjutkannya.',
  'grade.other-seed':
    'Batch di {folder} memakai seed {seed}, ditemukan --seed {found}. Hilangkan --seed, atau pilih folder lain dengan --out.',
  'grade.lab-twice': 'Setiap lab harus disebut sekali, tetapi {lab} disebut dua kali.',
  'grade.no-sheet': 'Diharapkan lembar nilai dari LMS, tetapi file "{file}" tidak ada.',
  'grade.no-map': 'Diharapkan file pemetaan, tetapi file "{file}" tidak ada.',
  'grade.out-inside':
    '--out harus di luar folder tugas, tetapi {folder} ada di dalam {path}: itu akan dikira milik mahasiswa. Pilih folder lain.',
  'grade.filled-out':
    '--out harus menyebut folder baru, folder kosong, atau folder batch, tetapi di {folder} ada "{first}"{count|| dan lainnya}, dan tidak ada jurnal. Pilih folder baru, atau folder kosong.',
  'grade.bad-format': '--format harus salah satu dari {known}, ditemukan "{found}".',
  'grade.bad-number': '{option} harus bilangan bulat mulai dari {least}, ditemukan "{found}".',

  'grade.no-programs':
    'Diharapkan program untuk {lab}, tetapi tidak ada yang cocok: {files}. Sebutkan dengan --map file mana untuk peran mana, atau minta programnya.',
  'grade.odd-names':
    'Nama program harus sesuai dengan peran dalam {lab}, tetapi ada {files} dan ada peran tanpa program. Sebutkan dengan --map file mana untuk peran mana, atau mintalah programnya.',
  'grade.which-version':
    'Diharapkan satu versi program untuk {lab}, ditemukan beberapa, dan baik waktu maupun nama tidak menunjukkan mana yang terbaru: {folders}. Sebutkan mana yang berlaku, dengan --map dan "{line}".',
  'grade.no-version':
    'Menurut pemetaan, yang berlaku adalah folder "{wanted}", tetapi tidak ada yang bernama begitu, hanya {folders}. Perbaiki pemetaannya.',
  'map.no-file': 'Isi file harus map dari peran ke nama file.',
  'map.no-map': '"{about}" harus map dari peran ke nama file.',
  'map.no-name': '"{about}" harus nama file, atau daftar nama file.',
  'map.no-folder': '"{about}" harus nama file saja, tanpa folder.',
  'map.unknown-key': 'Kunci "{key}" tidak dikenal. {advice}',
  'map.known': 'Yang dikenal di sini: {known}.',
  'grade.no-out':
    '--out harus menyebut folder yang dapat dibuat, tetapi "{folder}" tidak dapat dibuat: {reason}',
  'grade.workers-closed': 'Worker sudah ditutup sebelum sempat mengerjakannya.',
  'grade.worker-died':
    'giliran sendiri gagal pada tugas ini, dua kali ({how}: {reason}). Nilai lagi untuk mencoba sekali lagi; bila tetap gagal, periksa secara manual.',
  'grade.no-isolation':
    'Program tidak dapat dijalankan secara terpisah: {reason}. Nilai lagi untuk mencoba sekali lagi.',
  'grade.unexpected':
    'giliran sendiri gagal pada tugas ini ({reason}). Nilai lagi untuk mencoba sekali lagi.',
  'grade.unstable':
    'Hasil {count} pemeriksaan dengan seed berbeda tidak semuanya sama ({checks}); nilainya ditahan sampai diperiksa oleh seseorang',
  'grade.unstable-check': 'tidak selalu sama: {outcomes}',

  'grade.bad-moment': '{option} harus waktu seperti 2025-11-20T23:59, ditemukan "{found}".',
  'grade.bad-late': '--late harus seperti 10%/day, 5/hour atau 10%/day,50%, ditemukan "{found}".',
  'grade.no-table': 'Diharapkan tabel untuk {option}, tetapi file "{file}" tidak ada.',
  'grade.times-nobody':
    'Tabel waktu menyebut mahasiswa yang tidak ada di kelas ini, atau yang cocok dengan lebih dari satu orang: {names}.',
  'grade.times-unread': 'Waktu yang tidak dapat dibaca: {names}. Tulis seperti 2025-11-20T23:59.',
  'grade.bad-pass': '--pass harus seperti 60 atau 60%, ditemukan "{found}".',
  'grade.absent': '{count} orang dalam lembar tidak mengumpulkan apa pun: {names}.',
  'grade.passed': '{lab}: {passed} dari {of} lulus ({mark})',
  'grade.late-count':
    '{count} dikumpulkan terlambat (untuk {open} di antaranya tidak diketahui berapa lama); results.csv memuatnya dalam kolom tersendiri.',
  'grade.late-no-time':
    'Tidak diketahui kapan {count} mahasiswa mengumpulkan, jadi tidak dapat dipastikan terlambat atau tidak. Berikan waktunya dengan --times FILE.',

  'grade.who-ungraded': '{count} tidak dapat dinilai:',
  'grade.who-unstable': '{count} tidak selalu sama hasilnya:',
  'grade.who-inconclusive': '{count} punya pemeriksaan yang tidak dapat dipastikan, dan belum bernilai:',
  'grade.and-more': 'dan {count} lagi: lihat results.csv',
  'grade.who-noted':
    '{count} kiriman punya catatan (untuk menilai versi lain dari beberapa versi: --map, "{line}"):',
  'grade.counts':
    '{results} hasil, menurut programnya: {pass} benar, {fail} dengan kesalahan, {inconclusive} tidak pasti, {ungraded} tidak dinilai.',
  'grade.mean': '{lab}: rata-rata {mean} dari {max}, dari {marks} nilai',
  'grade.overridden':
    'Di antaranya, {count} nilainya ditetapkan secara manual: {pass} benar, {fail} dengan kesalahan, {inconclusive} tidak pasti, {ungraded} tidak dinilai.',
  'grade.causes': 'Kesalahan yang paling sering:',
  'grade.cause': '{count} mahasiswa: {cause}',
  'grade.cause-told': '{count} mahasiswa: {example} ({cause})',
  'grade.written': 'Semuanya ada di {folder}: mulailah dari index.html.',

  'regrade.done': '{count} hasil dinilai lagi dari trace-nya; {moved} di antaranya berubah.',
  'regrade.moved': '{student}, {lab}: {old} → {now}',
  'regrade.no-lab': 'Lab {lab} tidak ditemukan di sini; hasilnya tetap seperti semula.',
  'regrade.left-scenes':
    'Adegan lab sudah berubah sejak dijalankan, jadi hasil ini tetap seperti semula: {names}. giliran grade menjalankannya lagi.',
  'regrade.left-no-trace':
    'Trace-nya tidak ada, jadi hasil ini tetap seperti semula: {names}. giliran grade menjalankannya lagi.',

  'override.set': '{student}, {lab}: nilainya sekarang {score}.',
  'override.removed': '{student}, {lab}: nilai dari giliran berlaku lagi.',
  'override.none': 'Diharapkan nilai {student} untuk {lab} yang ditetapkan secara manual, tetapi tidak ada.',
  'override.later': 'Batch ini sedang dinilai: hasilnya akan menampilkan perubahan ini setelah selesai.',
  'override.note': 'Nilai ditetapkan oleh {by}: {reason} (sebelumnya: {before})',
  'override.no-student': 'Tidak ada mahasiswa "{student}" dalam batch ini. {advice}',
  'override.see-results': 'Kuncinya ada di results.csv.',
  'override.several':
    'Diharapkan satu mahasiswa, tetapi "{student}" cocok dengan beberapa: {keys}. Sebutkan kuncinya.',
  'override.which-lab': 'Diharapkan MAHASISWA:LAB, ditemukan "{student}" dengan {labs}. Sebutkan labnya.',
  'override.bad-score': 'Nilai harus dari 0 sampai {most}, ditemukan "{found}".',
  'override.comma':
    'Nilai harus dari 0 sampai {most} dengan titik sebelum desimal, ditemukan "{found}": tulislah {pointed}.',
  'override.no-reason':
    'Diharapkan --reason TEKS bersama nilainya, tetapi tidak ada: itulah yang dibaca mahasiswa.',
  'override.from-alone': 'Diharapkan seorang mahasiswa atau --from FILE, ditemukan keduanya.',
  'override.bad-row': 'baris {row}: {said}',
  'override.bad-rows': 'Tidak ada yang ditetapkan: {count} baris di {file} perlu diperbaiki.',
  'override.empty-table':
    'Diharapkan tabel yang berisi, tetapi tidak ada baris yang dapat diambil dari {file}.',
  'comment.set': '{student}: komentar disimpan, terpisah dari keterangan giliran.',
  'comment.removed': '{student}: komentar ditarik kembali.',
  'comment.none': 'Diharapkan ada komentar untuk {student}, tetapi tidak ada.',
  'comment.no-text': 'Diharapkan isi komentar, tetapi tidak ada.',
  'group.remark': 'Satu kiriman kelompok {group}, untuk {names}',
  'group.several':
    'Di kelompok {group} beberapa orang mengumpulkan ({names}): masing-masing memakai miliknya, dan yang lain memakai yang terbaru.',
} as const satisfies Readonly<Record<keyof typeof gradeEn, string>>;
