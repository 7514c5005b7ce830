import type { MessageId } from './en.ts';

/** Indonesian: the ids of `en.ts`, with the same parameters. */
export const id = {
  'problem.missing-program':
    'Diharapkan ada program untuk {role} (misalnya {role}.py atau {role}.ts), tetapi tidak ada di {folder}.',
  'problem.empty-folder':
    'Diharapkan ada program di {folder}, tetapi tidak ada yang dapat dijalankan (.py .ts .js .java .c .cpp .go .rb .pl .php .cs .rs, atau giliran.yaml).',
  'problem.near-miss':
    'Diharapkan ada program untuk {role}, ditemukan {file}. Bila memang itu, ganti namanya atau tambahkan {option}',
  'problem.several-near':
    'Diharapkan ada program untuk {role}, ditemukan {files}, dan salah satunya mungkin dimaksud. Pilih satu, misalnya dengan {option}',
  'problem.several-programs':
    'Diharapkan satu program untuk {role}, ditemukan {files}. Sisakan satu, atau pilih, misalnya dengan {option}',
  'problem.one-program':
    'Diharapkan ada program untuk {roles}, ditemukan hanya {file}. Bila semuanya dimainkan program itu, tulis di giliran.yaml cara menjalankan masing-masing, misalnya {line} (nomor ditambahkan di belakangnya).',
  'problem.which-program':
    'Diharapkan ada program untuk {roles}, ditemukan {files}, tidak satu pun bernama sesuai perannya. Ganti namanya, atau sebutkan yang mana: {options}',
  'problem.no-programs':
    'Diharapkan ada program untuk {roles}, ditemukan {files}, tidak satu pun dapat dijalankan giliran begitu saja. Bila ada program di antaranya, tulis di giliran.yaml cara menjalankannya: {line}',
  'problem.other-language':
    'Diharapkan ada program untuk {role}, ditemukan {file}, yang tidak dijalankan giliran begitu saja. Tulis di giliran.yaml cara menjalankannya: {line}, dengan baris "build: …" di atasnya bila harus dikompilasi.',
  'problem.notebook':
    '{file} tidak dapat dijalankan begitu saja: giliran hanya mengambil program dari notebook Python. Simpanlah kodenya sebagai program.',
  'problem.no-toolchain': '{file} memerlukan {program}, yang tidak ditemukan di komputer ini.',
  'problem.no-product':
    'Build berhasil, tetapi tidak menghasilkan program untuk {role} dari {file}. Tulis di giliran.yaml cara membangun dan menjalankannya.',
  'problem.for-windows':
    '{file} ditulis untuk Windows (winsock2.h dan sejenisnya), sedangkan komputer ini bukan Windows.',
  'problem.newer-language':
    '{file} ditulis untuk kompiler yang lebih baru daripada yang ada di komputer ini, yang berkata: {output}',
  'problem.does-not-compile': '{output}',
  'problem.two-programs':
    'Diharapkan satu program untuk {role}, ditemukan {files}. Sisakan satu, atau pilih dengan --map {role}=FILE.',
  'problem.syntax-error': '{file}:{line}:{column}: {error}  {source}',
  'problem.no-such-package':
    '{file}:{line}:{column}: paket "{name}" tidak ditemukan. Pakailah bawaan bahasanya sendiri dan file dalam folder Anda.',
  'problem.no-such-file':
    '{file}:{line}:{column}: file "{name}" tidak ditemukan. File itu dicari di sebelah {file}; huruf besar ikut menentukan.',
  'problem.utf-16':
    '{file} disimpan sebagai UTF-16, yang tidak dapat dibaca bahasa apa pun. Simpanlah sebagai UTF-8 lewat editor.',
  'problem.no-command':
    '{file} menjalankan {role} dengan "{command}", yang tidak ada. Perintah dengan garis miring berada dalam folder, setelah build.',
  'problem.not-executable':
    '{file} menjalankan {role} dengan "{command}", yang tidak boleh dijalankan. Perbaiki dengan: chmod +x "{command}"',
  'problem.build-failed': 'Build ({command}) gagal: {output}',
  'build.too-long': 'dihentikan setelah {seconds} detik',
  'build.too-much-memory': 'memakai memori terlalu banyak',
  'build.too-much-output': 'mencetak terlalu banyak',
  'problem.bad-manifest': '{file} tidak dapat dipakai: {reason}.',
  'problem.no-interpreter':
    '{file} membutuhkan {program}, yang tidak ditemukan di komputer ini. Pasang dulu, lalu coba lagi.',
  'problem.too-large': 'Isi folder lebih dari {most}. Kumpulkan programnya saja, tanpa paket dan rekaman.',
  'problem.too-many-files': 'Folder berisi lebih dari {most} file. Kumpulkan programnya saja, tanpa paket.',

  'cause.missing-program': 'programnya tidak ada',
  'cause.two-programs': 'ada dua program untuk satu peran',
  'cause.syntax-error': 'program tidak dapat dikompilasi',
  'short.room':
    'Tidak ada ruang lagi di disk untuk yang ditulis giliran. Ini bukan kesalahan siapa pun: sediakan ruang (di $TMPDIR atau /tmp, dan di tempat hasil), lalu ulangi perintah yang sama.',
  'short.files':
    'Komputer ini tidak mengizinkan giliran membuka lebih banyak file. Ini bukan kesalahan siapa pun: naikkan batasnya (ulimit -n), atau kurangi yang berjalan bersamaan, lalu ulangi perintah yang sama.',
  'short.memory':
    'Memori komputer ini tinggal terlalu sedikit. Ini bukan kesalahan siapa pun: akhiri program lain, atau kurangi yang berjalan bersamaan, lalu ulangi perintah yang sama.',
  'short.read-only':
    'giliran tidak dapat menulis di tempat yang diperlukannya: disknya hanya dapat dibaca. Ini bukan kesalahan siapa pun: arahkan TMPDIR ke folder di disk lain, lalu ulangi perintah yang sama.',
  'short.processes':
    'Komputer ini tidak mengizinkan giliran menjalankan lebih banyak proses. Ini bukan kesalahan siapa pun: naikkan batasnya (ulimit -u), atau kurangi yang berjalan bersamaan, lalu ulangi perintah yang sama.',
  'short.sandbox':
    'Sebuah program tidak dapat dimasukkan ke dalam sandbox: komputer ini kekurangan proses, memori, atau ruang. Ini bukan kesalahan siapa pun: kurangi yang berjalan bersamaan, lalu ulangi perintah yang sama.',
  'short.scene':
    'giliran tidak dapat memainkan {run} sampai selesai, dua kali: {reason}. Ini bukan kesalahan siapa pun: ulangi perintah yang sama.',
  'short.no-temp':
    'giliran tidak dapat membuat folder di {folder}, tempat file sementara ({reason}). Arahkan TMPDIR ke folder yang ada dan dapat ditulisi, lalu ulangi perintah yang sama.',
  'cause.build-failed': 'program tidak dapat di-build',
  'cause.bad-manifest': 'giliran.yaml tidak dapat dipakai',
  'cause.no-interpreter': 'program tidak dapat dijalankan di komputer ini',

  'cause.never-listens': '{roles} tidak pernah mendengarkan di {endpoint}',
  'cause.wrong-port': '{roles} memakai {other}, bukan {endpoint.port}',
  'cause.wrong-address': '{roles} memakai alamat yang tidak dipakai program lain: {other}',
  'cause.address-in-use': '{roles} tidak mendapat {endpoint.port}: port itu sudah dipakai',
  'cause.never-connects': '{roles} tidak pernah terhubung ke {endpoint}',
  'cause.connection-refused': '{roles} mencoba terhubung ke port yang tidak ada server-nya',
  'cause.wrong-version': '{roles} datang lewat IPv4, bukan lewat IPv6',
  'cause.wrong-protocol': '{roles} memakai {other}, bukan {endpoint}',
  'cause.no-such-address': '{roles} memakai alamat yang tidak dimiliki komputer ini',
  'cause.unreachable': '{roles} memakai alamat yang tidak dapat dicapai dari sini',
  'cause.unknown-host': '{roles} mencari host dengan nama yang tidak dikenal di sini',
  'cause.stops-listening': '{roles} berhenti mendengarkan di {endpoint} sebelum semuanya datang',
  'cause.not-accepted': '{server} tidak pernah menerima (accept) {role}, yang sudah menghubunginya',
  'cause.cut-off': 'koneksi {role} terputus padahal masih dibutuhkan',
  'cause.connection-reset': '{roles} menutup koneksi yang masih dibutuhkan',
  'cause.never-joined-group': '{roles} tidak pernah bergabung ke {endpoint}',
  'cause.wrong-group': '{roles} bergabung ke {other}, bukan ke {endpoint}',
  'cause.left-group': '{roles} keluar dari {endpoint} padahal pengirim masih berbicara',
  'cause.wrong-interface': '{roles} memakai antarmuka jaringan yang tidak dipakai di sini',
  'cause.talks-beside-network': '{roles} berbicara di luar jaringan lab',
  'cause.no-network': '{roles} tidak pernah memakai jaringan',

  'cause.crash': '{roles} berhenti karena galat (crash)',
  'cause.killed': '{roles} dihentikan paksa, dan bukan oleh giliran',
  'cause.exits-early': '{roles} selesai padahal masih dibutuhkan',
  'cause.brings-down': 'sesuatu yang dilakukan {roles} membuat {others} berhenti',
  'cause.busy-loop': '{roles} berputar terus tanpa pernah menunggu',
  'cause.stopped-itself': '{roles} menghentikan dirinya sendiri, seperti Ctrl-Z',
  'cause.too-much-memory': '{roles} memakai memori terlalu banyak',
  'cause.too-much-output': '{roles} mencetak terlalu banyak',

  'cause.not-announced': '{role} tidak mengumumkan {client}',
  'cause.wrong-announcement': '{role} mengumumkan {client} dengan nomor lain',
  'cause.no-welcome': '{role} tidak menampilkan sambutan saat terhubung',
  'cause.late-welcome': '{role} baru disambut belakangan, bukan saat terhubung',

  'cause.never-sent': '{role} tidak mengirim satu baris yang diketik di sana',
  'cause.not-received': 'satu baris dari {from} sudah sampai di {role} tetapi tidak dibaca',
  'cause.erased': '{roles} mencetak satu baris dari {from} lalu menghapusnya sebelum sempat dibaca',
  'cause.not-printed': '{role} membaca satu baris dari {from} tetapi tidak menampilkannya',
  'cause.shown-otherwise': '{role} menampilkan hal lain di tempat satu baris dari {from}',
  'cause.awaits-more':
    '{role} membaca satu baris dari {from} lalu masih menunggu lanjutannya, padahal sudah gilirannya',
  'cause.not-passed-on': '{server} tidak meneruskan satu baris dari {from} ke {role}',
  'cause.not-heard': 'satu baris dari {from} tidak sampai ke {role}',
  'cause.not-sent-to-all': '{server} tidak mengirim barisnya ke semua: {role} tidak mendapatnya',
  'cause.heard-twice': '{role} menampilkan satu baris dari {from} lebih dari sekali',
  'cause.shown-late': '{role} baru belakangan menampilkan satu baris dari {from}',
  'cause.wrong-order': '{role} menampilkan satu baris dari {from} setelah gilirannya lewat',
  'cause.sends-twice': '{role} mengirim satu baris lebih dari sekali',
  'cause.sent-late': '{role} baru belakangan mengirim satu baris',
  'cause.output-held-back': '{role} menahan beberapa baris lalu menampilkannya sekaligus',
  'cause.answers-before-hearing': '{role} menunggu ketikan sebelum membaca pesan yang sudah dikirim {from}',
  'cause.stuck': '{roles} menunggu sesuatu yang tidak kunjung datang',
  'cause.deadlock': 'program saling menunggu, sehingga tidak satu pun dapat melanjutkan',
  'cause.waits-for-newline': '{roles} menunggu akhir baris yang tidak wajib dikirim siapa pun',
  'cause.reorders': '{role} menampilkan baris dari {from} dengan urutan yang berbeda dari urutan pengetikan',
  'cause.merges-messages': 'dua baris menjadi satu di {role}',
  'cause.splits-messages': 'satu baris terpecah menjadi beberapa di {role}',

  'cause.sends-prompt': '{roles} ikut mengirim prompt bersama teks',
  'cause.sends-in-pieces': '{roles} mengirim satu pesan dengan beberapa send',
  'cause.wrong-encoding': 'huruf di luar ASCII rusak di antara {from} dan {role}',
  'cause.spaces-changed': 'spasi berubah di antara {from} dan {role}',
  'cause.truncated': 'satu baris terpotong di antara {from} dan {role}',
  'cause.changed': 'teks berubah di antara {from} dan {role}',
  'cause.hard-coded': 'di {role} isinya selalu sama, apa pun yang diketik',

  'cause.never-typed':
    '{roles} menampilkan percakapan yang tidak diketik siapa pun, sama di setiap percobaan',

  'cause.sent-back-to-author': '{server} mengirim satu baris kembali kepada penulisnya, {role}',
  'cause.missing-label': '{role} tidak menyebut bahwa yang berbicara adalah {from}',
  'cause.wrong-label': '{role} menyebut nama lain sebagai pembicara, bukan {from}',
  'cause.swapped-labels': 'di {role} nama para pembicara tertukar',
  'cause.out-of-turn': 'satu baris dari {role} terdengar sebelum gilirannya',
  'cause.early-text-lost': 'baris yang diketik {role} terlalu awal tidak pernah terdengar',
  'cause.out-of-step':
    'sejak sebuah baris sebelumnya bermasalah, yang diketik {role} terlalu awal juga tidak sampai ke {hearer}',
  'cause.old-line-shown': '{role} menampilkan baris dari sebelum ia dijalankan',

  'cause.sent-to-wrong-port': '{role} mengirim ke port yang salah',
  'cause.sent-to-wrong-group': '{role} mengirim ke grup yang salah',
  'cause.wire-ttl': '{role} mengirim dengan time to live yang lain',
  'cause.wire-address': '{role} mengirim ke alamat lain',
  'cause.wire-port': '{role} mengirim ke port lain',
  'cause.wire-receiver': '{role} mengirim kepada yang bukan tujuannya',
  'cause.wire-else': '{role} juga mengirim sesuatu yang lain',
  'cause.wire-unasked': '{role} mengirim sesuatu yang tidak diketik siapa pun',
  'cause.wire-times': '{role} mengirim paket dengan jumlah lain untuk satu baris',
  'cause.wire-nothing': 'tidak ada kiriman {role} yang terlihat di jaringan',
  'expected.wire-ttl': 'setiap paket {role} berangkat dengan TTL {ttl}',
  'expected.wire-address': '{role} mengirim ke {address}',
  'expected.wire-port': '{role} mengirim ke port {port}',
  'expected.wire-receiver': '{role} mengirim kepada {receivers} saja',
  'expected.wire-only': 'tidak ada yang keluar dari {role} selain yang diketik padanya, lewat {endpoint}',
  'expected.wire-times': '{role} mengirim {times} untuk tiap baris (jumlah baris: {lines})',
  'actual.wire-ttl': 'terekam di jaringan: satu ke {to} dengan TTL {ttl}',
  'actual.wire-to': 'terekam di jaringan: satu ke {to}',
  'actual.wire-receiver': 'terekam di jaringan: satu ke {other}, di {to}',
  'actual.wire-way': 'terekam di jaringan: {transport} ke {to}, {bytes} byte',
  'actual.wire-times': 'terekam di jaringan: {count}',
  'actual.wire-nothing': 'tidak ada yang terekam di jaringan dari yang seharusnya ke {endpoint}',
  'inconclusive.unknown-sender':
    'tidak diketahui program mana yang mengirim sebagian paket, jadi tidak ada kesimpulan tentang {role}',
  'inconclusive.unknown-receiver': 'tidak diketahui kepada siapa sebagian paket {role} pergi',
  'inconclusive.broken-capture': 'sebagian paket mungkin tidak terekam',
  'left-out.no-capture':
    'dilewati: paket tidak dapat direkam di sini ({package}, dan jaringan tersendiri: giliran doctor)',
  'note.no-capture':
    'tidak semua paket dapat direkam: perlu dumpcap dan jaringan tersendiri (giliran doctor)',
  'note.left-out':
    '{titles} tidak dapat diperiksa di komputer ini: bagian Anda dari {points} poinnya sama dengan bagian Anda dari semua poin lain',
  'cause.loop-off': '{role} tidak mengirim ke komputernya sendiri, padahal para penerima ada di situ',
  'cause.sent-elsewhere-too': '{role} juga mengirim ke tempat lain',
  'cause.sent-elsewhere': '{role} tidak mengirim ke grup dan port yang diminta',
  'cause.unicast': '{role} mengirim ke satu komputer saja, bukan ke grup',
  'cause.broadcast': '{role} mengirim secara broadcast, bukan ke grup',

  'expected.program': 'ada program untuk {roles}',
  'expected.listening': '{role} mendengarkan di {endpoint}',
  'expected.over-endpoint': 'perkataan {from} sampai ke {role} lewat {endpoint}',
  'expected.network': 'yang ditampilkan datang lewat jaringan',
  'expected.joined': '{role} memakai port itu dan sudah bergabung ke {endpoint}',
  'expected.announced': '{role} mengumumkan {client} saat terhubung',
  'expected.greeted': '{role} terhubung dan menampilkan sambutan dari {server}',
  'expected.shown-once': '{role} menampilkan "{text}" dari {from} satu kali',
  'expected.stays': '{role} terus berjalan, selama apa pun tidak ada yang berbicara',
  'expected.no-echo': '{role} tidak menerima kembali "{text}"',
  'expected.label': '{role} menyebut {from} sebelum "{text}"',
  'expected.no-prompt': '{role} mengirim "{text}" tanpa prompt di layarnya sendiri',
  'expected.one-send': '{role} mengirim "{text}", beserta apa pun di depannya, dengan satu send',
  'expected.in-turn': '{role} menampilkan "{text}" dari {from} sebelum baris berikutnya diketik',
  'expected.held-back':
    'tidak ada yang mendengar "{text}", yang diketik {role} terlalu awal, sebelum gilirannya',
  'expected.heard-then': '{hearer} mendengar "{text}", yang diketik {role} terlalu awal, pada gilirannya',
  'expected.nothing-old': '{role} dijalankan setelah "{text}", jadi tidak menampilkannya',
  'expected.sent-once': '{role} mengirim "{text}" satu kali',
  'expected.sent-to-group': '{role} mengirim ke {endpoint} dan tidak ke tempat lain',
  'expected.typed-text': '{role} mengirim yang diketik',

  'actual.nothing-came':
    '{role} menampilkan "{text}", padahal sejak diketik sampai saat itu tidak ada yang dikirim lewat {endpoint}',
  'actual.too-few-bytes':
    '{role} menampilkan baris panjang dari {from}, padahal sejak diketik sampai saat itu hanya {bytes} byte yang dikirim ke semua',
  'actual.too-little-came':
    '{count} program menampilkan "{text}", termasuk {role}, padahal sejak diketik sampai saat itu hanya {times} pesan yang datang lewat {endpoint}',
  'actual.no-network': 'tidak ada socket {roles} yang pernah di-bind atau terhubung',
  'actual.listens-elsewhere': '{roles} mendengarkan di {other}',
  'actual.stops-listening': '{roles} tidak lagi mendengarkan di {endpoint}',
  'actual.wrong-address': '{roles} memakai alamat {other}, yang tidak dituju program lain',
  'actual.not-accepted': '{role} sudah menghubungi, dan {server} belum menerimanya (accept)',
  'actual.hung-up': '{roles} menutup koneksi lalu terus berjalan tanpa koneksi itu',
  'actual.left-group': 'keanggotaan {roles} dalam {endpoint} sudah berakhir',
  'actual.stopped-itself': '{roles} terhenti dan tidak berbuat apa pun lagi',
  'actual.not-listening': 'tidak ada yang mendengarkan di {endpoint}',
  'actual.not-bound': '{roles} belum memakai port itu',
  'actual.bound-elsewhere': '{roles} memakai {other}',
  'actual.not-joined': '{roles} tidak bergabung ke grup mana pun',
  'actual.joined-elsewhere': '{roles} bergabung ke {other}',
  'actual.joined-on-loopback':
    '{roles} bergabung lewat loopback (127.0.0.1), sedangkan pengirim mengirim ke jaringan',
  'expected.by-version-6': '{roles} memakai {endpoint}',
  'actual.by-version-4': 'kiriman {roles} datang lewat IPv4: sampai juga karena server menerima kedua versi',
  'actual.not-connected': '{roles} tidak punya koneksi',
  'actual.over-limit': '{roles} melampaui batas dan harus dihentikan',
  'actual.ended': '{roles} berakhir dengan status {how}, tanpa menulis apa pun ke stderr',
  'actual.crash-error': '{roles} berakhir dengan status {how}: {error}',
  'actual.error-while-living': '{role} tetap berjalan, tetapi sudah mencetak: {error}',
  'actual.never-rests': '{roles} berjalan terus, dan tidak ada hasilnya',
  'actual.printed-nothing': '{role} tidak mencetak apa pun',
  'actual.printed': '{role} mencetak "{seen}"',
  'actual.not-greeted': '{role} tidak menampilkan apa pun saat terhubung',
  'actual.greeted-late': '{role} baru disambut setelah yang lain datang',
  'actual.shown-times': '{role} menampilkannya {times} kali',
  'actual.shown-late': '{role} baru menampilkannya setelah baris berikutnya',
  'actual.shown-changed': '{role} menampilkan "{seen}"',
  'actual.shown-other': '{role} menampilkan "{seen}"',
  'actual.erased': '{role} mencetaknya, tetapi langsung hilang dari layar',
  'actual.shown-nothing': '{role} tidak menampilkan apa pun',
  'actual.never-shown': '{hearer} tidak pernah menampilkannya',
  'actual.echo': '{role} menampilkan "{text}" lagi setelah server menerimanya',
  'actual.line': '{role} menampilkan "{seen}"',
  'actual.heard-early': '{hearer} sudah menampilkannya sebelum itu',
  'actual.shown-old': '{role} menampilkannya',
  'actual.sent-with': '{role} mengirim "{seen}"',
  'actual.pieces': '{role} mengirimnya dalam {times} potong',
  'actual.sent-others':
    '{role} mengirim {times} datagram buatannya sendiri, misalnya "{seen}", dan tidak satu pun memuat baris itu',
  'actual.shown-first': '{role} lebih dulu menampilkan "{other}", yang diketik sesudahnya',
  'actual.never-sent': '{role} tidak mengirim apa pun',
  'actual.sent-late': '{role} baru mengirimnya bersama baris berikutnya',
  'actual.sent-to-wrong-port': 'dikirim ke port yang tidak ada penerimanya',
  'actual.sent-to-wrong-group': 'dikirim ke grup lain',
  'actual.loop-off': 'dikirim ke luar untuk grup itu, dan tidak ada yang sampai di komputer itu sendiri',
  'actual.sent-times': '{role} mengirim {times} datagram',
  'actual.sent-elsewhere-too': '{role} mengirim {times} datagram, dan tidak semuanya ke grup dan port itu',
  'actual.sent-elsewhere':
    'tidak ada yang tiba di grup, di komputer ini, maupun lewat broadcast pada port itu',
  'actual.sent-broadcast': 'tiba lewat broadcast',
  'actual.sent-unicast': 'tiba hanya di komputer ini',
  'actual.same-always': 'setiap kali isinya "{seen}"',

  'skipped.needs': 'dilewati sampai ini benar: {check}',
  'skipped.absent': 'dilewati: tidak ada program untuk {role}',
  'inconclusive.never-said': 'percobaan berakhir sebelum hal ini sempat dicoba',
  'inconclusive.names-left': 'yang menambahkan nama yang tidak ikut dikirim tidak ikut serta',
  'inconclusive.nothing-shown': 'tidak ada tampilan yang dapat diperiksa',
  'inconclusive.no-port-table': 'komputer ini tidak memberi tahu port mana yang dipakai',
  'inconclusive.echo-or-remark':
    '{role} menampilkan barisnya sendiri, dan komputer ini tidak dapat membedakan tulisannya sendiri dari kiriman balik (echo)',
  'inconclusive.own-grader': 'grader {grader} tidak dapat memastikan: {reason}',
  'cause.own-rule': 'yang diminta pemeriksaan ini tidak terpenuhi',
  'expected.own-rule': '{text}',
  'actual.own-rule': '{text}',
  'inconclusive.no-grader': 'tidak ada grader {grader}',
  'inconclusive.grader-threw': 'grader {grader} gagal: {reason}',
  'inconclusive.hidden': 'karena masalah pada {roles}, hal ini belum dapat dipastikan',
  'inconclusive.untried': 'ini belum dapat dicoba. {reason}',
  'inconclusive.by-chance':
    '{roles} mengirim satu pesan dengan beberapa send: hasilnya bergantung pada kebetulan',
  'inconclusive.own-protocol':
    'ini gagal dengan {roles} buatan; apakah {about} akan berhasil dengan {roles} Anda sendiri belum terlihat selama {roles} masih bermasalah',
  'inconclusive.not-run': 'tidak ada adegan yang dapat dimainkan untuk memeriksanya',
  'inconclusive.idle':
    'tidak ada yang datang, tetapi komputer ini tidak dapat membuktikan bahwa memang tidak akan ada lagi',

  'note.taken':
    '{file} dipakai sebagai {roles}, menurut namanya; --map atau giliran.yaml dapat menentukan lain',
  'note.mapped': '{file} dipakai sebagai {role}, menurut pemetaan',
  'note.run-failed':
    'giliran tidak dapat memainkan {run} sampai selesai, dan itu bukan kesalahan siapa pun: {reason}',
  'note.started':
    '{roles} dijalankan sebagai {lines}: giliran menambahkan nomor dan jumlah untuk program yang memainkan beberapa peran',
  'note.started-both-ways':
    '{roles} dijalankan sebagai {lines}: giliran menambahkan nomor dan jumlah untuk program yang memainkan beberapa peran, dan tanpa itu hasilnya tidak lebih baik',
  'note.started-otherwise':
    '{roles} dijalankan sebagai {lines}: hasilnya kurang baik sebagai {others}, dengan nomor dan jumlah yang ditambahkan giliran',
  'note.shared-network':
    'program dijalankan pada jaringan komputer ini sendiri ({reason}); giliran doctor menjelaskan cara mendapat jaringan tersendiri',
  'note.weak':
    '{count} tindakan diakhiri dengan menunggu, karena ada program yang tidak pernah diam atau komputer ini menyembunyikan kegiatannya',

  'report.expected': 'diharapkan:',
  'report.seen': 'terlihat:',
  'report.why': 'sebab:',
  'report.who': 'siapa:',
  'report.hint': 'petunjuk:',
  'report.roles': '{roles}',
  'report.nobody': 'tidak dapat dipastikan dari percobaan ini',
  'report.pass': 'lulus: {score} dari {most} poin',
  'report.fail': 'belum lulus: {score} dari {most} poin',
  'report.inconclusive': 'belum dapat dinilai dengan pasti: nilai ditahan (dari {most})',
  'report.with-probe': 'dengan {roles} dari skrip',
  'report.with-reference': 'dengan {roles} acuan',
  'report.cast-note':
    "pemeriksaan bertanda 'dengan …' diputuskan dengan program pengganti, agar kesalahan satu program tidak mengurangi poin program lain",
  'report.same': 'sama seperti di atas:',
  'report.next-hint': 'petunjuk lain:',
  'report.next-show': 'jalannya percakapan:',
  'report.note': 'catatan:',
  'report.seed': 'seed {seed}',
  'report.trace': 'trace {file}',

  'why.waits': '{role} sedang menunggu {what}',
  'why.runs': '{role} tidak menunggu apa pun: ia sedang berjalan',
  'why.printed': '{role} mencetak: {error}',
  'why.stopped': '{role} terhenti, dan tidak dapat melanjutkan sendiri',
  'why.turn': 'sekarang giliran {role}',
  'why.not-typed': 'yang diketik di {role} belum dibaca: ia masih menunggu hal lain',
  'why.showed-nothing':
    '{role} tidak menampilkan apa pun selama dijalankan: apakah ia mencetak, dan apakah keluarannya di-flush?',
  'why.showed-all-at-its-end': 'tampilan {role} baru muncul saat ia berakhir: apakah keluarannya di-flush?',
  'why.one-read':
    'program boleh menganggap hasil satu kali baca sebagai satu pesan, dan program Anda begitu: apakah potongan kedua sudah tiba saat itu, bergantung pada kebetulan',
  'why.sent-nothing': '{role} tidak mengirim apa pun lewat jaringan pada gilirannya',
  'why.deadlock': 'semuanya saling menunggu dalam lingkaran: {circle}',
  'why.unread': '{bytes} byte dari {from} belum dibaca di {role}',
  'why.unread-datagram': '{bytes} byte belum dibaca di {role}',
  'why.unread-datagrams': 'ada datagram yang belum dibaca di {role}',
  'why.fixed': 'lulus bila {roles} Anda diganti dengan program acuan',
  'why.fixed-by-probe': 'lulus bila {roles} Anda diganti dengan skrip giliran',
  'why.fixed-by-peer':
    'lulus bila {roles} Anda diganti dengan skrip giliran yang mengirim dalam bentuk yang sama seperti {peers}',

  'wait.keyboard': 'ketikan',
  'wait.client': 'client yang terhubung',
  'wait.timer': 'pewaktu (timer)',
  'wait.lock': 'thread lain miliknya sendiri',
  'wait.child': 'program yang ia jalankan',
  'wait.message': 'pesan dari {from}',
  'wait.message-unknown': 'pesan dari sebuah koneksi',
  'wait.room': '{to} membaca pesan yang sudah dikirim kepadanya',
  'wait.room-unknown': 'yang dikirimnya dibaca',
  'wait.connection': '{to} menerima koneksinya',
  'wait.connection-unknown': 'koneksinya terbentuk',
  'wait.datagram': 'datagram di port {port}',
  'wait.other': 'dalam system call {call}',

  'endpoint.tcp': 'port TCP {port}',
  'endpoint.udp': 'port UDP {port}',
  'endpoint.group': 'grup {group} (port UDP {port})',

  'list.nobody': 'tidak seorang pun',
  'list.and-two': '{rest} dan {last}',
  'list.and-more': '{rest}, dan {last}',
  'list.comma': '{rest}, {last}',
  'list.or-two': '{rest} atau {last}',
  'list.or-more': '{rest}, atau {last}',
} as const satisfies Readonly<Record<MessageId, string>>;
