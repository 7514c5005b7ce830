/** Bahasa Indonesia: percakapan yang menjadi adegan, dan kumpulan program yang menjadi contoh uji. */
export const recordId = {
  'help.lab-record':
    'membuat adegan dan pemeriksaan dari sebuah percakapan, atau contoh uji dari hasil sebuah tugas',
  'help.record-trace': 'memakai percakapan yang disimpan giliran try --save, tanpa mengetik lagi',
  'help.record-programs': 'mengetik ke program di folder ini (bawaan: program acuan lab)',
  'help.record-scene': 'nama adegannya (bawaan: recorded)',
  'help.record-write': 'menambahkannya ke file lab, di belakang yang sudah ada',
  'help.record-fixture': 'memeriksa program di folder ini, dan menulis hasilnya ke fixture.yaml di sana',
  'help.record-about': 'apa yang salah pada program itu, dalam satu kalimat',
  'record.bad-name':
    'diharapkan nama adegan dari huruf kecil, angka, dan tanda hubung, ditemukan "{name}". Beri nama dengan --scene.',
  'record.no-reference':
    'diharapkan program yang benar untuk menerima ketikan, tetapi {lab} tidak punya program acuan. Sebutkan folder dengan --programs.',
  'record.other-lab': 'diharapkan percakapan {lab} dalam {file}, ditemukan percakapan {found}',
  'record.nothing':
    'diharapkan percakapan yang diketik sendiri dalam {file}, tetapi tidak ada. giliran try --save menyimpannya.',
  'record.unreadable': '{file} tidak dapat dibaca: {reason}',
  'record.cannot-write': '{file} tidak dapat ditulis: {reason}',
  'record.written': 'ditambahkan ke {file}. Lihat hasil pemeriksaannya: {command}',
  'record.taken':
    'diharapkan nama yang belum dipakai, ditemukan "{name}" dalam {file}. Beri nama lain dengan --scene.',
  'record.in-braces':
    'diharapkan "{key}:" dalam {file} dengan isi pada baris tersendiri, tetapi tidak ada. Tempelkan yang tercetak di atas.',
  'record.fixture-of': 'diharapkan contoh uji {lab}, tetapi {file} untuk {labs}',
  'record.withheld':
    'tidak semuanya dapat dipastikan, jadi {file} tetap seperti semula: {checks}. Contoh uji memuat yang pasti saja; coba lagi, dan bila tetap begitu, tulislah sendiri.',
  'record.fixture-new':
    '{file} sudah ditulis. Tuliskan di dalamnya, sebagai "about", apa yang salah pada program itu.',
  'record.fixture-right':
    '{file} sudah ditulis. Program itu mendapat semua poin. Tuliskan di dalamnya, sebagai "about", untuk apa program seperti itu ada.',
  'record.fixture-written': '{file} sudah ditulis.',
  'record.fixture-same': '{file} sudah berisi hasil yang sama',
  'record.fixture-changed': '{file} ditulis ulang. Periksa perbedaannya sebelum dipakai.',
} as const;
