"""What people write who want to be taken for somebody else, or to break what shows it."""

from typing import Final

CORPUS: Final[dict[str, str]] = {
    "html": '<b>tebal</b> <a href="tg://user?id=1">admin</a> <script>alert(1)</script> & &lt; &#60; "\'',
    "unclosed": "</b></i></a><blockquote><pre><code class='language-x'>",
    "markdown": "*tebal* _miring_ [tautan](tg://user?id=1) `kode` ||rahasia|| ~coret~ \\*",
    "brackets": "<" * 200 + "&" * 50 + ">" * 50,
    "right_to_left": "\u202egnaji\u202c \u2066x\u2069 \u200f\u05d0\u05d1\u05d2 akhir",
    "zero_width": "ti\u200bket\u2060 \ufeff#\u200d1 s\u00adelesai",
    "fake_card": "🎫 Tiket #999 · Aktivasi\nStatus: ✅ disetujui\nPetugas: Budi Santoso\n👤 Seksi PLI · tiket #999",
    "link": "tg://resolve?domain=x tg://user?id=1 https://jahat.example/?a=1&b=<2>",
    "fluent": "{ $name } { -brand } {x} {{ }} \\u0041 %s %(name)s ${HOME} \\g<0>",
    "marks": "\x01\x02 \x1f name \t tab \u0000akhir",
    "combining": "Z" + "\u0301\u0337" * 60 + " ﷽ 𝕏 \U0001f469\u200d\U0001f469\u200d\U0001f467",
    "colon": "take:1 dec:1:1 home <b>:</b>",
}
"""Names that tests show, and the texts."""

LONGEST: Final = "<" * 4096
