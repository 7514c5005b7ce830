import type { gradeEn } from './grade-en.ts';

/** Indonesian: what is said of batches: grading a class, grading it again, marks that people set. Part of `id.ts`. */
export const gradeId = {
  'help.grade': 'menilai satu kelas: folder-folder, atau yang diberikan LMS',
  'help.grade-labs': 'sebuah lab, atau beberapa yang dipisahkan koma',
  'help.grade-submissions': 'zip atau folder berisi tugas mahasiswa',
  'help.grade-out': 'folder untuk hasilnya; bila dijalankan lagi, dilanjutkan dari tempat terhenti',
  'help.grade-format': 'moodle, canvas, gradescope, github atau folders (bawaan: dikenali dari namanya)',
  'help.grade-map': 'file yang menyebut nama file mana memainkan peran mana; disimpan bersama hasilnya',
  'help.no-map': 'melupakan pemetaan yang disimpan bersama hasilnya',
  'help.accept-suggestions':
    'memakai file bernama lain bila hanya satu yang mungkin dimaksud; masing-masing disebut, dan disimpan dalam pemetaan',
  'help.grade-sheet': 'lembar nilai dari LMS, untuk diisi',
  'help.grade-column': 'judul kolom nilai dalam lembar itu (Moodle)',
  'help.comment-column': 'judul kolom umpan balik dalam lembar itu (Moodle)',
  'help.assignment': 'judul tugas dalam buku nilai (Canvas)',
  'help.no-scale': 'menulis poin apa adanya, berapa pun nilai maksimum lembarnya',
  'help.grade-jobs': 'banyaknya tugas sekaligus (bawaan: menurut prosesor dan memori)',
  'help.grade-seed': 'seed untuk penilaian yang baru',
  'help.grade-isolation': 'sandbox, network atau none (bawaan: sandbox)',
  'help.repeat': 'memeriksa setiap tugas sekian kali, dan melaporkan yang tidak stabil',
  'help.due': 'batas waktu pengumpulan: 2025-11-20T23:59, waktu setempat atau dengan zona; none mencabutnya',
  'help.late':
    'potongan keterlambatan, dalam kolomnya sendiri: 10%/day, 5/hour, paling banyak 10%/day,50%; none mencabutnya',
  'help.late-counts': 'isikan nilai setelah potongan ke lembar',
  'help.no-late-counts': 'isikan nilai tanpa potongan ke lembar',
  'help.times': 'tabel Anda sendiri tentang waktu pengumpulan: kolom student dan time',
  'help.regrade': 'menilai lagi trace yang tersimpan, setelah poin atau pemeriksaan diubah',
  'help.batch': 'folder hasil, seperti yang ditulis giliran grade',
  'help.override': 'menetapkan nilai sebagai pengganti nilai dari giliran',
  'help.override-student':
    'mahasiswa menurut kunci, id, alamat atau nama; MAHASISWA:LAB bila labnya lebih dari satu',
  'help.override-score': 'poinnya',
  'help.override-reason': 'alasannya: ditampilkan kepada mahasiswa',
  'help.override-by': 'siapa yang memutuskan',
  'help.override-remove': 'membatalkannya: nilai dari giliran berlaku lagi',
  'help.override-from': 'tabel banyak nilai: kolom student, score, reason, dan bila perlu lab dan by',
  'help.comment': 'tulis pesan Anda sendiri kepada mahasiswa, terpisah dari keterangan giliran',
  'help.comment-text': 'yang akan dibaca mahasiswa',
  'help.comment-by': 'siapa yang menulisnya',
  'help.comment-remove': 'tarik kembali',
  'help.comment-from': 'tabel banyak komentar: kolom student dan comment, dan by bila perlu',
  'help.pass': 'mulai nilai berapa lulus: 60, 60%; none mencabutnya',
  'help.groups':
    'tabel kelompok, dari Moodle, Canvas atau buatan sendiri (kolom student dan group): satu kiriman untuk semua anggota; none melupakannya',

  'grade.class': '{count} mahasiswa; hasilnya ditulis ke {path} (seed penilaian ini: {seed}).',
  'grade.format': 'Tugas-tugas dibaca sebagai {format}.',
  'grade.format-why': 'Tugas-tugas {why}.',
  'grade.progress': '{done}/{total}',
  'grade.progress-rate': '{rate} per menit',
  'grade.progress-left': 'sisa {left}',
  'grade.progress-failures': '{count} tidak dapat dinilai',
  'grade.kept': '{count} hasil sudah ada dan masih berlaku.',
  'grade.again-submission': '{count} dinilai lagi: tugas yang dikumpulkan berubah.',
  'grade.again-lab': '{count} dinilai lagi: labnya berubah.',
  'grade.again-tool': '{count} dinilai lagi: versi giliran ini berbeda.',
  'grade.again-options': '{count} dinilai lagi: opsi atau pemetaannya berubah.',
  'grade.again-failed': '{count} dicoba lagi, yang tadinya gagal karena giliran sendiri.',
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
    'Yang dipakai disimpan bersama hasilnya, dalam {file}: hapus di sana yang salah, lalu nilai lagi.',
  'grade.kept-map':
    'Pemetaan yang disimpan bersama hasilnya dipakai: {file}. --map FILE memakai yang lain, --no-map tidak memakai apa pun.',
  'grade.map-unknown': 'File pemetaan menyebut mahasiswa yang tidak ada di sini: {names}.',
  'grade.spoiled': '{count} baris jurnal tidak dapat dibaca; yang hilang dinilai lagi.',
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
    'Diharapkan folder hasil penilaian, tetapi tidak ada jurnal di {folder}. giliran grade membuatnya dengan --out.',
  'grade.no-journal':
    'Diharapkan jurnal penilaian di {folder}, tetapi file di sana bukan jurnal. Pilih folder lain dengan --out.',
  'grade.too-new':
    'Hasil penilaian ini versi {found}, sedangkan giliran ini membaca sampai versi {known}. Perbarui giliran untuk melanjutkannya.',
  'grade.other-seed':
    'Penilaian di {folder} memakai seed {seed}, ditemukan --seed {found}. Hilangkan --seed, atau pilih folder lain dengan --out.',
  'grade.lab-twice': 'Setiap lab harus disebut sekali, tetapi {lab} disebut dua kali.',
  'grade.no-sheet': 'Diharapkan lembar nilai dari LMS, tetapi file "{file}" tidak ada.',
  'grade.no-map': 'Diharapkan file pemetaan, tetapi file "{file}" tidak ada.',
  'grade.out-inside':
    '--out harus di luar folder tugas, tetapi {folder} ada di dalam {path}: itu akan dikira milik mahasiswa. Pilih folder lain.',
  'grade.filled-out':
    '--out harus menyebut folder baru, folder kosong, atau folder hasil penilaian, tetapi di {folder} ada "{first}"{count|| dan lainnya}, dan tidak ada jurnal. Pilih folder baru, atau folder kosong.',
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
  'grade.workers-closed': 'Para pekerja sudah ditutup sebelum sempat mengerjakannya.',
  'grade.worker-died':
    'giliran sendiri gagal pada tugas ini, dua kali ({how}: {reason}). Nilai lagi untuk mencoba sekali lagi; bila tetap gagal, periksa sendiri.',
  'grade.no-isolation':
    'Program tidak dapat dijalankan secara terpisah: {reason}. Nilai lagi untuk mencoba sekali lagi.',
  'grade.unexpected':
    'giliran sendiri gagal pada tugas ini ({reason}). Nilai lagi untuk mencoba sekali lagi.',
  'grade.unstable':
    'Dari {count} pemeriksaan dengan seed berbeda tidak semuanya sama hasilnya ({checks}); nilainya ditahan sampai ada orang yang memeriksa',
  'grade.unstable-check': 'tidak selalu sama: {outcomes}',

  'grade.bad-moment': '{option} harus waktu seperti 2025-11-20T23:59, ditemukan "{found}".',
  'grade.bad-late': '--late harus seperti 10%/day, 5/hour atau 10%/day,50%, ditemukan "{found}".',
  'grade.no-table': 'Diharapkan tabel untuk {option}, tidak ada file "{file}".',
  'grade.times-nobody':
    'Tabel waktu menyebut mahasiswa yang tidak ada di sini, atau lebih dari satu: {names}.',
  'grade.times-unread': 'Waktu yang tidak dapat dibaca: {names}. Tulis seperti 2025-11-20T23:59.',
  'grade.bad-pass': '--pass harus seperti 60 atau 60%, ditemukan "{found}".',
  'grade.absent': '{count} orang di lembar tidak mengumpulkan apa pun: {names}.',
  'grade.passed': '{lab}: {passed} dari {of} lulus ({mark})',
  'grade.late-count':
    '{count} dikumpulkan terlambat (untuk {open} di antaranya tidak diketahui berapa lama); results.csv memuatnya dalam kolom tersendiri.',
  'grade.late-no-time':
    'Tidak diketahui kapan {count} mahasiswa mengumpulkan, jadi tidak dapat dipastikan terlambat atau tidak. --times FILE menyebutkannya.',

  'grade.who-ungraded': '{count} tidak dapat dinilai:',
  'grade.who-unstable': '{count} tidak selalu sama hasilnya:',
  'grade.who-inconclusive': '{count} punya pemeriksaan yang tidak dapat dipastikan, dan belum bernilai:',
  'grade.and-more': 'dan {count} lagi: lihat results.csv',
  'grade.who-noted':
    'Ada yang perlu diketahui tentang {count} kiriman; versi lain dinilai dengan --map, "{line}":',
  'grade.counts':
    '{results} hasil, menurut programnya: {pass} benar, {fail} dengan kesalahan, {inconclusive} tidak pasti, {ungraded} tidak dinilai.',
  'grade.mean': '{lab}: rata-rata {mean} dari {max}, dari {marks} nilai',
  'grade.overridden':
    'Di antaranya, {count} nilainya ditetapkan oleh orang: {pass} benar, {fail} dengan kesalahan, {inconclusive} tidak pasti, {ungraded} tidak dinilai.',
  'grade.causes': 'Kesalahan yang paling sering:',
  'grade.cause': '{count} mahasiswa: {cause}',
  'grade.cause-told': '{count} mahasiswa: {example} ({cause})',
  'grade.written': 'Semuanya ada di {folder}: mulailah dari index.html.',

  'regrade.done': '{count} hasil dinilai lagi dari trace-nya; {moved} di antaranya berubah.',
  'regrade.moved': '{student}, {lab}: {old} → {now}',
  'regrade.no-lab': 'Lab {lab} tidak ditemukan di sini; hasilnya tetap seperti semula.',
  'regrade.left-scenes':
    'Adegan lab sudah berubah sejak dijalankan, jadi ini tetap seperti semula: {names}. giliran grade menjalankannya lagi.',
  'regrade.left-no-trace':
    'Trace-nya tidak ada, jadi ini tetap seperti semula: {names}. giliran grade menjalankannya lagi.',

  'override.set': '{student}, {lab}: nilainya sekarang {score}.',
  'override.removed': '{student}, {lab}: nilai dari giliran berlaku lagi.',
  'override.none': 'Diharapkan nilai {student} untuk {lab} yang ditetapkan oleh orang, tetapi tidak ada.',
  'override.later': 'Kelas ini sedang dinilai: hasilnya akan menampilkannya setelah selesai.',
  'override.note': 'Nilai ditetapkan oleh {by}: {reason} (sebelumnya: {before})',
  'override.no-student': 'Tidak ada mahasiswa "{student}" dalam penilaian ini. {advice}',
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
  'override.empty-table': 'Diharapkan tabel yang berisi, tidak ada baris yang dapat diambil dari {file}.',
  'comment.set': '{student}: komentar disimpan, terpisah dari keterangan giliran.',
  'comment.removed': '{student}: komentar ditarik kembali.',
  'comment.none': 'Diharapkan ada komentar untuk {student}, tidak ditemukan.',
  'comment.no-text': 'Diharapkan isi komentar, tidak ditemukan.',
  'group.remark': 'Satu kiriman kelompok {group}, untuk {names}',
  'group.several':
    'Di kelompok {group} beberapa orang mengumpulkan ({names}): masing-masing memakai miliknya, dan yang lain memakai yang terbaru.',
} as const satisfies Readonly<Record<keyof typeof gradeEn, string>>;
