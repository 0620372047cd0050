# Perintah

command-start = Mulai, atau kembali ke menu awal
command-tickets = Tiket saya
command-cancel = Batalkan permohonan yang sedang diisi
command-group-id = Nomor grup ini, untuk berkas pengaturan
