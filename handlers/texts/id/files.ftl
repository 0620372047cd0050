# Berkas yang diperiksa isinya: tidak dapat dipakai, atau ditahan sampai petugas melihatnya

refused-file-picture = Foto ini berformat { $format }. Simpan atau bagikan sebagai JPEG (atau kirim sebagai foto biasa di Telegram), lalu kirim lagi.
refused-file-office = Ini dokumen Word, Excel, atau sejenisnya. Buka dokumennya, pilih Simpan sebagai PDF, lalu kirim PDF-nya ({ $types }).
refused-file-archive = Ini arsip (ZIP, RAR, atau sejenisnya). Buka arsipnya, lalu kirim berkas di dalamnya satu per satu ({ $types }).
refused-file-program = Ini program, bukan { $types }, jadi tidak kami buka. Periksa apakah file yang dipilih sudah benar, lalu kirim lagi.
refused-file-pages = Gabungan { $count } halaman ini melebihi { $most } walau sudah dikecilkan. Kirim lebih sedikit halaman, atau satu PDF yang lebih kecil.

refused-file-mixed = Di dalam berkas ini terselip berkas lain, jadi tidak dapat kami terima. Pindai atau foto lagi dokumen aslinya, lalu kirim.
refused-file-locked = PDF ini terkunci kata sandi. Buka PDF-nya, simpan atau cetak ke PDF baru tanpa kata sandi, lalu kirim. Jangan kirim kata sandinya.
refused-file-bomb = Berkas ini mengembang menjadi sangat besar saat dibuka, jadi tidak dapat kami terima. Pindai atau foto lagi dokumennya, lalu kirim.
refused-file-heavy = Berkas ini terlalu rumit untuk kami periksa. Cetak ulang ke PDF baru, atau foto dokumennya, lalu kirim lagi.
refused-file-pixels = Gambar ini terlalu besar untuk dibuka (lebih dari 50 megapiksel). Perkecil gambarnya atau foto lagi, lalu kirim.
refused-file-damaged = Berkas ini rusak atau terpotong. Coba buka di ponsel Anda: kalau tidak terbuka, pindai atau foto lagi, lalu kirim.

held-file-launch = PDF ini mencoba membuka program atau berkas lain. Sebaiknya cetak ulang ke PDF baru, lalu kirim lagi.
held-file-script = PDF ini berisi program kecil (JavaScript). Sebaiknya cetak ulang ke PDF baru, lalu kirim lagi.
held-file-attachment = Di dalam PDF ini ada berkas lain yang terlampir. Sebaiknya kirim dokumennya saja, tanpa lampiran di dalamnya.
held-file-submit = PDF ini mengirim isian ke alamat lain. Sebaiknya cetak formulir yang sudah diisi ke PDF baru, lalu kirim lagi.
held-file-media = PDF ini berisi video, suara, atau objek 3D. Sebaiknya cetak ulang ke PDF baru, lalu kirim lagi.
held-file-dynamic-form = PDF ini formulir dinamis (XFA) yang tidak terbaca di semua aplikasi. Sebaiknya cetak formulir yang sudah diisi ke PDF baru, lalu kirim lagi.
held-file-protected = PDF ini diproteksi, walau dapat dibuka tanpa kata sandi. Sebaiknya cetak ulang ke PDF baru tanpa proteksi, lalu kirim lagi.
held-file-mended = PDF ini sedikit rusak dan hanya terbaca setelah diperbaiki. Sebaiknya simpan atau pindai ulang, lalu kirim lagi.
held-file-unexamined = Berkas ini belum dapat kami periksa otomatis. Anda tidak perlu berbuat apa-apa, atau boleh mengirim ulang berkasnya.

found-mixed = dua berkas dalam satu
found-locked = terkunci kata sandi
found-bomb = mengembang sangat besar saat dibuka
found-heavy = terlalu rumit untuk diperiksa
found-pixels = gambar terlalu besar
found-damaged = rusak atau terpotong
found-launch = membuka program atau berkas lain
found-script = berisi JavaScript
found-attachment = ada berkas terlampir di dalamnya
found-submit = mengirim isian ke alamat lain
found-media = berisi video, suara, atau objek 3D
found-dynamic-form = formulir dinamis (XFA)
found-protected = diproteksi (terenkripsi tanpa kata sandi)
found-mended = strukturnya rusak, masih terbaca
found-unexamined = belum dapat diperiksa otomatis
