# Balasan siap pakai

command-canned = Balas tiket dengan balasan siap pakai
command-canned-keep = Simpan pesan yang dibalas sebagai balasan siap pakai

button-canned-list = 💬 Balasan
button-canned = 💬 { $name }
button-canned-write = ✏️ Balasan baru
button-canned-own = 🗑 Hapus
button-canned-drop = 🗑 { $name }
button-canned-send = 📨 Kirim

canned = Balasan siap pakai untuk tiket #{ $number }. Pilih satu; Anda melihatnya dulu sebelum dikirim. Lebih cepat: balas kartu dengan <code>/balas kata</code>.
canned-none = Belum ada balasan siap pakai. Tekan <b>Balasan baru</b>, atau balas pesan Anda sendiri dengan <code>/simpan kata</code>.
canned-meant = Balasan mana untuk tiket #{ $number }?
canned-preview =
    👀 <b>Belum dikirim.</b> { $requester } (tiket #{ $number }) akan membaca:

    { $text }
canned-sent =
    📨 <b>{ $name }</b> ke { $requester } · tiket #{ $number }

    { $text }
canned-dropped = Balasan untuk tiket #{ $number } tidak jadi dikirim.
canned-write =
    ✏️ { $name }, balas kartu ini. Baris pertama: kata untuk memanggilnya. Baris berikutnya: isi balasan.
    Yang terisi sendiri: { $fields }
canned-kept = 💬 Disimpan. Balas kartu tiket dengan <code>/balas { $name }</code> untuk memakainya.
canned-listed =
    💬 Balasan unit ini: { $names }
    Balas kartu tiket dengan <code>/balas kata</code>. Menyimpan yang baru: balas pesan Anda dengan <code>/simpan kata</code>. Yang terisi sendiri: { $fields }
canned-own = Balasan yang ditulis unit ini. Tekan untuk menghapus; yang ditulis rekan hanya dapat dihapus rekan itu atau admin.
canned-own-none = Tidak ada lagi balasan yang ditulis unit ini.

toast-canned-sent = Terkirim ke pemohon tiket #{ $number }.
toast-canned-deleted = Balasan "{ $name }" dihapus.

refused-canned-empty = Isi balasannya masih kosong. Baris pertama katanya, baris berikutnya isinya.
refused-canned-long = Balasan paling panjang { $most } huruf; yang ini { $length }. Ringkas dulu.
refused-canned-field = "{ $name }" dalam kurung kurawal tidak saya kenal. Yang ada: nama, nomor, layanan, permohonan, petugas, unit.
refused-canned-name = Beri satu kata untuk memanggilnya, misalnya: /simpan tunggu
refused-canned-name-long = Kata pemanggil paling panjang { $most } huruf; yang ini { $length }.
refused-canned-many = Unit ini sudah punya { $most } balasan. Hapus yang tidak dipakai dulu.
refused-canned-none = Tidak ada balasan dengan kata "{ $word }". Ketik /balas saja untuk melihat semuanya.
refused-canned-no-ticket = Balas kartu atau pesan tiketnya dengan /balas kata, supaya jelas untuk siapa.
refused-canned-source = Balas pesan yang Anda atau rekan tulis sendiri dengan /simpan kata. Pesan dari saya tidak dapat disimpan.
refused-canned-sent = Balasan ini sudah terkirim. Tidak dikirim dua kali.
refused-canned-changed = Isinya tidak sama lagi dengan yang ditampilkan (misalnya nama petugasnya), jadi belum dikirim. Pilih sekali lagi.
refused-canned-gone = Balasan itu sudah tidak ada. Buka daftarnya sekali lagi.
refused-canned-not-yours = Balasan itu ditulis rekan Anda. Hanya dia atau admin yang dapat mengganti atau menghapusnya.
