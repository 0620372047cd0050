# Jawaban

answer =
    <b>{ $question }</b>

    { $answer }

    <i>Sumber: { $source } · ditinjau { $reviewed }</i>
choose = Mungkin yang Anda maksud salah satu dari ini? Tekan nomornya.
choose-line = <b>{ $number }.</b> { $question }
choose-line-of = <b>{ $number }.</b> { $question } <i>({ $service })</i>
hand-over =
    Maaf, saya belum menemukan jawabannya. Petugas kami dapat membantu: tekan <b>Hubungi petugas</b>. Anda juga boleh menulis ulang pertanyaannya dengan kata lain, misalnya nama aplikasi dan pesan yang muncul.
solved = Senang bisa membantu. Kalau ada pertanyaan lain, tulis saja di sini.
which-service = Layanan mana yang Anda perlukan?
which-kind =
    <b>{ $service }</b>
    Apa yang dapat petugas bantu?
topic =
    <b>{ $crumbs }</b>
    { $summary }
topic-empty =
    <b>{ $crumbs }</b>
    { $summary }
    Panduan untuk topik ini belum ada. Petugas kami dapat membantu Anda.
