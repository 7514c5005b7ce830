/** Indonesian: writing a lab. Part of `id.ts`. */
export const authoringId = {
  'help.authoring': 'menulis lab: memulainya, dan melihat apa yang salah di dalamnya',
  'help.lint':
    'mendaftar semua yang salah atau perlu diperhatikan dalam lab; tidak memerlukan tugas mahasiswa',
  'help.labs-folder':
    'folder berisi lab kuliah Anda, dikenal dengan namanya di samping lab bawaan giliran; npm:PAKET untuk lab dari sebuah paket (atau GILIRAN_LABS)',
  'use.no-labs-folder':
    '--labs (atau GILIRAN_LABS) harus menyebut folder berisi lab, tetapi folder "{folder}" tidak ada.',
  'use.bad-package':
    'Diharapkan npm:PAKET atau npm:PAKET/FOLDER, dengan folder di dalam paket itu, ditemukan "{found}".',
  'use.no-package':
    'Tidak ada paket berisi "{name}" di node_modules di sini, atau di folder di atasnya: pasang dulu dengan npm install.',
  'help.lint-labs': 'lab, atau folder berisi lab (bawaan: semua lab bawaan giliran)',
  'help.lint-strict': 'peringatan juga dihitung sebagai kesalahan',
  'lint.clean': '{count} lab: tidak ada yang perlu diperbaiki.',
  'lint.found': '{errors} kesalahan dan {warnings} peringatan dalam {count} lab.',
  'lint.no-labs':
    'Diharapkan ada lab di {folder}, tetapi tidak ada lab.yaml di sana maupun di folder di dalamnya.',
  'lint.unreadable': '{file} seharusnya dapat dibaca, tetapi sistem menolaknya ({reason}).',
  'help.new':
    'memulai lab sendiri: folder dengan file lab, program untuk diisi, dan contoh tugas untuk mencobanya',
  'help.new-folder': 'folder yang akan ditulis; harus belum ada, atau kosong',
  'help.new-id': 'id lab: huruf kecil, angka dan tanda hubung (bawaan: nama folder)',
  'help.new-title-en': 'nama lab dalam bahasa Inggris',
  'help.new-title-id': 'nama lab dalam bahasa Indonesia',
  'help.new-clients': 'banyaknya client, 1 sampai 20 (bawaan: 2)',
  'help.new-port': 'port yang didengarkan server, 1024 sampai 65535 (bawaan: 9000)',
  'help.new-language': 'bahasa program: typescript atau python',
  'new.ask-id': 'Id lab',
  'new.ask-title-en': 'Namanya dalam bahasa Inggris',
  'new.ask-title-id': 'Namanya dalam bahasa Indonesia',
  'new.ask-clients': 'Banyaknya client',
  'new.ask-port': 'Port server',
  'new.ask-language': 'Bahasa program Anda',
  'new.unanswered': 'Diharapkan {options} di baris perintah: tanpa terminal tidak ada yang dapat ditanya.',
  'new.bad-id': 'Diharapkan id dari huruf kecil, angka dan tanda hubung, diawali huruf; ditemukan "{found}".',
  'new.bad-title': 'Diharapkan sebuah judul, ditemukan teks kosong.',
  'new.bad-number': 'Diharapkan bilangan bulat dari {least} sampai {most} untuk {name}, ditemukan "{found}".',
  'new.bad-language': 'Diharapkan salah satu dari {known} untuk --language, ditemukan "{found}". {advice}',
  'new.taken':
    'Diharapkan folder yang belum ada atau kosong, tetapi {folder} sudah terpakai: tidak ada yang ditimpa. Pilih yang lain.',
  'new.unwritable': '{folder} seharusnya dapat ditulis, tetapi sistem menolaknya ({reason}).',
  'new.left': 'Tidak ada yang ditulis.',
  'new.written': 'Ditulis ke {folder}:',
  'new.lab-file': 'lab, dengan komentar pada tiap bagiannya',
  'new.schema': 'apa yang boleh ada di dalamnya, untuk editor yang melengkapinya',
  'new.reference': 'program yang benar, untuk diisi',
  'new.silent': 'program yang tidak mencetak apa pun, dan hasil yang harus didapatnya',
  'new.faulty': 'program dengan satu kesalahan, dan hasil yang harus didapatnya',
  'new.next': 'Selanjutnya:',
  'help.new-like': 'mulai dari lab bawaan giliran, dengan peran, skenario dan pemeriksaannya',
  'new.not-with-like':
    '{option} tidak dapat dipakai bersama --like, yang membawa perannya sendiri: hilangkan, lalu ubah lab.yaml.',
} as const;
