# Jawaban di percakapan lain (mode inline)

inline-entry =
    <b>{ $question }</b>

    { $answer }

    <i>Sumber: { $source } · ditinjau { $reviewed }</i>
inline-more = <i>… selengkapnya lewat tombol di bawah.</i>
inline-service =
    <b>{ $service }</b>

    { $summary }

    Tanyakan apa saja tentang layanan ini di loket kami.
button-inline-open-entry = 💬 Buka di loket
button-inline-open-service = 💬 Buka loket
button-inline-ask = Belum ketemu? Tanyakan di loket
