# Tim satu perusahaan, undangan, dan kabar kepada aplikasi

told-given-up =
    ⚠️ <b>{ $service } menolak kabar dari kami</b>: { $decision }
    { $holder } · { $email }
    { $company }
    Jawaban aplikasi: <code>{ $reason }</code>

    Kabar ini tidak dikirim lagi. Mohon lakukan sendiri di aplikasi.
told-silent =
    ⏳ <b>{ $service } belum bisa dikabari</b>: { $decision }
    { $holder } · { $email }
    { $company }
    Penyebab: <code>{ $reason }</code>

    Terus dicoba sampai tiga hari; kabar lain menyusul setelahnya. Mohon beri tahu pengelola aplikasi.
told-account-activated = akun diaktifkan
told-account-rejected = akun ditolak
told-account-password-reset = sandi disetujui untuk direset
told-account-deactivated = akun dinonaktifkan
told-account-reactivated = akun diaktifkan kembali

invite-filled-in =
    👋 Selamat datang! Data Anda dari <b>{ $service }</b> sudah kami isikan, jadi tidak perlu diketik lagi. Mohon periksa di bawah ini, lalu kirim.
invite-put-aside = 📥 Formulir <b>{ $title }</b> yang belum selesai kami simpan dulu.
invite-sent-already = ✅ Permohonan dari tautan ini sudah Anda kirim: tiket #{ $number }.
invite-taken =
    Tautan ini sudah dipakai orang lain, jadi tidak bisa dipakai lagi. Satu tautan hanya untuk satu orang. Silakan minta tautan baru dari halaman pendaftaran aplikasi, atau pilih di bawah ini.
invite-ended =
    Tautan ini sudah tidak berlaku. Silakan minta tautan baru dari halaman pendaftaran aplikasi, atau pilih di bawah ini: tanpa tautan pun permohonan bisa diajukan.
button-restore-other = ↩️ Kembali ke { $title }

refused-invite-service = Layanan ini tidak ada, atau tidak memakai akun.
refused-invite-empty = Isi sedikitnya satu: perusahaan, nama, email, atau NPWP.

command-team = Tim saya: akun rekan satu perusahaan
button-my-team = 👥 Tim saya
button-team-open = 👥 Lihat tim
button-team-whole = 👥 Semua akun
button-team-member = { $mark } { $holder }
button-team-own = { $mark } { $holder } (Anda)
button-team-requests = 📨 Permintaan: { $count }
button-team-request = 📨 Lihat permintaannya
button-team-join = ➕ Gabung tim · { $service }
button-team-other = ➕ Gabung tim lain
button-team-withdraw = ✖️ Batalkan · { $company }
button-team-off = ⏸ { $email }
button-team-off-own = ⏸ Nonaktifkan akun saya
button-team-off-other = ⏸ Nonaktifkan akun ini
button-team-off-sure = ⏸ Ya, nonaktifkan
button-team-not = Tidak jadi
button-team-on = ▶️ Aktifkan lagi (admin)
button-team-back = ▶️ Minta diaktifkan lagi
button-team-join-one = ➕ { $holder }
button-team-reactivate-one = ▶️ { $holder }
button-team-vouch-one = ❓ { $holder }
button-team-yes = 👍 Ya, setuju
button-team-no = 👎 Tidak
button-team-yes-admin = 👍 Setujui (admin)
button-team-no-admin = 👎 Tolak (admin)
button-team-yes-vouch = 👍 Ya, rekan kami
button-team-no-vouch = 👎 Bukan

teams-choose = 👥 <b>Tim saya</b>: pilih perusahaan.
teams-choose-staff = 👥 Nama itu ada di beberapa layanan. Pilih salah satu.
teams-none =
    👥 <b>Tim saya</b>
    Di sini tampil akun rekan satu perusahaan, khusus untuk anggota yang akunnya aktif. Akun Anda sudah aktif di aplikasi? Tekan <b>Gabung tim</b>. Belum punya akun? Ajukan aktivasi di <b>Akun saya</b>.
teams-waiting = 📨 Permintaan Anda untuk <b>{ $company }</b> masih menunggu jawaban.
team =
    👥 <b>{ $company }</b> · { $service }
    { $counted }

    Pilih akun untuk melihat atau menonaktifkannya.
team-page =
    👥 <b>{ $company }</b> · { $service }
    { $counted }
    Halaman { $page } dari { $pages }

    Pilih akun untuk melihat atau menonaktifkannya.
team-account =
    { $mark } <b>{ $holder }</b>
    { $email }
    { $company } · { $service }
    { $state } sejak { $when }
team-state-active = Aktif
team-state-waiting = Menunggu keputusan admin
team-state-inactive = Nonaktif
team-state-rejected = Belum disetujui
team-state-withdrawn = Permohonan ditarik
team-account-asked = 📨 Sudah diminta untuk diaktifkan lagi.
team-off-own = Nonaktifkan akun Anda sendiri ({ $email }) di { $service }? Anda tidak dapat masuk lagi dan tidak melihat tim ini lagi. Petugas kami beri tahu.
team-off-other = Nonaktifkan akun <b>{ $holder }</b> ({ $email }) di { $service }? Pemiliknya tidak dapat masuk lagi. Pemilik dan petugas kami beri tahu.
team-off-last = ⚠️ Ini akun aktif terakhir perusahaan Anda. Setelah itu hanya admin yang dapat menerima anggota atau mengaktifkan akun lagi.
team-left = ⏸ Akun Anda { $email } di { $service } sudah nonaktif. Petugas sudah diberi tahu.
team-requests = 📨 <b>Permintaan untuk tim</b>: pilih untuk menjawab.
team-requests-none = 📨 Tidak ada permintaan yang menunggu.
team-join-ask =
    ➕ <b>Gabung tim</b> · { $service } · { $place }/{ $total }
    { $ask }
team-join-sent =
    📨 Permintaan untuk <b>{ $company }</b> ({ $email }) sudah diteruskan. Rekan yang aktif atau admin akan menjawab; kabarnya datang di obrolan ini.
team-back-sent = 📨 Permintaan mengaktifkan lagi akun <b>{ $holder }</b> ({ $email }) sudah diteruskan. Kabarnya datang di obrolan ini.
team-join-stopped = Baik, tidak ada permintaan yang dikirim.
team-no-company = Tidak ada perusahaan bernama <b>{ $name }</b> di catatan kami. Periksa ejaannya.
team-name-company = Tulis nama perusahaannya, misalnya: <code>/tim PT Maju Bersama</code>

team-asked-join =
    ➕ <b>{ $asker }</b> ingin bergabung dengan tim <b>{ $company }</b> di { $service }.
    Nama: { $holder }
    Email akun: { $email }
team-asked-reactivate =
    ▶️ <b>{ $asker }</b> meminta akunnya diaktifkan lagi.
    { $holder } · { $email }
    { $company } · { $service }
team-asked-reactivate-other =
    ▶️ <b>{ $asker }</b> meminta akun rekannya diaktifkan lagi.
    { $holder } · { $email }
    { $company } · { $service }
team-asked-vouch =
    ❓ <b>{ $asker }</b> mengajukan aktivasi akun { $service } atas nama <b>{ $company }</b>.
    { $holder } · { $email }

    Apakah ini rekan Anda? Admin yang memutuskan; jawaban Anda membantunya.
team-asked-admin = ⚠️ Hanya admin yang dapat memutuskan: catatan kami tentang akun ini berbeda. Mohon cocokkan dengan aplikasi.
team-asked-admin-off = Akun ini dinonaktifkan admin, jadi hanya admin yang dapat mengaktifkannya lagi.
team-asked-only-admin = Hanya admin yang dapat memutuskan ini.
team-asked-colleague = Rekan yang aktif juga boleh menjawab; jawaban pertama berlaku.
team-word-granted = 👍 { $name }: ya, rekan kami
team-word-refused = 👎 { $name }: bukan rekan kami
team-answer-granted = ✅ Disetujui { $name }
team-answer-refused = ❌ Ditolak { $name }
team-answer-withdrawn = ↩️ Dibatalkan peminta
team-answer-over = ⌛ Sudah tidak perlu diputuskan
team-ended-join = ✅ <b>Anda sudah bergabung</b> dengan tim { $company } di { $service } ({ $email }). Disetujui { $name }.
team-ended-reactivate = ✅ Akun <b>{ $holder }</b> ({ $email }) di { $service } aktif lagi. Disetujui { $name }.
team-ended-vouch = ✅ { $name } mengenal Anda.
team-ended-refused = ❌ Permintaan Anda untuk { $company } ({ $email }) belum disetujui. Tanyakan kepada rekan Anda di perusahaan, atau hubungi petugas.
team-ended-withdrawn = ↩️ Permintaan Anda untuk { $company } sudah dibatalkan.
team-ended-over = ⌛ Permintaan Anda untuk { $company } ({ $email }) sudah tidak berlaku: keadaannya berubah, atau tidak ada yang menjawab. Masih perlu? Ajukan lagi, atau hubungi petugas.
team-staff-off = ⏸ { $name } menonaktifkan akun <b>{ $holder }</b> ({ $email }) · { $company } · { $service }
team-staff-off-own = ⏸ <b>{ $holder }</b> menonaktifkan akunnya sendiri ({ $email }) · { $company } · { $service }
team-staff-on = ▶️ Akun <b>{ $holder }</b> ({ $email }) aktif lagi, disetujui { $name } · { $company } · { $service }
team-staff-on-own = ▶️ <b>{ $holder }</b> mengaktifkan lagi akunnya ({ $email }) · { $company } · { $service }
team-staff-by-hand = Mohon ubah juga di aplikasi.
team-staff-handed-on = Aplikasi diberi tahu otomatis.
team-holder-off =
    ⏸ <b>Akun Anda dinonaktifkan</b> oleh { $name }: { $email } di { $service } ({ $company }).

    Ada yang keliru? Minta diaktifkan lagi, atau hubungi petugas.
team-holder-on = ▶️ <b>Akun Anda aktif lagi</b>: { $email } di { $service } ({ $company }), oleh { $name }.
team-handed-over = 🔁 Akun { $email } di { $service } kini tercatat atas nama orang lain, sesuai keputusan admin. Ada yang keliru? Hubungi petugas.
team-vouched = Rekan membenarkan: { $holder } bekerja di perusahaan ini
team-not-vouched = Rekan tidak mengenal { $holder } di perusahaan ini
team-vouched-told = 👍 { $name }, anggota aktif perusahaan itu, mengenal <b>{ $holder }</b> (tiket #{ $number }).
team-not-vouched-told = ⚠️ { $name }, anggota aktif perusahaan itu, <b>tidak mengenal</b> { $holder } (tiket #{ $number }).

toast-team-off = Akun sudah dinonaktifkan.
toast-team-on = Akun aktif lagi.
toast-team-decided = Jawaban Anda dicatat.
toast-team-over = Permintaan ini sudah tidak perlu diputuskan: keadaannya sudah berubah.
toast-team-withdrawn = Permintaan dibatalkan.
refused-team-not-member = Tim hanya dapat dilihat dan diubah oleh anggota yang akunnya aktif. Buka /tim.
refused-team-not-active = Akun itu sudah tidak aktif. Buka /tim untuk yang terbaru.
refused-team-not-inactive = Akun itu tidak sedang nonaktif. Buka /tim untuk yang terbaru.
refused-team-joined = Anda sudah menjadi anggota tim itu. Buka /tim.
refused-team-asked = Itu sudah diminta dan masih menunggu jawaban. Buka /tim.
refused-team-many = Paling banyak { $most } permintaan boleh menunggu. Tunggu jawabannya, atau batalkan satu di /tim.
refused-team-again = Permintaan Anda baru saja ditolak. Tanyakan dulu kepada rekan Anda atau petugas; besok boleh mencoba lagi.
refused-team-own = Permintaan sendiri dijawab oleh rekan lain yang aktif, atau admin.
refused-team-needs-admin = Hanya admin yang dapat memutuskan ini.
refused-team-decided = { $name } sudah lebih dulu menjawab permintaan itu.
refused-team-settled = Permintaan itu sudah selesai. Buka /tim untuk yang terbaru.
