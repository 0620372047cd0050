# Bila ada yang rusak

slow-down = Semua pesan Anda sudah kami terima dan dijawab satu per satu. Mohon tunggu sebentar, tidak perlu mengirim ulang. 🙏
group-lag = ⏳ Pesan ke grup ini tertunda { $minutes } menit karena batas Telegram (20 per menit). Antrean: { $count }. Tidak ada yang hilang.
incident = Maaf, pesan Anda tersimpan tetapi belum dapat kami kerjakan karena ada gangguan. Sebutkan nomor { $incident } kepada petugas bila Anda menghubungi kami.
incident-staff = ⚠️ Pesan dari { $name } tidak dapat dikerjakan. Nomor kejadian: <code>{ $incident }</code>
