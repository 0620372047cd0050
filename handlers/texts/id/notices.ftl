# Kabar untuk pemohon

notice-taken = 🔧 Tiket #{ $number } sedang dikerjakan oleh { $name }.
notice-closed = ✅ <b>Tiket #{ $number } selesai.</b> Terima kasih sudah menghubungi kami.
notice-closed-days =
    ✅ <b>Tiket #{ $number } selesai.</b> Terima kasih sudah menghubungi kami. Masih ada kendala? Balas (reply) pesan ini dalam { $days } hari untuk membukanya kembali.
