# Kabar untuk pemohon

notice-taken = 🔧 Tiket #{ $number } sedang dikerjakan oleh { $name }.
notice-approved =
    ✅ <b>Disetujui.</b> Permohonan Anda pada tiket #{ $number } ({ $title }) telah disetujui admin. Balas pesan ini kalau masih ada kendala.
notice-rejected =
    ❌ Permohonan Anda pada tiket #{ $number } ({ $title }) belum dapat disetujui. Balas pesan ini kalau ingin bertanya alasannya atau melengkapi data.
from-staff = 👤 <b>{ $name }</b> ({ $unit }) · tiket #{ $number }
from-staff-edited = 👤 <b>{ $name }</b> ({ $unit }) · tiket #{ $number } · <i>diubah</i>
notice-closed = ✅ <b>Tiket #{ $number } selesai.</b> Terima kasih sudah menghubungi kami.
notice-closed-days =
    ✅ <b>Tiket #{ $number } selesai.</b> Terima kasih sudah menghubungi kami. Masih ada kendala? Balas (reply) pesan ini dalam { $days } hari untuk membukanya kembali.
