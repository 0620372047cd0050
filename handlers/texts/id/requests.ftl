# Mengisi permohonan

form-step =
    <b>{ $title }</b> · { $place }/{ $total }

    { $ask }
    { $filled }
form-ask = { $ask }
form-why = <i>{ $why }</i>
form-ask-document =
    Kirim berkas: <b>{ $title }</b>
    { $help }
    <i>{ $types }, paling besar { $most }. Obrolan dengan bot tidak serahasia obrolan pribadi: kirim hanya berkas yang diminta, jangan pernah kata sandi.</i>
form-filled = Isian sekarang: { $value }
form-line = { $label }: <b>{ $value }</b>
form-line-document = { $label }: 📎 { $value }
form-summary =
    <b>Periksa dulu sebelum dikirim</b>
    { $title } · { $service }

    { $lines }

    Sudah benar? Tekan <b>Kirim</b>.
form-cancel-sure = Batalkan permohonan <b>{ $title }</b>? Isian Anda akan dihapus.
form-cancelled = Permohonan dibatalkan. Tidak ada yang dikirim ke petugas.
form-replace =
    Anda sedang mengisi <b>{ $current }</b>. Mau dilanjutkan, atau mulai <b>{ $wanted }</b> dan hapus isian itu?
document-fetching = { $name } ⏳ sedang diperiksa
document-checking = ⏳ { $name } sedang diperiksa…
document-checking-instead = ⏳ { $name } sedang diperiksa… Berkas ini menggantikan { $before }.
document-replaced = ↩️ { $name } digantikan oleh { $newer }.
document-refused = ❌ { $name } tidak dapat dipakai.
document-photo = foto
document-file = berkas
document-received = { $name } ({ $kilobytes } KB)
document-stored = ✅ Berkas diterima: { $name } ({ $kilobytes } KB)
