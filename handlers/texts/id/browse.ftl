# Daftar topik

browse-head = 📚 <b>{ $crumbs }</b>
browse-summary = { $summary }
browse-hint = Pilih topiknya, atau tulis saja pertanyaan Anda.
browse-hint-some = Pilih topiknya, atau tulis saja pertanyaan Anda. Topik bertanda 📖 sudah ada panduannya; untuk topik lain, petugas yang membantu.
browse-hint-none = Panduan untuk topik-topik ini belum ada. Pilih topiknya supaya petugas dapat membantu, atau tulis saja pertanyaan Anda.
browse-page = <i>Halaman { $page } dari { $pages }</i>
browse-empty = Panduan untuk topik ini belum ada, tetapi petugas kami siap membantu. Pilih bantuan di bawah, atau tulis saja pertanyaan Anda.
button-with-guide = 📖 { $title }

toast-topic-gone = Topik itu sudah tidak ada. Ini daftar topik yang terbaru.
