# Perlindungan: data yang disamarkan, pesan yang ditahan, dibisukan, diblokir

button-peek = 👁 Tampilkan
button-peek-held = 👁 Tampilkan pesan yang ditahan ({ $count })
button-data = 👁 Tampilkan data
button-protection = 🔇 Bisukan/blokir
button-mute = 🔇 { $time }
button-ban = ⛔ { $time }
button-lift-mute = 🔊 Cabut bisu
button-lift-ban = ✅ Cabut blokir
button-charge-write = ✏️ Tulis alasan
button-object = ✋ Ajukan keberatan
time-hours = { $count } jam
time-days = { $count } hari
secret-nik = NIK
secret-npwp = NPWP
secret-password = kata sandi
charge-spam = Mengirim pesan berulang-ulang
charge-rude = Kata-kata kasar
charge-false = Data atau identitas palsu

protection =
    🎫 Tiket #{ $number } · <b>{ $name }</b>
    { $lines }

    🔇 Bisukan (petugas): pesannya disimpan tanpa bunyi, dapat ditampilkan kapan saja.
    ⛔ Blokir (admin): pesannya disimpan dan dijawab dengan alasannya.
protection-none = Pemohon dapat menulis seperti biasa.
protection-mute = 🔇 Dibisukan { $name } sampai { $when }: { $reason }
protection-ban = ⛔ Diblokir { $name } sampai { $when }: { $reason }
protection-held = Pesan yang ditahan: { $count }
protection-why-mute = 🔇 Bisukan { $name } (tiket #{ $number }) selama { $time }. Apa alasannya? Pemohon membacanya.
protection-why-ban = ⛔ Blokir { $name } (tiket #{ $number }) selama { $time }. Apa alasannya? Pemohon membacanya.
protection-done-mute = 🔇 Pemohon tiket #{ $number } dibisukan sampai { $when }. Pesannya tetap disimpan.
protection-done-ban = ⛔ Pemohon tiket #{ $number } diblokir sampai { $when }. Pesannya tetap disimpan.
charge-write = ✏️ { $name }, balas kartu ini dengan alasannya (tiket #{ $number }). Pemohon membacanya.
held-back = 🔇 Pesan tiket #{ $number } yang ditahan: { $count }. Tidak ada yang hilang.
held-shown = 👁 { $name } menampilkan { $count } pesan tiket #{ $number } yang ditahan.
peeked-held = { $count } pesan yang ditahan
objection =
    ✋ <b>{ $name }</b> keberatan atas pemblokirannya (tiket #{ $number }).
    Alasan blokir: { $reason }

    { $text }

kept = 📥 Pesan Anda disimpan untuk petugas tiket #{ $number }.
kept-muted =
    📥 Pesan Anda disimpan untuk petugas tiket #{ $number }, tetapi mungkin baru dibaca setelah { $when }. Alasannya: { $reason }.
kept-word = 📥 Pesan Anda disimpan untuk petugas tiket #{ $number }. Karena memuat kata yang tidak pantas, petugas membukanya bila perlu.
banned =
    ⛔ Mohon maaf, pesan Anda belum dapat dijawab sampai { $when }. Alasannya: { $reason }.
    Pesan Anda tetap kami simpan. Merasa ini keliru? Ajukan keberatan di bawah; admin kantor akan membacanya.
banned-objected =
    ⛔ Mohon maaf, pesan Anda belum dapat dijawab sampai { $when }. Alasannya: { $reason }.
    Pesan Anda tetap kami simpan. Keberatan Anda sudah kami teruskan ke admin kantor.
objection-write = ✋ Tulis dalam satu pesan mengapa pemblokiran ini keliru. Admin kantor akan membacanya.
objection-sent = ✋ Keberatan Anda sudah diteruskan ke admin kantor.
sanction-lifted = ✅ Anda dapat menulis seperti biasa lagi. Terima kasih atas pengertiannya.

toast-held-shown = { $count } pesan ditampilkan di bawah.
toast-lifted = Dicabut. Pemohon dapat menulis seperti biasa.
refused-barred = Tombol ini belum dapat dipakai sampai { $when }. Kirim pesan untuk melihat alasannya dan cara mengajukan keberatan.
refused-coarse-answer = Ada kata yang kurang pantas di jawaban itu, jadi belum kami simpan. Tulis sekali lagi tanpa kata itu, ya; isian lainnya tetap ada.
refused-coarse-file = Nama atau keterangan berkas itu memuat kata yang kurang pantas, jadi belum kami terima. Kirim berkasnya sekali lagi tanpa kata itu, ya.
refused-nothing-hidden = Tidak ada data yang disamarkan di sini.
refused-nothing-held = Tidak ada pesan yang ditahan. Mungkin rekan Anda baru saja menampilkannya.
refused-sanction-over = Ini sudah dicabut atau sudah berakhir.
refused-sanction-staff = Petugas tidak dapat dibisukan atau diblokir.
refused-sanction-hours = Lamanya 1 jam sampai { $most } hari.
refused-sanction-reason = Sebutkan alasannya: pemohon membacanya.
refused-sanction-long = Alasannya terlalu panjang: paling banyak { $most } huruf.
refused-mute-form = Balas pesan tiket dengan: /bisukan 1 hari alasannya (jam, hari, atau minggu).
refused-ban-form = Balas pesan tiket dengan: /blokir 7 hari alasannya (jam, hari, minggu, atau bulan).
refused-objected = Keberatan atas pemblokiran ini sudah kami terima.
refused-objection = Tulis keberatan Anda sebagai teks, paling banyak { $most } huruf.

event-peeked = { $actor } melihat { $text }
event-muted = { $actor } membisukan pemohon sampai { $text }
event-unmuted = { $actor } mencabut bisu pemohon
event-barred = { $actor } memblokir pemohon sampai { $text }
event-unbarred = { $actor } mencabut blokir pemohon

command-note = Catatan internal, sebagai balasan
command-recall = Tarik kembali pesan saya, sebagai balasan
command-mute = Bisukan pemohon, sebagai balasan
command-ban = Blokir pemohon (admin), sebagai balasan
