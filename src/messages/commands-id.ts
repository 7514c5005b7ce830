import type { commandsEn } from './commands-en.ts';

/** Indonesian: what the command line says of itself, of its use and of the machine. Part of `id.ts`. */
export const commandsId = {
  'help.about':
    'Menjalankan dan menilai praktikum pemrograman jaringan: siapa mendengar apa, dalam urutan apa, dan siapa penyebabnya bila ada yang salah.',
  'help.usage': 'Pemakaian:',
  'help.arguments': 'Argumen:',
  'help.options': 'Opsi:',
  'help.global-options': 'Opsi di semua perintah:',
  'help.commands': 'Perintah:',
  'help.any-options': 'opsi',
  'help.any-command': 'perintah',
  'help.version': 'menampilkan versi',
  'help.help': 'menampilkan bantuan ini',
  'help.help-command': 'help [perintah]',
  'help.help-about': 'menampilkan bantuan sebuah perintah',
  'help.lang': 'en (Inggris) atau id (Indonesia); bawaan: dari environment',
  'help.debug': 'menunjukkan asal galat yang tidak terduga',
  'help.json': 'mencetak JSON',
  'help.no-color': 'tanpa warna',
  'help.name-language': 'bahasa',
  'help.name-labs': 'lab',
  'help.name-step': 'langkah',
  'help.name-number': 'angka',
  'help.name-role': 'peran',
  'help.name-level': 'tingkat',
  'help.name-name': 'nama',
  'help.name-submissions': 'tugas',
  'help.name-heading': 'judul',
  'help.name-title': 'judul',
  'help.name-student': 'mahasiswa',
  'help.name-system': 'sistem',
  'help.name-score': 'nilai',
  'help.name-time': 'waktu',
  'help.name-old': 'lama',
  'help.name-new': 'baru',
  'help.name-rule': 'aturan',
  'help.name-text': 'teks',
  'help.lab': 'sebuah lab: lihat giliran labs',
  'help.labs': 'mendaftar semua lab beserta kebutuhannya',
  'help.guide': 'menjelaskan yang harus dibuat, langkah demi langkah',
  'help.guide-step': 'hanya langkah ini',
  'help.check': 'menilai satu tugas',
  'help.folder': 'folder berisi program (bawaan: folder ini)',
  'help.step': 'hanya pemeriksaan untuk satu langkah',
  'help.json-document': 'mencetak hasil sebagai satu dokumen JSON',
  'help.seed': 'membuat lagi teks-teks yang sama',
  'help.trace': 'tempat menulis trace',
  'help.map': 'memakai sebuah file untuk satu peran; boleh diulang',
  'help.isolation':
    'auto, sandbox, network, user atau none; beberapa dengan koma: yang pertama tersedia (bawaan: auto)',
  'help.capture': 'merekam paket setiap adegan di samping trace, untuk Wireshark (perlu dumpcap)',
  'help.no-boot-ahead':
    'menjalankan setiap program tepat pada gilirannya; tanpa opsi ini runtime dinyalakan lebih awal, yang lebih cepat',
  'help.no-substitution': 'tidak memainkan lagi adegan yang gagal dengan program pengganti',
  'help.hint': 'memberi satu petunjuk lagi untuk sebuah langkah, makin lama makin jelas',
  'help.hint-step': 'langkah dalam lab (bawaan: langkah yang sedang dikerjakan)',
  'help.hint-all': 'memberi semua petunjuk sekaligus',
  'help.hint-reset': 'memulai lagi dari petunjuk pertama',
  'help.show': 'menampilkan trace sebagai diagram, atau sebagai halaman',
  'help.show-trace': 'file trace, seperti yang ditulis giliran check',
  'help.show-run': 'adegan yang ditampilkan (bawaan: yang menentukan kegagalan pertama)',
  'help.show-html': 'menulis satu halaman yang memuat semuanya',
  'help.show-lab': 'file lab, bila tidak dikenal giliran',
  'help.doctor': 'memberi tahu kemampuan komputer ini, dan cara melengkapinya',

  'use.bad-language': '--lang harus salah satu dari {known}, ditemukan "{found}".',
  'use.bad-isolation': '--isolation harus salah satu dari {known}, ditemukan "{found}".',
  'use.bad-seed': '--seed harus bilangan bulat, ditemukan "{found}".',
  'use.bad-map': 'Diharapkan --map PERAN=FILE, ditemukan "{found}".',
  'use.map-no-file':
    '--map {role}=FILE harus menyebut file yang ada dalam tugas, tetapi "{file}" tidak ditemukan. {advice}',
  'use.map-no-program': '--map {role}=FILE harus menyebut sebuah program ({known}), ditemukan "{file}".',
  'use.no-lab': 'Tidak ada lab "{name}". {advice}',
  'use.no-step': '{lab} tidak punya langkah "{name}". {advice}',
  'use.no-role': '{lab} tidak punya peran "{name}". {advice}',
  'use.no-folder': 'Tidak ada folder "{folder}". {advice}',
  'use.locked-folder':
    'Diharapkan folder yang dapat dibaca, tetapi "{folder}" terkunci. Perbaiki dengan: chmod u+rx "{folder}"',
  'use.file-for-folder':
    'Diharapkan sebuah folder, ditemukan file "{file}". Sebutkan folder yang berisi program.',
  'use.no-trace-folder': '--trace harus berada di folder yang ada, tetapi "{folder}" tidak ditemukan.',
  'use.trace-locked':
    'Trace seharusnya dapat ditulis ke "{file}", tetapi tidak bisa ({reason}). Pilih file lain dengan --trace FILE.',
  'use.no-private-network':
    'Diharapkan ada jaringan tersendiri, tetapi {reason}. Jalankan giliran doctor, atau pakai --isolation none.',
  'use.no-other-user':
    'Program harus dijalankan sebagai pengguna tersendiri, tetapi {reason}. Pakai --isolation sandbox atau network.',
  'use.no-sandbox':
    'Diharapkan ada sandbox, tetapi {reason}. Jalankan giliran doctor, atau pakai --isolation lain untuk program yang Anda percayai.',
  'use.port-taken':
    '{endpoint} seharusnya bebas, tetapi sedang dipakai. Hentikan program yang memakainya, atau pakai --isolation network.',
  'use.port-taken-by':
    '{endpoint} seharusnya bebas, tetapi sedang dipakai oleh {name} (proses {pid}). Hentikan program itu (kill {pid}), atau pakai --isolation network.',
  'use.unknown-option': 'Tidak ada opsi {name} di sini. {advice}',
  'use.unknown-command': 'Tidak ada perintah {name}. {advice}',
  'use.missing-argument': 'Belum disebutkan: {name}. Tambahkan setelah perintah; --help menunjukkan caranya.',
  'use.option-without-value': 'Nilai setelah {name} belum disebutkan.',
  'use.too-many-arguments': 'Argumennya lebih banyak daripada yang diterima {name}. Lihat --help.',
  'use.other': '{text}',
  'use.lab-mistakes': 'ada kesalahan dalam file lab',
  'use.interrupted': 'dihentikan; semua program sudah diakhiri.',
  'use.broken':
    'giliran tidak utuh: {file} tidak ada. Pasang giliran lagi; bila memakai kode sumbernya, jalankan npm run build.',
  'use.unexpected': 'galat yang tidak terduga',
  'use.see-debug': '(--debug menunjukkan tempatnya)',

  'advice.did-you-mean': 'Maksudnya {name}?',
  'advice.help': 'Lihat --help untuk pilihan yang ada.',
  'advice.labs': 'Lab yang ada: {names}.',
  'advice.steps': 'Langkah yang ada: {names}.',
  'advice.roles': 'Peran yang ada: {names}.',
  'advice.files': 'File di sana: {names}.',
  'advice.give-folder': 'Sebutkan folder yang berisi program.',

  'progress.checking': 'memeriksa {lab}',
  'progress.waiting-for-port':
    'menunggu kernel melepaskan port yang baru saja dipakai; ini dapat memakan waktu satu menit.',

  'isolation.linux-only': 'jaringan tersendiri hanya ada di Linux',
  'isolation.missing-tools': 'alat berikut tidak ada: {tools}',
  'isolation.refused': 'kernel menolak namespace ({tool} berakhir dengan {how})',
  'isolation.no-hosts':
    'lab ini dimainkan di jaringan dengan satu host untuk tiap peran, yang memerlukan namespace, veth dan bridge',
  'isolation.no-version-6':
    'lab ini memakai IPv6, sedangkan kernel komputer ini tidak memilikinya, atau tidak menyediakannya untuk percobaan',
  'isolation.user-on-linux': 'menjalankan program sebagai pengguna lain hanya bisa di Linux',
  'isolation.not-root':
    'hanya root yang dapat menjalankan program sebagai pengguna lain, dan giliran bukan root',
  'isolation.locked-program':
    'pengguna lain tidak boleh menjalankan {file}; pasang di tempat yang terbuka untuk semua',
  'isolation.sandbox-on-linux': 'sandbox hanya ada di Linux',
  'isolation.only-root':
    'giliran berjalan sebagai root dan tidak ada pengguna lain di sini; jalankan sebagai pengguna biasa',
  'isolation.architecture': 'system call pada {architecture} tidak dikenal oleh sandbox',
  'isolation.no-bubblewrap': 'bubblewrap tidak ada; pasang dengan: {command}',
  'isolation.no-sandbox': 'tidak ada yang dapat dijalankan dalam sandbox di sini: {reason}',
  'evidence.switched-off': 'dimatikan oleh {by}',
  'evidence.platform': '{platform} tidak memperlihatkannya',
  'evidence.architecture': 'nomor system call di {architecture} tidak dikenal',
  'evidence.no-calls': 'kernel ini tidak punya /proc/PID/syscall',
  'evidence.no-counts': 'kernel ini tidak menghitung context switch',

  'trace.not-json': 'Diharapkan sebuah trace, tetapi baris {line} bukan JSON.',
  'trace.no-header': 'Diharapkan sebuah trace, dengan header di baris pertamanya; yang ditemukan bukan itu.',
  'trace.too-new':
    'Trace ini versi {found}, sedangkan giliran ini membaca sampai versi {known}. Perbarui giliran untuk membacanya.',

  'manifest.too-large': 'ukurannya {bytes} byte, padahal {most} sudah lebih dari cukup',
  'manifest.no-map': 'isinya harus map dengan "roles", dan "build" bila ada',
  'manifest.unknown-key': 'ada kunci "{key}" yang tidak dikenal',
  'manifest.no-roles': '"roles" harus menyebut satu perintah untuk tiap peran',
  'manifest.no-command': '"{where}" harus berupa perintah, atau daftar kata-katanya',

  'labs.programs': 'program:',
  'labs.steps': 'langkah:',
  'labs.points': '{points} poin',
  'labs.what-next':
    'giliran guide LAB menjelaskan yang harus dibuat; giliran start LAB FOLDER menyiapkan file untuk memulai; giliran check LAB FOLDER menilai program dalam sebuah folder.',

  'guide.protocol': 'Yang saling dikirim oleh program',
  'guide.programs': 'Program',
  'guide.listens': '{roles} mendengarkan di {endpoint}',
  'guide.connects': '{roles} terhubung ke {endpoint}',
  'guide.joins': '{roles} bergabung ke {endpoint}',
  'guide.sends': '{roles} mengirim ke {endpoint}',
  'guide.file': 'file: {role}.py, {role}.ts, atau {role}.js',
  'guide.files':
    'file: {files} (atau .ts, .js); atau satu {kind}.py untuk semuanya, dijalankan sebagai {kind}.py NOMOR JUMLAH',
  'guide.other-languages':
    'Java, C, C++, Go, Ruby, Perl, PHP, C# dan Rust juga dijalankan menurut nama filenya; bahasa lain disebutkan dalam giliran.yaml: lihat README.',
  'guide.steps': 'Langkah-langkah',
  'guide.step': '{title} ({step}, {points} poin)',
  'guide.to-check': 'Menilai program Anda:',
  'guide.to-get-a-hint': 'Meminta petunjuk:',

  'hints.last-check': 'Dalam pemeriksaan terakhir: {said}',
  'hints.place': 'Petunjuk {number} dari {count}:',
  'hints.no-more':
    'Semua petunjuk untuk langkah ini sudah ditampilkan. Untuk melihat semuanya lagi, atau mulai dari yang pertama:',
  'hints.not-remembered':
    'Jumlah petunjuk yang sudah dilihat tidak dapat dicatat di folder ini ({reason}), jadi berikutnya dimulai lagi dari yang pertama; --all menampilkan semuanya.',

  'doctor.cores': '{count} inti prosesor',
  'doctor.evidence': 'bukti dari kernel',
  'doctor.evidence-found': 'kernel memberi tahu kapan tidak ada lagi yang akan datang',
  'doctor.evidence-missing':
    'tidak ada: {reason}; sebagai gantinya giliran menunggu, yang lebih lambat dan kurang pasti',
  'doctor.network': 'jaringan tersendiri',
  'doctor.network-found': 'setiap percobaan mendapat jaringan dan proses tersendiri',
  'doctor.network-loopback':
    'setiap percobaan mendapat jaringan dan proses sendiri, tetapi hanya loopback: kernel ini tidak dapat membuat antarmuka veth, atau versinya di bawah 5.10',
  'doctor.network-missing': 'tidak ada: {reason}; percobaan memakai port komputer ini, satu per satu',
  'doctor.sandbox': 'sandbox',
  'doctor.sandbox-found':
    'program yang tidak Anda percayai hanya melihat foldernya sendiri, tidak ada yang lain dari komputer ini',
  'doctor.sandbox-missing': 'tidak ada: {reason}; jalankan hanya program yang Anda percayai',
  'doctor.memory': 'memori dalam sandbox',
  'doctor.memory-kernel': 'kernel menjaga batas memori program',
  'doctor.memory-watched':
    'giliran yang mengawasi, karena pengguna ini tidak punya control group (versi 2); program bisa melewati batasnya sebentar',
  'doctor.python': 'Python 3',
  'doctor.stdbuf': 'stdbuf',
  'doctor.stdbuf-missing': 'tidak ditemukan: program C harus mengosongkan buffer keluarannya sendiri (flush)',
  'doctor.reference': 'program acuan',
  'doctor.reference-found': 'ada untuk {labs}; dipakai menggantikan program yang mungkin salah',
  'doctor.reference-missing': 'tidak ada di sini; program yang mungkin salah digantikan dengan skrip giliran',
  'doctor.capture': 'dumpcap',
  'doctor.capture-missing':
    'tidak ditemukan: paket tidak direkam, dan pemeriksaan yang bergantung padanya dilewati',
  'doctor.at': '{file}',
  'doctor.nothing-found': 'tidak ditemukan',
  'doctor.use-wsl': 'Pakai WSL 2 (wsl --install), lalu jalankan giliran di dalamnya.',
  'doctor.use-linux': 'Pakai Linux, misalnya dalam mesin virtual.',
  'doctor.use-known-linux': 'Pakai Linux pada x86-64 atau arm64, misalnya dalam mesin virtual.',
  'doctor.install': 'Pasang yang belum ada: {command}',
  'doctor.install-python': 'Pasang Python 3 untuk memeriksa program yang ditulis dengannya.',
  'doctor.allow-by-apparmor':
    '{switches}: izinkan untuk unshare lewat profil AppArmor, atau untuk semua: {command}',
  'doctor.ask-administrator': '{switches}: minta administrator komputer mengizinkan user namespace.',
  'doctor.start-in-group': 'Agar kernel yang membatasi, jalankan begini: {command}',
  'doctor.start-container': 'Bila memakai container, jalankan dengan {flags}',
} as const satisfies Readonly<Record<keyof typeof commandsEn, string>>;
