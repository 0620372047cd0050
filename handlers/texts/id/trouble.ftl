# Bila ada yang rusak

slow-down = Semua pesan Anda sudah kami terima dan dijawab satu per satu. Mohon tunggu sebentar, tidak perlu mengirim ulang. 🙏
group-lag = ⏳ Pesan ke grup ini tertunda { $minutes } menit karena batas Telegram (20 per menit). Antrean: { $count }. Tidak ada yang hilang.
incident = Maaf, pesan Anda tersimpan tetapi belum dapat kami kerjakan karena ada gangguan. Sebutkan nomor { $incident } kepada petugas bila Anda menghubungi kami.
incident-staff = ⚠️ Pesan dari { $name } tidak dapat dikerjakan. Nomor kejadian: <code>{ $incident }</code>
undelivered = ⚠️ Pesan tiket #{ $number } tidak sampai kepada pemohon: { $why }
undelivered-blocked = pemohon memblokir bot ini. Begitu pemohon menulis lagi, pesan berikutnya dapat dikirim.
undelivered-not-found = Telegram tidak menemukan obrolannya. Mungkin pemohon belum pernah menekan Mulai, atau akunnya dihapus.
undelivered-gone = akun Telegram pemohon sudah tidak aktif.
undelivered-other = Telegram menolaknya ({ $reason }).
