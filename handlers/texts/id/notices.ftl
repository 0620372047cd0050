# Kabar untuk pemohon

notice-taken = 🔧 Tiket #{ $number } sedang dikerjakan oleh { $name }.
notice-approved =
    ✅ <b>Disetujui.</b> Permohonan Anda pada tiket #{ $number } ({ $title }) telah disetujui admin. Balas pesan ini kalau masih ada kendala.
notice-rejected =
    ❌ Permohonan Anda pada tiket #{ $number } ({ $title }) belum dapat disetujui. Balas pesan ini kalau ingin bertanya alasannya atau melengkapi data.
notice-closed =
    ✅ <b>Tiket #{ $number } selesai.</b> Terima kasih sudah menghubungi kami. Masih ada kendala? Balas (reply) pesan ini untuk membukanya kembali.
notice-grade = Bagaimana pelayanan kami? Satu ketukan saja:
from-staff = 👤 <b>{ $name }</b> ({ $unit }) · tiket #{ $number }
from-staff-edited = 👤 <b>{ $name }</b> ({ $unit }) · tiket #{ $number } · <i>diubah</i>
evaluated = ✅ <b>Tiket #{ $number } selesai.</b> Terima kasih atas penilaian Anda: { $grade }
grade-1 = 😞 Tidak puas
grade-2 = 😐 Kurang puas
grade-3 = 🙂 Puas
grade-4 = 😀 Sangat puas
