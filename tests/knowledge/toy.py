"""A small pack that is right, to be broken in one place a test."""

from pathlib import Path

SERVICE = """\
id = "toko"
title = { id = "Toko", en = "Shop" }
summary = { id = "Melayani pembeli.", en = "Serves buyers." }
unit = "kasir"
names = ["toko", "toko serba ada"]

[[topics]]
id = "umum"
title = { id = "Umum", en = "General" }
  [[topics.topics]]
  id = "buka"
  title = { id = "Jam buka", en = "Opening hours" }
  entry = "jam-buka"
  [[topics.topics]]
  id = "lain"
  title = { id = "Lain-lain", en = "Other" }

[synonyms]
buka = ["open", "operasional"]

[[requests]]
id = "retur"
title = { id = "Retur barang", en = "Return" }
description = { id = "Retur {barang}.", en = "Return of {barang}." }
approval = "admin"
source = "Aturan toko"
  [[requests.fields]]
  id = "barang"
  type = "text"
  label = { id = "Barang", en = "Item" }
  ask = { id = "Barang apa?", en = "Which item?" }
  [[requests.fields]]
  id = "dikuasakan"
  type = "choice"
  label = { id = "Dikuasakan", en = "On behalf" }
  ask = { id = "Dikuasakan?", en = "On behalf?" }
    [[requests.fields.choices]]
    id = "ya"
    title = { id = "Ya", en = "Yes" }
  [[requests.documents]]
  id = "nota"
  title = { id = "Nota", en = "Receipt" }
  types = ["pdf", "png"]
  max_mb = 2
  copies = ["original", "copy"]
  only_if = { field = "dikuasakan", equals = "ya" }
"""

HOURS = """\
+++
question = { id = "Jam berapa toko buka?", en = "When do you open?" }
aliases = ["bukanya kapan", "opening hours"]
codes = ["404"]
related = ["harga"]
request = "retur"
source = "Aturan toko"
reviewed = 2026-01-31
+++
Buka **pukul 8**.

# Answer (en)
Open at **eight**.

# Steps
1. Datang.
2. Masuk:
   - lewat pintu depan
3. Belanja.

# Steps (en)
1. Come.
2. Enter.
3. Shop.

# Variant: Hari libur | Holidays
Tutup.

# Variant (en): Hari libur
Closed.

# Staff
Buka pintunya.
"""

PRICE = """\
+++
question = "Berapa harganya?"
aliases = ["harganya brp"]
source = "Aturan toko"
reviewed = 2026-01-31
+++
Lihat label.
"""


def write_pack(folder: Path, *, service: str = SERVICE, hours: str = HOURS, price: str = PRICE) -> Path:
    """Write the toy pack below ``folder``; returns the pack's folder."""
    pack = folder / "toko"
    (pack / "umum").mkdir(parents=True)
    (pack / "service.toml").write_text(service, encoding="utf-8")
    (pack / "umum" / "jam-buka.md").write_text(hours, encoding="utf-8")
    (pack / "umum" / "harga.md").write_text(price, encoding="utf-8")
    return pack
