# Perintah

command-start = Mulai, atau kembali ke menu awal
command-tickets = Tiket saya
command-accounts = Akun saya di aplikasi, aktivasi, lupa sandi
command-cancel = Batalkan permohonan yang sedang diisi
command-group-id = Nomor grup ini, untuk berkas pengaturan
