import type { marksEn } from './marks-en.ts';

/** Indonesian: what is said of marks, and of the sheets that take them back to an LMS. Part of `id.ts`. */
export const marksId = {
  'marks.points': '{score} dari {max} poin',
  'marks.points-shown': '{score} dari {max} poin pada pemeriksaan yang ditampilkan',
  'marks.points-alone': '{score} poin',
  'marks.withheld': 'nilai ditahan sampai diperiksa oleh seseorang',
  'marks.ungraded': 'tidak dapat dinilai',
  'marks.undecided': '{count} pemeriksaan tidak dapat dipastikan, jadi perlu dilihat oleh seseorang',
  'marks.all-well': 'Semuanya berjalan',
  'marks.more-checks': 'Dan {count} pemeriksaan lagi',
  'marks.nobody-named': 'tidak dapat dipastikan dari percobaan ini',
  'marks.again': 'Untuk melihat percobaan yang sama lagi:',
  'marks.submission': 'kiriman tugas',
  'marks.set-by-person': 'Nilai ditetapkan oleh seseorang',
  'marks.a-person': 'seseorang',
  'marks.label-expected': 'Diharapkan',
  'marks.label-seen': 'Terlihat',
  'marks.label-who': 'Siapa',
  'marks.label-why': 'Mengapa',
  'marks.label-decided': 'Diputuskan',
  'marks.label-hint': 'Petunjuk',
  'marks.label-note': 'Catatan',
  'marks.label-not-yet': 'Belum',
  'marks.label-problem': 'Alasan',
  'marks.label-set-by': 'Ditetapkan oleh',
  'marks.label-reason': 'Alasan',
  'marks.label-before': 'Sebelumnya',
  'marks.label-total': 'Seluruhnya',
  'marks.label-comment': 'Komentar dari pengajar',
  'marks.label-comment-by': 'Komentar dari {by}',
  'marks.label-late': 'Terlambat',
  'marks.label-penalty': 'Setelah potongan',
  'marks.late-somehow': 'tidak diketahui berapa lama',
  'marks.late-minutes': '{minutes} menit',
  'marks.late-hours': '{hours} jam {minutes} menit',
  'marks.late-days': '{days} hari {hours} jam',
  'marks.after-penalty': '{points} ({rule})',
  'marks.penalty-open': 'perlu diputuskan oleh seseorang ({rule})',
  'marks.table-no-column':
    'Diharapkan tabel dengan kolom {columns}, ditemukan {headings}. Tulis judul kolom itu di baris pertamanya.',

  'marks.sheet-filled': '{count} nilai diisikan ke lembar {lms}.',
  'marks.sheet-replaced': '{count} nilai menggantikan isi lembar sebelumnya: {names}.',
  'marks.sheet-scaled': 'Poin dari {from} disesuaikan dengan nilai maksimum menurut lembar: {to}.',
  'marks.sheet-not-scaled': 'Poin dari {from} ditulis apa adanya; nilai maksimum menurut lembar adalah {to}.',
  'marks.sheet-no-maximum': 'Lembar tidak menyebut nilai maksimum: poin dari {max} ditulis apa adanya.',
  'marks.sheet-no-row':
    'Tidak ada baris lembar tentang {names}: id, alamat, maupun namanya tidak ada di dalamnya. Isilah secara manual.',
  'marks.sheet-several-rows':
    'Beberapa baris lembar bisa jadi tentang {names}, atau satu baris tentang beberapa dari mereka. Isilah secara manual.',
  'marks.sheet-withheld':
    'Tidak ada nilai yang diisikan untuk {names}: nilainya belum ada. Perlu dilihat oleh seseorang.',
  'marks.sheet-before-due':
    'Nilai {names} tidak diisi: sebagian pemeriksaannya baru ditampilkan setelah batas waktu, dan nilainya akan membocorkannya. Sebutkan batas waktunya (giliran grade --due), atau nilai lagi setelahnya.',
  'marks.sheet-above-maximum':
    'Tidak ada nilai yang diisikan untuk {names}: nilainya melebihi maksimum, dan Moodle tidak menerimanya.',
  'marks.sheet-locked':
    'Tidak ada nilai yang diisikan untuk {names}: menurut lembar, nilainya tidak dapat diubah.',
  'marks.sheet-excused': 'Tidak ada nilai yang diisikan untuk {names}: dibebaskan (EX) di lembar.',
  'marks.sheet-not-assigned':
    'Tidak ada nilai yang diisikan untuk {names}: tidak ditugaskan (N/A) di lembar.',
  'marks.sheet-unknown-rows': '{count} baris lembar tanpa kiriman tugas tetap seperti semula: {names}.',
  'marks.sheet-other-name':
    '{name} ditemukan lewat id pada baris {row}, dengan nama {inSheet}. Pastikan itu benar.',
  'marks.sheet-other-names':
    '{count} lagi ditemukan lewat id pada baris dengan nama lain: {names}. Pastikan itu benar.',
  'marks.sheet-no-comments':
    'Lembar tidak memiliki kolom umpan balik yang dikenal giliran, jadi hanya nilai yang diisikan.',
  'marks.sheet-kept-comments':
    '{count} komentar di lembar bukan dari giliran dan tetap seperti semula: {names}.',
  'marks.names-more': '{count} lagi',
  'marks.sheet-encoding':
    'Diharapkan lembar dalam UTF-8, ditemukan pengodean lain. Simpan sebagai "CSV UTF-8", atau unduh lagi.',
  'marks.sheet-empty':
    'Diharapkan lembar dengan satu baris untuk setiap mahasiswa, ditemukan file kosong. Unduh lagi.',
  'marks.sheet-broken':
    'Diharapkan tabel nilai dengan pemisah di antaranya, ditemukan tabel yang rusak ({reason}). Unduh lagi.',
  'marks.sheet-unknown':
    'Diharapkan lembar penilaian Moodle atau buku nilai Canvas, ditemukan tabel dengan {headings}. Berikan lembar sebagaimana dibuat LMS.',
  'marks.sheet-no-grade':
    'Diharapkan ada kolom nilai, ditemukan {headings}. Sebutkan yang mana dengan --grade-column JUDUL.',
  'marks.sheet-no-column': 'Diharapkan ada kolom {heading}, ditemukan {headings}.',
  'marks.sheet-scale':
    'Diharapkan tugas yang dinilai dengan poin, ditemukan tugas dengan skala ({heading}). Ubah ke poin di Moodle.',
  'marks.sheet-read-only':
    'Diharapkan kolom yang dapat diubah, ditemukan {heading}, yang menurut Canvas hanya dapat dibaca.',
  'marks.sheet-no-assignments':
    'Diharapkan ada tugas di buku nilai, tidak ditemukan satu pun. Buat dulu di Canvas, lalu ekspor lagi buku nilainya.',
  'marks.sheet-which-assignment':
    'Diharapkan satu tugas yang jelas, ditemukan {assignments}. Sebutkan yang dimaksud dengan --assignment JUDUL.',
  'marks.sheet-no-assignment': 'Diharapkan tugas {assignment}, ditemukan {assignments}.',
} as const satisfies Readonly<Record<keyof typeof marksEn, string>>;
