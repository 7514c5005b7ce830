/** Indonesian: what is shown of a lab by its author's own fixtures. */
export const verifyId = {
  'help.lab-verify':
    'menunjukkan kesalahan apa saja yang ditemukan sebuah lab, dengan program acuan dan contoh ujinya',
  'help.verify-rounds': 'memeriksa semuanya sebanyak ini, tiap kali dengan seed lain (bawaan: 1)',
  'help.verify-load': 'membuat sebanyak ini inti prosesor sibuk selama pemeriksaan (bawaan: 0)',
  'help.verify-jobs': 'memeriksa sebanyak ini sekaligus (bawaan: sesuai kemampuan komputer)',
  'help.verify-fixtures': 'folder contoh uji (bawaan: fixtures/ di samping file lab)',
  'help.verify-keep': 'menyimpan program yang tidak ada utuh di mana pun dalam folder baru ini',
  'help.verify-only': 'hanya contoh uji dan mutan yang namanya memuat ini; dapat diulang untuk yang lain',
  'help.verify-mutants': 'membuat mutan juga dengan mutator Stryker, atau memberi tahu bila tidak ada',
  'help.verify-no-mutants': 'tidak membuat mutan dari program acuan',
  'help.verify-costs':
    'menunjukkan berapa poin yang hilang karena tiap kesalahan, dan pemeriksaan mana yang menemukannya: mutan diperiksa sampai selesai',
  'help.verify-page': 'menulis hasilnya sebagai halaman ke file ini',
  'help.verify-isolation': 'cara program dijalankan: sandbox, network (bawaan) atau none',
  'help.verify-seed': 'seed putaran pertama (bawaan: 1)',
  'verify.no-fixtures':
    'diharapkan folder contoh uji, tetapi tidak ada apa pun di {folder}. Sebutkan foldernya dengan --fixtures.',
  'verify.keeps-elsewhere':
    'diharapkan folder yang belum ada, tetapi {folder} sudah ada. Program disimpan di foldernya sendiri.',
  'verify.bad-fixture': '{reason}',
  'verify.bad-count': 'diharapkan {option} berupa bilangan bulat mulai {least}, ditemukan "{found}"',
  'verify.no-stryker':
    'Paket "@stryker-mutator/instrumenter", yang membuat mutan dan tidak selalu ikut terpasang, tidak ditemukan. Pasang di samping giliran: npm install {package}',
  'verify.without-stryker':
    'Mutan hanya dari giliran sendiri. Untuk mutan dari Stryker juga, pasang pembuatnya di samping giliran: npm install {package}',
  'verify.progress': '{done} dari {total} pemeriksaan',
  'verify.progress-left': '{done} dari {total} pemeriksaan, sisa {left}',
  'costs.title': 'Poin yang hilang karena kesalahan di {lab}',
  'costs.about':
    'Tugas yang salah dan mutan dari program acuan, masing-masing diperiksa sampai selesai. Sebuah pemeriksaan gagal karena kesalahan yang dicarinya; pemeriksaan lain ikut kehilangan poin bila membutuhkannya, atau bila tidak dapat dipastikan.',
  'costs.checks': 'Pemeriksaan',
  'costs.check': 'Pemeriksaan',
  'costs.points': 'Poin',
  'costs.fails': 'Gagal pada',
  'costs.alone': 'Satu-satunya yang gagal',
  'costs.never':
    '{check} tidak pernah menjadi satu-satunya yang gagal: yang menggagalkannya selalu menggagalkan pemeriksaan lain juga.',
  'costs.together': '{first} dan {second} selalu hilang bersama ({times} kali).',
  'costs.look': 'Perlu diperhatikan',
  'costs.mistakes': 'Kesalahan, mulai dari yang paling banyak menghilangkan poin',
  'costs.mistake': 'Kesalahan',
  'costs.lost': 'Poin yang hilang',
  'costs.by': 'Pemeriksaan yang gagal',
  'costs.without': 'Ikut hilang',
};
