import type { compareEn } from './compare-en.ts';

/** Indonesian: two batches compared. Part of `id.ts`. */
export const compareId = {
  'help.compare':
    'menyebut nilai mana yang berubah dari satu batch ke batch lain, sebab mana yang muncul dan hilang, dan mengapa',
  'help.compare-old': 'folder batch yang lebih lama',
  'help.compare-now': 'folder batch yang lebih baru',
  'help.compare-html': 'menulisnya juga sebagai halaman',
  'compare.title': 'Dari {old} ke {now}',
  'compare.summary':
    '{moved} nilai berubah, {others} hasil tetap nilainya tetapi alasannya lain, {same} tetap sama.',
  'compare.only-in': 'Hanya di {batch}: {names} ({count}).',
  'compare.causes-of': 'Sebab',
  'compare.causes': 'Sebab yang muncul dan hilang, menurut jumlah mahasiswa',
  'compare.cause': 'Sebab',
  'compare.came': 'Muncul pada',
  'compare.went': 'Hilang pada',
  'compare.cause-line': '{cause}: muncul pada {came}, hilang pada {went}',
  'compare.results': 'Hasil',
  'compare.student': 'Mahasiswa',
  'compare.mark': 'Nilai',
  'compare.why': 'Mengapa',
  'compare.checks': 'Pemeriksaan',
  'compare.because-person': 'nilai ditetapkan secara manual, atau penetapannya dibatalkan',
  'compare.because-files': 'file lain',
  'compare.because-version': 'versi lain di antara beberapa versi kiriman',
  'compare.because-scenes': 'adegan lab berubah',
  'compare.because-lab': 'poin atau pemeriksaan lab berubah',
  'compare.because-tool': 'versi giliran lain',
  'compare.because-map': 'pemetaan lain',
  'compare.because-seed': 'teks lain (seed lain)',
  'compare.because-options': 'opsi lain',
  'compare.because-nothing': 'tidak ada yang berbeda: nilai dengan --repeat',
} as const satisfies Readonly<Record<keyof typeof compareEn, string>>;
