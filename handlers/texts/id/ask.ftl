# Jawaban

choose = Mungkin yang Anda maksud salah satu dari ini? Tekan nomornya.
choose-one = Mungkin ini yang Anda maksud?
choose-other = Maaf belum membantu. Mungkin yang Anda maksud salah satu dari ini? Tekan nomornya.
choose-other-one = Maaf belum membantu. Mungkin ini yang Anda maksud?
choose-line = <b>{ $number }.</b> { $question }
choose-line-of = <b>{ $number }.</b> { $question } <i>({ $service })</i>
choose-line-one = <b>{ $question }</b>
ask-service = Ini tentang layanan yang mana? Jawabannya berbeda-beda.
about-service =
    <b>{ $service }</b>

    { $summary }

    Apa yang ingin Anda tanyakan? Tulis saja, atau pilih di bawah.
remark-together = 🔗 Saya baca bersama yang sebelumnya: “{ $before }”
remark-service = Untuk { $service }, seperti tadi.
remark-attachment = 📎 Lampiran Anda saya simpan dan ikut terkirim kalau Anda membuat tiket dari sini.
answer-above =
    Tentang itu, yang ada pada saya hanya jawaban di atas: <b>{ $question }</b>

    Belum menjawab? Tulis lebih lengkap, atau tekan <b>Hubungi petugas</b>.
hand-over =
    Maaf, saya belum menemukan jawabannya. Petugas kami dapat membantu: tekan <b>Hubungi petugas</b>. Anda juga boleh menulis ulang pertanyaannya dengan kata lain, misalnya nama aplikasi dan pesan yang muncul.
rephrase =
    Maaf, jawaban saya belum membantu.

    Coba tulis dengan kata lain: nama aplikasinya, apa yang Anda lakukan, dan pesan yang muncul. Atau tekan <b>Hubungi petugas</b>: pertanyaan Anda ikut terkirim, jadi tidak perlu menulis dari awal.
solved = Senang bisa membantu. Kalau ada pertanyaan lain, tulis saja di sini.
which-service = Layanan mana yang Anda perlukan?
which-kind =
    <b>{ $service }</b>
    Apa yang dapat petugas bantu?
which-kind-none =
    <b>{ $service }</b>
    Untuk layanan ini belum ada permohonan yang dapat dibuat di sini. Tulis saja pertanyaan Anda, lihat daftar topiknya, atau pilih layanan lain.

# Obrolan ringan

talk-greeting = Halo! 👋 Ada yang bisa saya bantu? Tulis saja pertanyaannya, misalnya <i>lupa password</i>.
talk-thanks = Sama-sama. Kalau ada yang ingin ditanyakan lagi, tulis saja di sini.
talk-goodbye = Sampai jumpa. Tulis saja di sini kapan pun Anda perlu bantuan.
talk-okay = Baik. Kalau masih ada yang belum jelas, tulis saja di sini.
talk-not-yet = Apa yang belum berhasil? Tulis nama aplikasinya, apa yang Anda lakukan, dan pesan yang muncul. Atau tekan <b>Hubungi petugas</b>.
talk-apology = Tidak apa-apa. Kalau ada yang ingin ditanyakan, tulis saja di sini.
talk-robot = Saya bot, program yang mencarikan jawaban dari panduan resmi kantor. Di belakang saya ada petugas: tekan <b>Hubungi petugas</b> kalau ingin dibantu orang.
talk-human = Tentu, petugas kami siap membantu. Layanan mana yang Anda perlukan?
talk-human-of = Tentu, petugas <b>{ $service }</b> siap membantu. Tentang apa?

# Pesan yang tidak berupa pertanyaan

hint-voice = Maaf, saya belum bisa mendengarkan pesan suara. Tuliskan pertanyaannya dalam satu kalimat, ya.
hint-video = Maaf, saya belum bisa menonton video. Tuliskan dalam satu kalimat apa yang terjadi; videonya saya simpan.
hint-sticker = Stikernya lucu 😊 Kalau ada yang ingin ditanyakan, tulis dengan kata-kata, ya.
hint-place = Lokasi Anda sudah masuk, tetapi tidak saya perlukan untuk menjawab. Apa yang ingin Anda tanyakan?
hint-person = Kontaknya sudah masuk, tetapi saya tidak dapat menelepon. Tuliskan pertanyaannya di sini, ya.
hint-poll = Maaf, saya tidak dapat ikut memilih di jajak pendapat. Apa yang ingin Anda tanyakan?
hint-photo = Gambarnya saya simpan. Sekarang tuliskan pertanyaannya dalam satu kalimat, misalnya pesan yang muncul di layar.
hint-document = Berkasnya saya simpan. Sekarang tuliskan pertanyaannya dalam satu kalimat.
hint-other = Pesan seperti itu belum dapat saya baca. Tuliskan pertanyaannya dalam satu kalimat, ya.
hint-signs = 🙂 Saya hanya mengerti kata-kata. Apa yang ingin Anda tanyakan?
hint-link = Maaf, saya tidak dapat membuka tautan. Tuliskan apa yang terjadi di halaman itu, misalnya pesan yang muncul.
hint-data = Nomor atau alamat saja belum cukup bagi saya. Tuliskan dalam satu kalimat apa yang Anda perlukan. Jangan kirim kata sandi di sini.
hint-script = Maaf, saya hanya membaca bahasa Indonesia dan Inggris dengan huruf Latin. Petugas kami mungkin dapat membantu.
hint-short = Boleh lebih lengkap? Tulis nama aplikasi dan masalahnya, misalnya <i>lupa password Puspa</i>.
hint-long = Pesan Anda panjang, dan saya belum menemukan jawabannya. Tuliskan intinya dalam satu kalimat, atau tekan <b>Hubungi petugas</b>: pesan ini ikut terkirim.
picture-kept =
    📎 Saya simpan bersama pertanyaan Anda: “{ $question }”. Ikut terkirim kalau Anda membuat tiket dari sini.

    Kalau ada pertanyaan lain, tulis saja.

button-none-of-these = Tidak ada yang cocok
button-show-one = 📖 Tampilkan
button-other-services = ↔️ Layanan lain
button-alone = ✂️ Ini pertanyaan baru
toast-judged = Sudah saya catat. Lihat pesan paling bawah, ya.
toast-solved = Terima kasih, sudah saya catat.
refused-answer-gone = Bagian ini sudah tidak berlaku karena panduannya diperbarui. Tulis saja pertanyaan Anda, atau mulai lagi dari /start.
