# Ringkasan pagi

digest-head = ☀️ <b>Selamat pagi, { $unit }</b> · { $weekday }, { $day }
digest-open =
    Berjalan: <b>{ $open }</b> (belum diambil { $untaken })
    Jatuh tempo hari ini: <b>{ $due }</b> · terlambat: <b>{ $overdue }</b>
    Menunggu pemohon: { $waiting }
digest-overdue = 🔴 { $ticket } { $title } · { $when } · { $assignee }
digest-since = <b>Sejak { $day }</b>
digest-week = <b>Minggu lalu</b>
digest-passed = Masuk { $opened } · selesai { $closed }
digest-lapsed = Ditutup otomatis: { $count }
digest-kept = Sesuai perkiraan: { $kept } dari { $promises }
digest-grade = Penilaian: <b>{ $mean }</b> dari 4 ({ $count } penilaian)
digest-evaluations = Penilaian masuk: { $count }
