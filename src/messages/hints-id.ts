import type { hintsEn } from './hints-en.ts';

/** Indonesian: hints for each cause, from gentle to plain. Part of `id.ts`. */
export const hintsId = {
  'hint.missing-program.1': 'Apakah programnya ada di folder yang disebutkan, dan namanya sesuai perannya?',
  'hint.missing-program.2':
    'giliran guide LAB mendaftar nama filenya; huruf besar dan garis bawah ikut menentukan.',
  'hint.missing-program.3':
    'Sebuah peran dimainkan oleh file dengan nama peran itu, atau oleh file tanpa nomor untuk semua peran sejenis; NIM atau nama di sekitarnya tidak mengganggu selama hanya satu file yang mungkin dimaksud. File lain memerlukan --map PERAN=FILE.',
  'hint.two-programs.1': 'Yang mana dari kedua file itu yang hendak dikumpulkan?',
  'hint.two-programs.2': 'Carilah versi lama, atau program yang sama dalam bahasa lain.',
  'hint.two-programs.3':
    'Hanya satu file yang boleh memakai nama sebuah peran, apa pun ekstensinya. Keluarkan yang lain dari folder, atau pilih dengan --map PERAN=FILE.',
  'hint.syntax-error.1': 'Apa yang disebut pesannya: sebuah baris, sebuah paket, atau cara file disimpan?',
  'hint.syntax-error.2':
    'Pada baris yang disebut, carilah tanda kurung, tanda kutip, atau koma yang kurang di situ atau sedikit di atasnya.',
  'hint.syntax-error.3':
    'Tempat yang disebut adalah tempat program tidak lagi dapat dibaca; kesalahannya sering tepat sebelum itu. Editor menandai tempat yang sama.',
  'hint.build-failed.1': 'Apakah perintah build yang sama berhasil dalam salinan folder yang baru?',
  'hint.build-failed.2':
    'Bacalah galat pertama dari build, bukan yang terakhir: yang lain sering hanya akibatnya.',
  'hint.build-failed.3':
    'Build dijalankan dalam salinan folder, tanpa shell dan tanpa isi di luar folder. Semua yang dibutuhkan harus ada di dalam folder atau terpasang di komputer.',
  'hint.bad-manifest.1': 'Apakah giliran.yaml menyebut satu perintah untuk tiap peran?',
  'hint.bad-manifest.2': 'Periksa indentasi dan kuncinya: yang dikenal hanya "roles" dan "build".',
  'hint.bad-manifest.3':
    'giliran.yaml berupa map: "roles" berisi perintah untuk tiap nama peran, dan "build" adalah perintah yang dijalankan lebih dulu, bila ada.',
  'hint.no-interpreter.1': 'Apakah bahasa program ini terpasang di sini, dan dapat dijalankan dari terminal?',
  'hint.no-interpreter.2': 'giliran doctor memberi tahu apa saja yang ditemukan di komputer ini.',
  'hint.no-interpreter.3':
    'Program yang tidak dikompilasi membutuhkan program lain yang menjalankannya, dan program itu harus ditemukan dalam PATH.',

  'hint.never-listens.1':
    'Port mana yang harus dipakai program ini, dan apakah ia sampai ke baris yang memakainya?',
  'hint.never-listens.2': 'Periksa tempat bind dipanggil, dan apa saja yang ditunggu sebelum itu.',
  'hint.never-listens.3':
    'Server harus melakukan bind dan listen sebelum menunggu hal lain; penerima harus melakukan bind sebelum membaca.',
  'hint.wrong-port.1': 'Port mana yang diminta lab, dan port mana yang tertulis di program?',
  'hint.wrong-port.2': 'Bandingkan angkanya di semua program; mudah terjadi hanya satu yang diubah.',
  'hint.wrong-port.3':
    'Dua program hanya bertemu bila keduanya menyebut port yang sama: yang melakukan bind dan yang menghubungi.',
  'hint.wrong-address.1': 'Dengan alamat apa tiap program menyebut komputer ini?',
  'hint.wrong-address.2':
    'Periksa host pada bind atau connect: alamat tetap dari jaringan Anda sendiri, atau IPv6 di satu sisi dan IPv4 di sisi lain?',
  'hint.wrong-address.3':
    'Alamat yang di-bind hanya menerima kiriman ke alamat itu sendiri. Pakailah nama host komputer ini di semua sisi, dengan keluarga alamat yang sama.',
  'hint.address-in-use.1': 'Siapa lagi yang menginginkan port yang sama pada saat yang sama?',
  'hint.address-in-use.2': 'Periksa apa yang diatur pada socket sebelum bind.',
  'hint.address-in-use.3':
    'Satu port dimiliki satu socket, kecuali bila semuanya mengizinkan alamat dipakai ulang, dan itu diatur sebelum bind. Dua penerima di satu komputer membutuhkannya.',
  'hint.never-connects.1': 'Apakah client sampai ke baris yang menghubungi server?',
  'hint.never-connects.2':
    'Periksa apa yang ditunggu sebelum connect, dan apakah connect dilakukan begitu program dijalankan.',
  'hint.never-connects.3':
    'Client harus terhubung begitu dijalankan, tanpa menunggu ketikan: server mengandalkannya.',
  'hint.connection-refused.1': 'Adakah yang mendengarkan di alamat dan port yang dihubungi client?',
  'hint.connection-refused.2':
    'Bandingkan host dan port di kedua sisi, dan apakah server masih hidup saat itu.',
  'hint.connection-refused.3':
    '"Connection refused" adalah jawaban komputer bila tidak ada yang mendengarkan di port itu. Permintaannya sampai, tetapi tidak ada yang menerima.',
  'hint.wrong-version.1': 'Versi protokol mana yang dipakai socket Anda, dan mana yang diminta lab?',
  'hint.wrong-version.2':
    'Lihat alamat tujuan sambungan atau kiriman Anda: berisi titik, atau titik dua? Sebuah nama bisa menuju ke salah satunya.',
  'hint.wrong-version.3':
    'Server yang mendengarkan di "::" umumnya juga menerima IPv4, jadi ini berhasil secara kebetulan. Buat socket dengan AF_INET6, atau minta keluarga itu pada getaddrinfo, dan pakai alamat seperti ::1.',
  'hint.wrong-protocol.1': 'Lab meminta TCP atau UDP, dan socket Anda memakai yang mana?',
  'hint.wrong-protocol.2': 'Periksa tempat socket dibuat: stream atau datagram?',
  'hint.wrong-protocol.3':
    'TCP dan UDP punya port masing-masing: TCP 8080 dan UDP 8080 adalah dua pintu berbeda, dan tidak ada yang bertemu di pintu yang salah.',
  'hint.stops-listening.1': 'Berapa client yang akan datang, dan berapa yang ditunggu server?',
  'hint.stops-listening.2': 'Periksa di mana socket yang mendengarkan (listen) ditutup.',
  'hint.stops-listening.3':
    'Socket yang mendengarkan adalah pintunya: setelah ditutup tidak ada lagi yang dapat masuk, meskipun yang di dalam tetap dapat berbicara.',
  'hint.not-accepted.1': 'Apa yang sedang dilakukan server selama client ini menunggu di pintu?',
  'hint.not-accepted.2':
    'Periksa berapa kali server memanggil accept, dan apa yang ditunggunya di antaranya.',
  'hint.not-accepted.3':
    'Sistem membiarkan client terhubung sebelum server memanggil accept. Sampai saat itu tidak ada yang membaca kirimannya dan tidak ada yang menyambutnya.',
  'hint.connection-reset.1': 'Siapa yang menutup koneksi, dan apakah saat itu percakapan sudah selesai?',
  'hint.connection-reset.2':
    'Periksa di mana socket ditutup, dan apa yang terjadi saat sebuah fungsi selesai.',
  'hint.connection-reset.3':
    'Bila satu sisi menutup koneksi atau programnya berakhir, baca atau tulis berikutnya di sisi lain gagal. Pertahankan koneksi sampai percakapan selesai.',
  'hint.never-joined-group.1': 'Apakah penerima sudah meminta menjadi anggota grup?',
  'hint.never-joined-group.2': 'Periksa apa yang diatur pada socket penerima setelah bind.',
  'hint.never-joined-group.3':
    'Bind ke port saja tidak cukup: kiriman ke grup multicast hanya sampai ke anggota, dan socket menjadi anggota dengan bergabung (join).',
  'hint.wrong-group.1': 'Grup mana yang diminta lab, angka demi angka?',
  'hint.wrong-group.2': 'Bandingkan alamat grup di penerima dengan yang di pengirim.',
  'hint.wrong-group.3':
    'Anggota hanya mendengar grupnya sendiri. Pengirim dan penerima harus menyebut alamat yang sama.',
  'hint.left-group.1': 'Berapa lama penerima tetap menjadi anggota grup?',
  'hint.left-group.2':
    'Carilah tempat yang keluar dari grup atau menutup socket, mungkin setelah pesan pertama.',
  'hint.left-group.3':
    'Keanggotaan berlaku sampai socket keluar dari grup atau ditutup. Yang dikirim sesudah itu tidak sampai lagi.',
  'hint.wrong-interface.1': 'Lewat jaringan mana program bergabung ke grup, atau mengirim ke grup?',
  'hint.wrong-interface.2': 'Periksa antarmuka, atau alamatnya, yang diberikan saat bergabung atau mengirim.',
  'hint.wrong-interface.3':
    'Keanggotaan berlaku untuk satu grup di satu antarmuka jaringan. Tanpa antarmuka tertentu (0.0.0.0), sistem memilih yang dilalui rutenya ke grup itu.',
  'hint.talks-beside-network.1':
    'Jalan mana yang dilalui sebuah baris dari papan ketik satu program sampai ke layar program lain?',
  'hint.talks-beside-network.2':
    'Carilah file, pipe, socket lokal, dan port lain yang dipakai dua program Anda. Pada dua komputer, mana yang masih bekerja?',
  'hint.talks-beside-network.3':
    'Setiap baris melewati port atau grup milik lab. Cara menuliskannya di sana terserah Anda, begitu pula yang dilakukan satu program di dalam dirinya sendiri.',

  'hint.no-network.1': 'Lewat baris mana program ini dapat dihubungi program lain, atau menghubungi mereka?',
  'hint.no-network.2':
    'Carilah tempat socket dibuat. Apakah baris itu pernah dijalankan, dan apa yang dilakukan dengan socket itu sesudahnya?',
  'hint.no-network.3':
    'Program-program ini hanya berbagi jaringan. Socket yang hanya dibuat belum ikut serta: server melakukan bind, client menghubungkannya.',

  'hint.crash.1': 'Apa kata pesan galatnya, dan baris mana dari program Anda yang disebut?',
  'hint.crash.2': 'Periksa baris itu: apa yang dianggap pasti di sana, tetapi kali ini tidak demikian?',
  'hint.crash.3':
    'Galat yang tidak ditangani mengakhiri program. Jalankan di terminal dan ulangi langkah terakhir: galat yang sama akan muncul.',
  'hint.killed.1': 'Adakah program Anda yang mengakhiri program lain?',
  'hint.killed.2': 'Carilah pemanggilan yang mengirim sinyal, dan memori yang terus bertambah.',
  'hint.killed.3':
    'Program yang berakhir karena SIGKILL atau SIGTERM diakhiri dari luar: oleh program lain, atau oleh sistem karena memori habis.',
  'hint.exits-early.1':
    'Mengapa program berakhir di sini: tidak ada lagi yang ditunggunya, atau ada pemanggilan yang gagal tanpa pesan?',
  'hint.exits-early.2':
    'Periksa akhir perulangannya, dan apakah memang ada perulangan. Lalu periksa tiap pemanggilan yang dapat gagal, misalnya bind: ke mana galatnya pergi?',
  'hint.exits-early.3':
    'Program berakhir bila tidak ada lagi yang harus dikerjakannya. Membaca dan mengirim harus berada dalam perulangan yang berjalan terus; dan galat yang ditangkap tetapi tidak ditampilkan, misalnya port yang sudah dipakai, membuat program tidak menunggu apa pun lagi. Cetaklah setiap galat yang ditangkap.',
  'hint.brings-down.1': 'Apa yang dikirim atau dilakukan program ini tepat sebelum program lain berakhir?',
  'hint.brings-down.2': 'Bandingkan yang dikirimnya dengan yang diizinkan protokol lab.',
  'hint.brings-down.3':
    'Program lain berakhir karena sesuatu yang diterimanya, atau karena koneksinya ditutup. Sendirian, dengan lawan bicara dari skrip, ia berjalan terus.',
  'hint.busy-loop.1': 'Apa yang dilakukan program selama tidak ada yang perlu dikerjakan?',
  'hint.busy-loop.2': 'Carilah perulangan yang terus bertanya tanpa menunggu.',
  'hint.busy-loop.3':
    'Pemanggilan yang memblokir membuat program tidur sampai ada yang datang. Perulangan yang hanya bertanya menyibukkan prosesor tanpa hasil.',
  'hint.stopped-itself.1':
    'Apakah program mengirim sinyal kepada dirinya sendiri, atau membaca terminal dari latar belakang?',
  'hint.stopped-itself.2':
    'Carilah SIGSTOP, SIGTSTP, atau SIGTTIN, dan apa yang dijalankan di latar belakang.',
  'hint.stopped-itself.3':
    'Proses yang terhenti tidak berbuat apa pun sampai ada yang mengirim SIGCONT kepadanya.',
  'hint.too-much-memory.1': 'Apa yang dikumpulkan program, dan kapan dilepaskannya?',
  'hint.too-much-memory.2': 'Carilah daftar dan teks yang terus bertambah dalam perulangan.',
  'hint.too-much-memory.3':
    'Yang ditambahkan pada tiap putaran perulangan tanpa akhir memenuhi memori. Sebuah chat cukup menyimpan baris yang akan diteruskannya.',
  'hint.too-much-output.1': 'Baris mana yang terus dicetak, dan kapan seharusnya berhenti?',
  'hint.too-much-output.2': 'Periksa perulangan di sekitar perintah cetak: apa yang ditunggunya?',
  'hint.too-much-output.3':
    'Bila ujung lain sudah menutup koneksi, membaca langsung kembali dengan hasil kosong, terus-menerus. Perulangan yang mencetak hasil baca harus berakhir saat itu.',

  'hint.not-announced.1': 'Apa yang muncul di layar server saat sebuah client terhubung?',
  'hint.not-announced.2': 'Periksa baris-baris tepat setelah server menerima (accept) client.',
  'hint.not-announced.3':
    'Tiap client diumumkan saat diterima, sebelum server menunggu hal lain, dan baris itu harus langsung keluar dari buffer program.',
  'hint.wrong-announcement.1': 'Nomor berapa yang didapat client pertama, dan nomor berapa yang kedua?',
  'hint.wrong-announcement.2': 'Periksa di mana nomor dihitung: sebelum atau sesudah pengumuman?',
  'hint.wrong-announcement.3': 'Client dinomori mulai dari 1 sesuai urutan terhubungnya.',
  'hint.no-welcome.1': 'Mana yang kurang: pesan dari server, atau tampilannya di client?',
  'hint.no-welcome.2':
    'Periksa apa yang dikirim server tepat setelah accept, dan apa yang dibaca client pertama kali.',
  'hint.no-welcome.3':
    'Server mengirim satu pesan kepada tiap client begitu menerimanya; client membaca dan menampilkannya sebelum melakukan hal lain.',
  'hint.late-welcome.1': 'Apa yang terjadi antara saat client terhubung dan saat ia disambut?',
  'hint.late-welcome.2': 'Periksa apakah server menyambut tiap client satu per satu, atau semuanya di akhir.',
  'hint.late-welcome.3':
    'Selama accept menunggu client berikutnya, tidak ada hal lain yang dikerjakan. Sambutan harus berada di antara satu accept dan accept berikutnya.',

  'hint.never-sent.1': 'Apa yang terjadi pada sebuah baris setelah dibaca dari papan ketik?',
  'hint.never-sent.2':
    'Ikuti baris itu dari tempat dibaca sampai tempat seharusnya dikirim. Di mana ia berhenti?',
  'hint.never-sent.3':
    'Baris yang dibaca hanyalah teks di memori: ia sampai ke yang lain setelah ditulis ke socket, dan pada beberapa pustaka baru setelah di-flush.',
  'hint.not-received.1': 'Apa yang sedang dilakukan program ini saat pesan itu sudah tiba?',
  'hint.not-received.2':
    'Periksa pembacaan mana yang berikutnya dalam perulangan, dan apakah itu dari koneksi ini.',
  'hint.not-received.3':
    'Pemanggilan yang memblokir menahan semua baris sesudahnya. Pesan tetap berada di socket sampai program membaca socket itu.',
  'hint.not-printed.1': 'Apa yang dilakukan program dengan pesan setelah membacanya?',
  'hint.not-printed.2':
    'Periksa baris-baris di antara dua pembacaan: adakah perintah cetak untuk keadaan ini?',
  'hint.not-printed.3':
    'Membaca mengeluarkan pesan dari socket; tidak ada yang melihatnya bila tidak dicetak, dan hasil cetak harus keluar dari buffer.',
  'hint.erased.1': 'Apa yang tampak di layar setelah pesan datang, bila dijalankan di terminal?',
  'hint.erased.2':
    'Periksa apa yang dicetak tepat setelah pesan: apakah kembali ke awal baris yang sama, atau membersihkan layar?',
  'hint.erased.3':
    'Carriage return, atau escape yang menghapus, bekerja pada baris tempat kursor berada. Akhiri dulu baris pesannya; baru gambar ulang prompt-nya.',
  'hint.shown-otherwise.1': 'Apa yang dicetak program sebagai ganti teksnya, dan nilai apakah itu?',
  'hint.shown-otherwise.2':
    'Periksa apa yang dilakukan terhadap pesan setelah dibaca: apakah langkahnya, kuncinya, dan namanya sama dengan yang dipakai sebelum dikirim?',
  'hint.shown-otherwise.3':
    'Cetaklah yang masuk apa adanya, lalu bandingkan dengan yang keluar di sisi lain: keduanya harus sepakat tentang setiap langkah dari teks ke byte dan sebaliknya.',
  'hint.awaits-more.1': 'Bagaimana program tahu bahwa sebuah pesan sudah datang seluruhnya?',
  'hint.awaits-more.2':
    'Periksa bagaimana akhir atau panjang pesan diberitahukan: apa yang dihitung, huruf atau byte, dan siapa yang menghitungnya?',
  'hint.awaits-more.3':
    'Huruf seperti é atau 順 memakan beberapa byte. Panjang yang mendahului pesan haruslah panjang byte yang mengikutinya, di kedua sisi.',
  'hint.not-passed-on.1': 'Kepada siapa server mengirim perkataan sebuah client?',
  'hint.not-passed-on.2':
    'Periksa perulangan atas semua client: mana yang terlewat, dan apakah perulangan itu berada di cabang yang benar?',
  'hint.not-passed-on.3':
    'Antar-client tidak ada koneksi: sebuah baris hanya sampai ke client lain bila server mengirimkannya kepada masing-masing.',
  'hint.not-sent-to-all.1': 'Client mana yang mendapat baris dari server, dan mana yang tidak?',
  'hint.not-sent-to-all.2':
    'Periksa daftar koneksi: apakah semua client ada di dalamnya, dan semuanya dilalui perulangan?',
  'hint.not-sent-to-all.3':
    'Tiap koneksi adalah socket tersendiri: untuk berbicara kepada semua, kirimkan kepada masing-masing.',
  'hint.not-heard.1':
    'Sampai di mana baris itu: keluar dari program pertama, masuk ke server, tiba di yang terakhir?',
  'hint.not-heard.2':
    'Cetaklah apa yang dibaca dan apa yang akan dikirim tiap program, lalu ikuti satu baris.',
  'hint.not-heard.3':
    'Sebuah baris harus dibaca dari papan ketik, dikirim, dibaca dari socket oleh yang lain, dan dicetak. Salah satunya kurang, atau sedang menunggu hal lain.',
  'hint.heard-twice.1': 'Apakah dikirim dua kali, atau dicetak dua kali?',
  'hint.heard-twice.2':
    'Carilah dua tempat yang mencetaknya, atau dua tempat yang mengirimnya, misalnya sebelum dan sesudah perulangan.',
  'hint.heard-twice.3':
    'Tiap baris cukup dikirim satu kali ke tiap pendengar. Bila server mengirim ke semua di dua tempat, atau sebuah koneksi tercatat dua kali, baris itu datang dua kali.',
  'hint.shown-late.1': 'Apa yang ditunggu program sebelum menampilkan baris itu?',
  'hint.shown-late.2': 'Periksa urutan membaca dan mengetik dalam perulangannya.',
  'hint.shown-late.3':
    'Bila papan ketik ditunggu sebelum socket, yang sudah datang tetap tidak terbaca sampai ada yang diketik.',
  'hint.wrong-order.1': 'Giliran siapa berikutnya menurut program, dan giliran siapa sebenarnya?',
  'hint.wrong-order.2':
    'Periksa urutan baca dan kirim dalam satu putaran, lalu bandingkan dengan urutan giliran.',
  'hint.wrong-order.3':
    'Semua menampilkan sebuah baris sebelum baris berikutnya diketik. Program yang membaca terlambat satu putaran selalu tertinggal satu baris.',
  'hint.sends-twice.1': 'Berapa kali satu baris yang diketik melewati perintah kirim?',
  'hint.sends-twice.2':
    'Carilah perulangan di sekitar perintah kirim, atau perintah kirim kedua untuk alamat lain.',
  'hint.sends-twice.3':
    'Untuk sebuah grup, satu datagram sudah cukup: jaringan memberi salinan kepada tiap anggota.',
  'hint.sent-late.1': 'Kapan sebuah baris dikirim: setelah diketik, atau setelah baris berikutnya?',
  'hint.sent-late.2': 'Carilah sesuatu yang mengumpulkan baris sebelum dikirim.',
  'hint.sent-late.3':
    'Yang dikumpulkan baru keluar bila sudah cukup, atau bila di-flush. Satu baris, satu kiriman.',
  'hint.output-held-back.1':
    'Saat program dijalankan, apakah baris muncul satu per satu, atau beberapa sekaligus?',
  'hint.output-held-back.2':
    'Periksa apa yang terjadi antara perintah cetak dan layar, dan urutan program membaca.',
  'hint.output-held-back.3':
    'Keluaran yang tidak menuju terminal dikumpulkan dalam buffer. Buffer harus di-flush setelah tiap baris, tanpa menunggu baris berikutnya.',
  'hint.answers-before-hearing.1':
    'Mana yang seharusnya lebih dulu pada giliran ini: membaca kiriman, atau mengetik?',
  'hint.answers-before-hearing.2': 'Periksa urutan papan ketik dan socket dalam perulangan.',
  'hint.answers-before-hearing.3':
    'Selama menunggu papan ketik, program tidak membaca apa pun. Bacalah semua yang seharusnya sudah datang sebelum tiba gilirannya sendiri untuk mengetik.',
  'hint.stuck.1':
    'Apa yang ditunggu program itu, dan siapa yang seharusnya mendatangkannya: program lain, atau bagiannya sendiri yang berakhir karena galat?',
  'hint.stuck.2':
    'Bandingkan yang ditunggu dengan siapa yang sedang mendapat giliran, dan baca yang dicetaknya: galat dalam sebuah thread hanya mengakhiri thread itu.',
  'hint.stuck.3':
    'Pembacaan yang memblokir tidak pernah kembali bila tidak ada yang mengirim. Hitung untuk satu putaran: jumlah baca di satu program harus sama dengan jumlah kiriman kepadanya.',
  'hint.deadlock.1': 'Siapa menunggu siapa? Telusuri lingkarannya satu putaran.',
  'hint.deadlock.2':
    'Periksa hal pertama yang dilakukan masing-masing dalam satu putaran: semua membaca, tidak ada yang berbicara.',
  'hint.deadlock.3':
    'Bila semua menunggu membaca sebelum mengirim, tidak ada yang pernah mengirim. Harus ada yang berbicara lebih dulu, dan lab menyebut siapa.',
  'hint.waits-for-newline.1': 'Bagi program ini, di mana sebuah pesan berakhir?',
  'hint.waits-for-newline.2':
    'Periksa pemanggilan yang membaca: apakah kembali dengan yang sudah ada, atau baru di akhir baris?',
  'hint.waits-for-newline.3':
    'Protokol lab tidak menjanjikan akhir baris (newline). Membaca satu baris penuh akan menunggunya; membaca yang sudah ada tidak.',
  'hint.reorders.1': 'Dalam urutan apa baris dikirim, dan dalam urutan apa muncul?',
  'hint.reorders.2':
    'Carilah thread, pewaktu (timer), atau daftar yang membuat baris kemudian mendahului baris sebelumnya.',
  'hint.reorders.3':
    'TCP menjaga urutan dalam satu koneksi. Begitu baris dibagikan ke beberapa thread atau callback, tidak ada lagi yang menjaganya.',
  'hint.merges-messages.1': 'Apakah dua pesan selalu datang dalam dua kali baca?',
  'hint.merges-messages.2': 'Periksa hasil satu kali baca bila sebelumnya sudah datang dua pesan.',
  'hint.merges-messages.3':
    'TCP adalah aliran byte dan tidak mengenal pesan: yang dikirim dalam dua potong dapat terbaca sebagai satu.',
  'hint.splits-messages.1': 'Apakah satu pesan selalu datang dalam satu kali baca?',
  'hint.splits-messages.2':
    'Periksa ukuran yang diberikan pada pembacaan, dan apa yang dilakukan dengan sisanya.',
  'hint.splits-messages.3':
    'TCP adalah aliran byte: pesan panjang dapat datang sepotong-sepotong, dan tiap potong yang dicetak sendiri tampak seperti satu baris.',

  'hint.sends-prompt.1': 'Apa yang dikirim program: yang diketik, atau yang tampak di layarnya?',
  'hint.sends-prompt.2':
    'Periksa apa yang digabung sebelum dikirim. Bagian mana yang hanya untuk orang yang mengetik?',
  'hint.sends-prompt.3':
    'Prompt memberi tahu orang di depan papan ketik apa yang harus dilakukan. Orang lain hanya perlu teks dan nama penulisnya.',
  'hint.sends-in-pieces.1': 'Berapa kali send dipanggil untuk satu pesan?',
  'hint.sends-in-pieces.2':
    'Periksa di mana nama dan teks dikirim. Dapatkah keduanya digabung menjadi satu teks dulu?',
  'hint.sends-in-pieces.3':
    'TCP tidak menyimpan batas: dua send dapat tiba dalam satu kali baca atau dua, tergantung kebetulan. Gabungkan pesannya, lalu kirim satu kali.',

  'hint.wrong-encoding.1': 'Apa yang terjadi pada huruf seperti é atau 順 di perjalanan?',
  'hint.wrong-encoding.2': 'Periksa bagaimana teks menjadi byte sebelum dikirim, dan byte menjadi teks lagi.',
  'hint.wrong-encoding.3':
    'Kedua sisi harus memakai UTF-8, yang memakai sampai empat byte untuk satu huruf. Memotong di tengah huruf merusaknya.',
  'hint.spaces-changed.1': 'Apakah spasi di ujung dan spasi berurutan masih ada?',
  'hint.spaces-changed.2': 'Carilah pemanggilan yang memangkas, memecah, atau menggabungkan teks.',
  'hint.spaces-changed.3': 'Hanya akhir baris yang milik papan ketik; semua spasi sebelumnya milik pesan.',
  'hint.truncated.1': 'Sepanjang apa sebuah baris boleh bagi program ini?',
  'hint.truncated.2':
    'Periksa ukuran yang diberikan pada pembacaan, dan setiap panjang yang dihitung: dalam huruf atau dalam byte?',
  'hint.truncated.3':
    'Satu kali baca mengembalikan paling banyak byte sesuai tempat yang disediakan. Sisanya datang pada pembacaan berikutnya, atau hilang pada UDP.',
  'hint.changed.1': 'Di tempat mana teksnya berubah?',
  'hint.changed.2': 'Carilah semua yang dilakukan terhadap teks di antara papan ketik dan layar.',
  'hint.changed.3':
    'Teruskan teks apa adanya: tanpa mengubah huruf besar-kecil, tanpa mengganti, tanpa byte dari format lain di sekelilingnya.',
  'hint.hard-coded.1': 'Dari mana asal teks yang ditampilkan?',
  'hint.hard-coded.2': 'Carilah teks dalam tanda kutip di tempat yang seharusnya memakai baris yang diketik.',
  'hint.hard-coded.3':
    'Tiap percobaan mengetik teks lain. Yang dikirim dan ditampilkan harus baris yang dibaca.',

  'hint.sent-back-to-author.1': 'Siapa saja yang mendapat baris yang dikirim sebuah client?',
  'hint.sent-back-to-author.2':
    'Periksa perulangan yang meneruskan baris: apakah ia tahu siapa yang berbicara?',
  'hint.sent-back-to-author.3':
    'Penulisnya sudah melihat baris itu saat mengetik. Semua mendapatnya, kecuali penulisnya.',
  'hint.missing-label.1': 'Dapatkah pembaca layar mengetahui siapa yang berbicara?',
  'hint.missing-label.2': 'Periksa apa yang tertulis sebelum teks, pada baris yang sama.',
  'hint.missing-label.3':
    'Nama pembicara berada sebelum teks. Bisa server yang menambahkannya saat meneruskan, bisa pula yang mencetak.',
  'hint.wrong-label.1': 'Siapa yang disebut labelnya, dan siapa yang berbicara?',
  'hint.wrong-label.2': 'Periksa dari variabel mana label dibuat: nomor pembaca atau nomor pembicara?',
  'hint.wrong-label.3': 'Label menyebut yang mengetik baris itu, bukan pemilik koneksi yang sedang dilayani.',
  'hint.swapped-labels.1': 'Dua nama mana yang tertukar?',
  'hint.swapped-labels.2': 'Periksa penomorannya: dari 0 atau dari 1, dan dalam urutan apa?',
  'hint.swapped-labels.3':
    'Client dinomori sesuai urutan terhubungnya. Bila daftarnya dalam urutan lain, namanya tertukar.',
  'hint.out-of-turn.1': 'Apa yang terjadi bila seseorang mengetik sebelum gilirannya?',
  'hint.out-of-turn.2':
    'Periksa apakah server membaca dari semua client sekaligus, atau dari yang mendapat giliran.',
  'hint.out-of-turn.3':
    'Baris yang datang terlalu awal boleh menunggu di socket: server meneruskannya saat giliran client itu tiba.',
  'hint.early-text-lost.1': 'Di mana baris yang diketik terlalu awal disimpan?',
  'hint.early-text-lost.2': 'Carilah pembacaan yang hasilnya dibuang.',
  'hint.early-text-lost.3':
    'Baris yang sudah datang menunggu di socket sampai dibaca. Bacalah pada gilirannya; membaca lalu membuang berarti kehilangan.',
  'hint.out-of-step.1': 'Baris mana yang bermasalah sebelum baris ini?',
  'hint.out-of-step.2': 'Perbaiki dulu pemeriksaan sebelum ini, lalu lihat lagi.',
  'hint.out-of-step.3':
    'Baris yang tidak dibaca sampai habis, atau yang masih ditunggu, menggeser semua yang datang sesudahnya.',
  'hint.old-line-shown.1': 'Bagaimana sebuah program dapat mengetahui baris dari sebelum ia dijalankan?',
  'hint.old-line-shown.2':
    'Carilah sesuatu yang menyimpan pesan: file, daftar di pengirim, atau pesan yang dikirim ulang.',
  'hint.old-line-shown.3':
    'Multicast tidak menyimpan apa pun: anggota mendengar yang dikirim selama ia anggota, bukan yang lebih lama.',

  'hint.sent-to-wrong-port.1': 'Port mana yang disebut pengirim, dan port mana yang dipakai penerima?',
  'hint.sent-to-wrong-port.2': 'Bandingkan angka di pengirim dengan angka dalam lab.',
  'hint.sent-to-wrong-port.3':
    'Datagram ke port yang tidak dipakai siapa pun dibuang, dan UDP tidak memberi tahu pengirim.',
  'hint.sent-to-wrong-group.1': 'Grup mana yang disebut pengirim, angka demi angka?',
  'hint.sent-to-wrong-group.2': 'Bandingkan dengan grup tempat penerima bergabung.',
  'hint.sent-to-wrong-group.3':
    'Hanya anggota grup itu yang mendapat datagramnya; bagi yang lain datagram itu tidak ada.',
  'hint.wire-ttl.1': 'Berapa router yang boleh dilewati kiriman Anda, dan siapa yang menentukannya?',
  'hint.wire-ttl.2':
    'Opsi socket mana yang menyimpan time to live untuk kiriman ke grup? Bukan opsi untuk satu penerima.',
  'hint.wire-ttl.3':
    'Datagram ke grup berangkat dengan TTL 1 kecuali pengirim menentukan lain (IP_MULTICAST_TTL); tiap router menguranginya satu. Dengan 0, ia tidak pernah meninggalkan komputer.',
  'hint.wire-address.1': 'Alamat mana yang Anda berikan pada perintah kirim?',
  'hint.wire-address.2': 'Bandingkan angka demi angka dengan alamat yang diminta lab.',
  'hint.wire-address.3':
    'Tujuan ditentukan oleh alamat yang diberikan pada sendto, atau pada connect sebelumnya: paket ke alamat lain sampai ke pihak lain, atau tidak ke siapa pun.',
  'hint.wire-port.1': 'Port mana yang Anda berikan pada perintah kirim?',
  'hint.wire-port.2': 'Bandingkan dengan port yang diminta lab.',
  'hint.wire-port.3':
    'Alamat dan port bersama-sama menentukan penerimanya: di alamat yang benar pun, tidak ada yang mendengar port lain.',
  'hint.wire-receiver.1': 'Baris ini untuk siapa, dan kepada siapa program Anda mengirimnya?',
  'hint.wire-receiver.2':
    'Lihat apa yang diberikan pada perintah kirim: koneksi atau alamat yang mana, dan dari mana asalnya?',
  'hint.wire-receiver.3':
    'Simpan koneksi atau alamat bersama siapa pemiliknya, lalu pilih dari situ untuk tiap baris kepada siapa ia pergi.',
  'hint.wire-else.1': 'Apa yang dikirim program Anda selain baris-barisnya, dan kepada siapa?',
  'hint.wire-else.2': 'Cari socket kedua: percobaan, pencarian nama, salam ke port lain.',
  'hint.wire-else.3':
    'Semua yang dikirim program dapat dilihat orang lain. Kirim yang diminta protokol, ke tempat yang disebutnya, dan buang selebihnya.',
  'hint.wire-unasked.1':
    'Kapan program Anda mengirim, dan apakah ia mengirim di luar saat sebuah baris diketik?',
  'hint.wire-unasked.2':
    'Cari perintah kirim yang bergantung pada timer, pada saat mulai, atau pada apa yang baru datang.',
  'hint.wire-unasked.3':
    'Protokolnya tidak punya pesan sendiri untuk tanda hidup, tanda datang, atau tanda terima: satu baris yang diketik adalah satu pesan, tidak lebih.',
  'hint.wire-times.1': 'Berapa kali perintah kirim dipanggil untuk satu baris?',
  'hint.wire-times.2':
    'Apakah ada perintah kirim di dalam perulangan penerima, atau perulangan potongan baris?',
  'hint.wire-times.3':
    'Satu panggilan mengirim satu datagram. Mengirim ke tiap penerima sendiri-sendiri, atau sepotong demi sepotong, menaruh lebih banyak di jaringan daripada yang diizinkan lab.',
  'hint.wire-nothing.1': 'Apakah ada yang meninggalkan komputer saat Anda mengirim?',
  'hint.wire-nothing.2':
    'Periksa opsi yang dipasang pada socket: mungkinkah salah satunya menahan kiriman Anda di komputer ini?',
  'hint.wire-nothing.3':
    'Kiriman dengan TTL 0 tetap di komputer, dan kiriman lewat loopback tidak pernah sampai di jaringan: pihak lain tidak dapat mendengarnya, meskipun program di sebelahnya mendengar.',
  'hint.loop-off.1':
    'Siapa yang harus mendapat salinan kiriman ke grup: hanya komputer lain, atau komputer ini juga?',
  'hint.loop-off.2': 'Periksa pilihan multicast yang diatur pengirim: mana yang dimatikan?',
  'hint.loop-off.3':
    'Komputer yang mengirim ke grup tempat ia sendiri menjadi anggota mendapat salinannya, kecuali pengirim mematikannya (IP_MULTICAST_LOOP). Kalau begitu, hanya anggota di komputer lain yang mendengar.',
  'hint.sent-elsewhere-too.1': 'Ke berapa alamat pengirim mengirim?',
  'hint.sent-elsewhere-too.2': 'Carilah perintah kirim kedua, atau daftar alamat.',
  'hint.sent-elsewhere-too.3':
    'Satu datagram ke grup sampai ke semua anggota. Selain mereka tidak perlu ada yang menerima.',
  'hint.sent-elsewhere.1': 'Ke mana datagram itu pergi?',
  'hint.sent-elsewhere.2': 'Periksa alamat dan port yang diberikan pada perintah kirim.',
  'hint.sent-elsewhere.3':
    'Datagram pergi ke alamat yang tertulis. Di sini itu harus alamat grup, dengan port grup.',
  'hint.unicast.1': 'Apakah alamat yang dipakai pengirim itu alamat grup, atau alamat satu komputer?',
  'hint.unicast.2': 'Alamat grup berada di antara 224.0.0.0 dan 239.255.255.255.',
  'hint.unicast.3':
    'Datagram ke alamat sebuah komputer hanya sampai ke satu program di sana. Untuk mencapai semua penerima, kirimlah ke grup tempat mereka bergabung.',
  'hint.broadcast.1': 'Apakah alamat yang dipakai pengirim itu alamat grup, atau alamat seluruh jaringan?',
  'hint.broadcast.2': 'Carilah alamat yang berakhir dengan 255, dan opsi broadcast pada socket.',
  'hint.broadcast.3':
    'Broadcast sampai ke semua komputer di jaringan, mau atau tidak. Multicast sampai ke anggota sebuah grup.',
} as const satisfies Readonly<Record<keyof typeof hintsEn, string>>;
