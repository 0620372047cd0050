# Kartu di grup petugas

card-head =
    🎫 <b>Tiket #{ $number } · { $title }</b>
    { $service } · { $unit }
    Status: <b>{ $status }</b>
    Pemohon: { $requester }
    Petugas: { $assignee }
    Masuk: { $opened }
card-decision-pending = ⚖️ Menunggu keputusan admin
card-decision-approved = ✅ Disetujui { $admin }, { $when }
card-decision-rejected = ❌ Ditolak { $admin }, { $when }
card-closed = Ditutup { $when }
card-description = <i>{ $text }</i>
card-question = ❓ Pertanyaan: { $text }
card-seen = 📖 Jawaban yang sudah dilihat: { $questions }
card-none-seen = 📖 Belum melihat jawaban apa pun
card-procedure =
    <b>Langkah petugas</b>
    { $text }
card-how-to-reply = ↩️ Balas kartu ini = ke pemohon · awali // = catatan internal
card-how-to-write-in-topic = ⚠️ Semua yang ditulis di topik ini dikirim ke pemohon · awali // = catatan internal
card-whole-answer =
    <b>{ $label }</b> (lengkap)
    { $value }
card-history =
    🎫 <b>Tiket #{ $number } · { $title }</b>
    📜 Riwayat

    { $lines }
topic-name = { $mark } #{ $number } { $title } · { $requester }
from-requester = 💬 <b>{ $name }</b> · tiket #{ $number }
from-requester-edited = 💬 <b>{ $name }</b> · tiket #{ $number } · <i>diubah</i>
note-kept = 📝 Catatan internal disimpan di riwayat tiket #{ $number }. Pemohon tidak melihatnya.
words-called-off = ↩️ Baik, tidak jadi. Kartu tiket #{ $number } kembali seperti semula.

history-line = { $when } · { $what }
history-changed = { $what } <i>(semula: { $before })</i>
history-left-out = <i>… { $count } yang lebih lama tidak ditampilkan</i>
event-opened = { $actor } membuka tiket
event-taken = { $actor } mengambil tiket
event-replied = { $actor } membalas: { $text }
event-answered = { $actor } menulis: { $text }
event-noted = { $actor } mencatat (internal): { $text }
event-approved = { $actor } menyetujui permohonan
event-rejected = { $actor } menolak permohonan
event-closed = { $actor } menutup tiket
event-reopened = { $actor } membuka kembali tiket: { $text }
event-evaluated = { $actor } memberi penilaian
