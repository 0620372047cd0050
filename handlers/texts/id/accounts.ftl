# Akun di aplikasi: milik sendiri, keputusan admin, dan sandi yang terlanjur tertulis

button-my-accounts = 🔑 Akun saya
button-activate = ➕ Ajukan aktivasi
button-reset = 🔓 Lupa sandi
button-account-ticket = 🎫 Tiket #{ $number }
button-ask-again = 🔁 Ajukan lagi
button-undo-decision = ↩️ Batalkan
button-tell-now = 📨 Sampaikan kini
button-company = 👥 Akun perusahaan ini
button-own-rejection = ✏️ Tulis alasan lain

my-accounts = 🔑 <b>Akun saya</b>
my-accounts-none =
    🔑 <b>Akun saya</b>
    Anda belum mengajukan akun di sini. Sudah mendaftar di aplikasi? Ajukan aktivasi, supaya admin dapat mengaktifkannya.
my-accounts-no-service = Layanan di sini tidak memakai akun yang perlu diaktifkan. Ada pertanyaan? Tulis saja di sini.
my-accounts-service = <b>{ $service }</b>
my-accounts-register = Belum terdaftar? Daftar dulu di { $link }
my-account-waiting =
    ⏳ <b>{ $email }</b> · { $company }
    Menunggu keputusan admin sejak { $when }
my-account-active =
    ✅ <b>{ $email }</b> · { $company }
    Aktif
my-account-inactive =
    ⏸ <b>{ $email }</b> · { $company }
    Nonaktif sejak { $when }
my-account-rejected =
    ❌ <b>{ $email }</b> · { $company }
    Belum disetujui ({ $when }). Perbaiki, lalu ajukan lagi.
my-account-withdrawn =
    ↩️ <b>{ $email }</b> · { $company }
    Permohonan ditarik { $when }
my-account-request = 🎫 #{ $number } { $title }: sedang diproses
mark-account-waiting = ⏳
mark-account-active = ✅
mark-account-inactive = ⏸
mark-account-rejected = ❌
mark-account-withdrawn = ↩️

account-fellow = { $mark } { $name } · { $email }
account-more = <i>… dan { $count } akun lagi</i>
account-company-first = 🏢 <b>{ $company }</b>: belum ada akun lain
account-company = 🏢 <b>{ $company }</b>: { $total } akun lain ({ $counted })
account-count-waiting = { $count } menunggu
account-count-active = { $count } aktif
account-count-inactive = { $count } nonaktif
account-count-rejected = { $count } ditolak
account-count-withdrawn = { $count } ditarik
account-earlier = 🗂 Sebelumnya: { $tickets }
earlier-request = #{ $number } { $title } ({ $state })
earlier-approved = disetujui
earlier-rejected = ditolak
earlier-closed = ditutup
earlier-open = masih terbuka
company-accounts =
    👥 <b>{ $company }</b> · tiket #{ $number }
    { $total } akun
company-npwp = NPWP: { $npwp }

mark-worrying = ⚠️
mark-all-right = ▫️
account-check = { $mark } { $what }
check-mail-private = Email pribadi ({ $domain }): boleh, domain perusahaan lebih baik
check-mail-shared = Email tampaknya milik bagian ({ $mailbox }@), bukan karyawan sendiri
check-domain-same = Domain { $domain } sama dengan { $count } akun lain perusahaan ini
check-domain-other = Domain { $domain } berbeda dari akun lain perusahaan ini ({ $usual })
check-domain-first = Domain { $domain }: belum ada pembanding
check-npwp-old = NPWP 15 angka (bentuk lama)
check-npwp-new = NPWP 16 angka
check-npwp-wrong = NPWP tidak wajar: periksa angkanya
check-npwp-other = NPWP berbeda dari yang tercatat untuk perusahaan ini
check-asked-elsewhere = Email yang sama juga diminta pada tiket #{ $number }
check-active-already = Akun ini sudah aktif atas nama { $holder }
check-company-other = Tercatat pada perusahaan lain: { $company }
check-unknown = Akun ini belum ada di catatan kami: periksa di aplikasi
check-holder-same = Pemohon adalah pemegang akun menurut catatan kami ({ $holder })
check-holder-other = Pemohon bukan pemegang akun menurut catatan kami ({ $holder })
check-holder-unknown = Pemegang akun { $holder } belum dikenal di Telegram: cocokkan dulu
check-not-active = Akun ini tidak aktif menurut catatan kami

second-card-head =
    ⚖️ <b>Tiket #{ $number } · { $title }</b>
    { $service } · ditangani { $unit }
    Status: <b>{ $status }</b>
    Pemohon: { $requester }
    Masuk: { $opened }
second-card-foot = Grup ini juga boleh memutuskan atau minta data; keputusan pertama berlaku. Pesan lain untuk pemohon lewat { $unit }.
card-verdict-first = 👍 Persetujuan pertama: { $admin } ({ $unit }), { $when }. Menunggu admin kedua.
card-verdict-yes = ✅ Disetujui { $admin } ({ $unit }), { $when }
card-verdict-no = ❌ Ditolak { $admin } ({ $unit }), { $when }
card-verdict-reason = Alasan: { $reason }
card-verdict-until = Pemohon diberi tahu { $when }; sebelum itu dapat dibatalkan admin.
rejection-why = Mengapa permohonan tiket #{ $number } ditolak? Pemohon akan membaca alasan ini.
rejection-write = ✏️ { $name }, balas pesan ini dengan alasannya. Pemohon tiket #{ $number } akan membacanya.

no-unregistered = 🔎 Belum terdaftar di aplikasi
no-unregistered-told = akun dengan email ini belum terdaftar di aplikasi
no-different = 📝 Data berbeda dengan aplikasi
no-different-told = data permohonan berbeda dengan data di aplikasi
no-duplicate = 👥 Sudah punya akun lain
no-duplicate-told = Anda sudah memiliki akun lain
no-not-entitled = 🚫 Tidak berwenang
no-not-entitled-told = kami belum dapat memastikan bahwa Anda berwenang atas akun ini
no-unclear = ❔ Data kurang jelas
no-unclear-told = data permohonan kurang jelas atau kurang lengkap

decided-yes =
    ✅ <b>Disetujui.</b> Permohonan Anda pada tiket #{ $number } ({ $title }) telah disetujui admin. Balas pesan ini kalau masih ada kendala.
decided-yes-activate =
    ✅ <b>Akun Anda aktif.</b> Admin sudah menyetujui { $email } di { $service } (tiket #{ $number }).

    Masuklah dengan email itu dan sandi Anda. Belum bisa? Balas pesan ini.
decided-yes-reset =
    ✅ <b>Sandi direset.</b> Admin sudah menyetujui reset sandi { $email } di { $service } (tiket #{ $number }).

    Sandi tidak pernah kami kirim atau tanyakan di chat ini. Belum bisa masuk? Balas pesan ini, tanpa menulis sandi.
decided-yes-deactivate =
    ✅ <b>Akun dinonaktifkan.</b> Admin sudah menonaktifkan { $email } di { $service } (tiket #{ $number }). Balas pesan ini kalau ada yang keliru.
decided-no =
    ❌ Permohonan Anda pada tiket #{ $number } ({ $title }) belum dapat disetujui.
    Alasan: <b>{ $reason }</b>

    Perbaiki lalu ajukan lagi, atau balas pesan ini untuk bertanya.
decided-register = Daftar dulu di { $address }

event-yes-said = { $actor } menyetujui; belum disampaikan
event-no-said = { $actor } menolak; belum disampaikan: { $text }
event-undone = { $actor } membatalkan keputusan

toast-approved = Disetujui. Pemohon tiket #{ $number } diberi tahu { $when }; sampai saat itu dapat dibatalkan.
toast-rejected = Ditolak. Pemohon tiket #{ $number } diberi tahu { $when }; sampai saat itu dapat dibatalkan.
toast-first-yes = Dicatat. Tiket #{ $number } perlu persetujuan satu admin lagi.
toast-undone = Keputusan tiket #{ $number } dibatalkan. Pemohon tidak diberi tahu apa-apa.
toast-told = Keputusan tiket #{ $number } sudah disampaikan ke pemohon.
refused-second-admin = Persetujuan Anda untuk tiket #{ $number } sudah dicatat. Sekarang perlu admin lain.
refused-nothing-to-undo = Tidak ada keputusan tiket #{ $number } yang dapat dibatalkan atau disampaikan.
refused-undo-late = Terlambat: keputusan tiket #{ $number } sudah disampaikan ke pemohon. Balas kartu tiket untuk menjelaskan.
refused-withdrawn = Pemohon sudah menarik permohonan tiket #{ $number }. Tidak ada yang diubah.
refused-account-waiting = Aktivasi { $email } sudah menunggu sejak { $when } (tiket #{ $number }). Anda tidak perlu mengajukan lagi; lihat /akun.
refused-account-active = Akun { $email } sudah aktif. Lupa sandi? Pilih Lupa sandi di /akun.
refused-account-not-now = Keadaan akun itu sudah berubah. Buka /akun untuk yang terbaru.

password-seen =
    🔒 <b>Pesan Anda tampaknya berisi sandi.</b> Kami hanya menyimpan pesannya dengan sandi yang ditutupi, dan menghapusnya dari chat ini.

    Segera ganti sandi itu di aplikasinya. Petugas tidak pernah memerlukan sandi Anda.
password-seen-kept =
    🔒 <b>Pesan Anda tampaknya berisi sandi.</b> Sandinya kami tutupi, tetapi pesan ini tidak dapat kami hapus: hapuslah sendiri.

    Segera ganti sandi itu di aplikasinya. Petugas tidak pernah memerlukan sandi Anda.
password-seen-staff = 🔒 Pesan itu tampaknya berisi sandi, jadi sandinya kami tutupi. Jangan mengirim sandi lewat chat; hapuslah pesan itu.
