"""Files that must not pass: each with what has to be said of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Dictionary, Encryption, Name, ObjectStreamMode, String

from knowledge.rules.findings import Finding
from tests.files import by_hand, make, pdfs, pictures
from tests.files.pdfs import CATALOG, annotate, annotation, plain, script, with_


@dataclass(frozen=True)
class Bad:
    """A file, and what has to come of it: the key of a refusal by its bytes, or a finding."""

    make: Callable[[], bytes]
    told: str | Finding


def held(change: Callable[[pikepdf.Pdf], None], finding: Finding, **how: Any) -> Bad:  # noqa: ANN401 - pikepdf's own
    return Bad(lambda: with_(change, **how), finding)


FILES: dict[str, Bad] = {
    # by their bytes alone
    "empty.pdf": Bad(lambda: b"", "refused-file-empty"),
    "one-byte-too-many.pdf": Bad(lambda: plain() + b" " * (4 * make.MEGABYTE + 1 - len(plain())), "refused-file-size"),
    "twenty-megabytes.pdf": Bad(lambda: plain() + b" " * (20 * make.MEGABYTE + 1 - len(plain())), "refused-file-size"),
    "program.pdf": Bad(lambda: make.PROGRAM, "refused-file-program"),
    "program-with-a-mark.pdf": Bad(lambda: make.PROGRAM[:500] + b"%PDF-1.4\n" + plain(), "refused-file-program"),
    "shell.pdf": Bad(lambda: b"#!/bin/sh\nrm -rf /\n%PDF-1.4\n", "refused-file-program"),
    "words.pdf": Bad(lambda: b"Surat kuasa\n", "refused-file-type"),
    "drawing.svg": Bad(
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "refused-file-type"
    ),
    "page.html": Bad(lambda: make.PAGE_OF_HTML, "refused-file-type"),
    "letter.docx": Bad(make.word, "refused-file-office"),
    "zip-bomb.docx": Bad(lambda: make.word(size=30 * make.MEGABYTE), "refused-file-office"),
    "renamed-zip.pdf": Bad(lambda: make.archive("a.pdf"), "refused-file-archive"),
    "old-word.doc": Bad(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "refused-file-office"),
    "photo.heic": Bad(lambda: b"\x00\x00\x00\x18ftypheic" + bytes(500), "refused-file-picture"),
    "photo.webp": Bad(lambda: pictures.written(pictures.drawing(50, 50), "WEBP"), "refused-file-picture"),
    # two files in one
    "page-before.pdf": Bad(lambda: make.PAGE_OF_HTML + b"\n" + plain(), Finding.MIXED),
    "page-behind.pdf": Bad(lambda: plain() + make.PAGE_OF_HTML, Finding.MIXED),
    "program-behind.pdf": Bad(lambda: plain() + make.PROGRAM, Finding.MIXED),
    "zip-behind.pdf": Bad(lambda: plain() + make.archive("x.exe"), Finding.MIXED),
    "zip-around.pdf": Bad(make.zip_around_a_pdf, Finding.MIXED),
    "zip-behind.jpg": Bad(lambda: pictures.jpeg() + make.archive("x.exe"), Finding.MIXED),
    "program-behind.jpg": Bad(lambda: pictures.jpeg() + make.PROGRAM, Finding.MIXED),
    "pdf-behind.jpg": Bad(lambda: pictures.jpeg() + plain(), Finding.MIXED),
    "pdf-in-a-comment.jpg": Bad(lambda: pictures.with_comment(pictures.jpeg(), b"%PDF-1.4\n"), Finding.MIXED),
    "script-in-a-comment.jpg": Bad(
        lambda: pictures.with_comment(pictures.jpeg(), b"<?php system($_GET[0]); ?>"), Finding.MIXED
    ),
    "page-behind.png": Bad(lambda: pictures.png() + make.PAGE_OF_HTML, Finding.MIXED),
    "zip-behind.png": Bad(lambda: pictures.png() + make.archive("x.exe"), Finding.MIXED),
    # what a PDF may do
    "script-on-opening.pdf": held(make.root(OpenAction=script()), Finding.SCRIPT),
    "script-on-closing.pdf": held(make.root(AA=Dictionary(WC=script())), Finding.SCRIPT),
    "script-by-name.pdf": held(make.named_script, Finding.SCRIPT),
    "script-in-a-link.pdf": held(lambda pdf: annotate(pdf, annotation(Subtype=Name.Link, A=script())), Finding.SCRIPT),
    "script-after-a-jump.pdf": held(make.script_after_a_jump, Finding.SCRIPT),
    "script-in-a-stream.pdf": held(make.script_in_a_stream, Finding.SCRIPT),
    "script-packed.pdf": held(
        make.named_script, Finding.SCRIPT, object_stream_mode=ObjectStreamMode.generate, linearize=True
    ),
    "script-in-escapes.pdf": Bad(make.obfuscated, Finding.SCRIPT),
    "script-behind-a-reference.pdf": Bad(make.behind_a_reference, Finding.SCRIPT),
    "script-as-an-address.pdf": held(lambda pdf: pdfs.link(pdf, " Java\nScript:app.alert(1)"), Finding.SCRIPT),
    "script-and-cut-table.pdf": Bad(lambda: make.obfuscated().replace(b"xref\n0 6", b"xrfe\n0 6"), Finding.SCRIPT),
    "launch.pdf": held(make.launch(F=String("cmd.exe")), Finding.LAUNCH),
    "launch-windows.pdf": held(make.launch(Win=Dictionary(F=String("cmd.exe"), P=String("/c calc"))), Finding.LAUNCH),
    "another-file.pdf": held(
        lambda pdf: annotate(
            pdf, annotation(Subtype=Name.Link, A=Dictionary(S=Name.GoToR, F=String("\\\\198.51.100.7\\a.pdf")))
        ),
        Finding.LAUNCH,
    ),
    "file-address.pdf": held(lambda pdf: pdfs.link(pdf, "file:///etc/passwd"), Finding.LAUNCH),
    "content-elsewhere.pdf": held(make.content_elsewhere, Finding.LAUNCH),
    "attachment.pdf": held(pdfs.attach, Finding.ATTACHMENT),
    "attachment-on-a-page.pdf": held(make.attachment_on_a_page, Finding.ATTACHMENT),
    "submit.pdf": held(make.submit, Finding.SUBMIT),
    "film.pdf": held(lambda pdf: annotate(pdf, annotation(Subtype=Name.RichMedia)), Finding.MEDIA),
    "xfa.pdf": held(make.xfa, Finding.DYNAMIC_FORM),
    "owner-password.pdf": Bad(lambda: plain(encryption=Encryption(owner="rahasia", user="", R=6)), Finding.PROTECTED),
    "old-encryption.pdf": Bad(
        lambda: plain(encryption=Encryption(owner="rahasia", user="", R=4, aes=True)), Finding.PROTECTED
    ),
    "password.pdf": Bad(lambda: plain(encryption=Encryption(owner="a", user="rahasia", R=6)), Finding.LOCKED),
    "script-and-password.pdf": held(
        make.named_script, Finding.SCRIPT, encryption=Encryption(owner="rahasia", user="", R=6)
    ),
    # damaged, or made to do harm
    "mark-only.pdf": Bad(lambda: b"%PDF-", Finding.DAMAGED),
    "half.pdf": Bad(lambda: plain()[: len(plain()) // 2], Finding.DAMAGED),
    "noise.pdf": Bad(lambda: b"%PDF-1.7\n" + bytes(range(256)) * 99 + b"%%EOF\n", Finding.DAMAGED),
    "no-end.pdf": Bad(lambda: plain() + b"1 0 obj\n" + b"x" * 2000, Finding.DAMAGED),
    "no-pages.pdf": Bad(lambda: pdfs.written(CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>"), Finding.DAMAGED),
    "xref-loop.pdf": Bad(make.xref_loop, Finding.MENDED),
    "wrong-startxref.pdf": Bad(make.wrong_startxref, Finding.MENDED),
    "page-tree-loop.pdf": Bad(make.page_tree_loop, Finding.DAMAGED),
    "page-of-itself.pdf": Bad(make.page_of_itself, Finding.DAMAGED),
    "deep-nesting.pdf": Bad(lambda: make.deep(5000), Finding.HEAVY),
    "deep-page-tree.pdf": Bad(lambda: make.deep_page_tree(5000), Finding.DAMAGED),
    "many-objects.pdf": held(make.many_objects, Finding.HEAVY, object_stream_mode=ObjectStreamMode.generate),
    "endless-list.pdf": Bad(make.endless_list, Finding.HEAVY),
    "short-stream.pdf": Bad(make.short_stream, Finding.MENDED),
    "long-stream.pdf": Bad(make.long_stream, Finding.MENDED),
    "broken-stream.pdf": Bad(make.broken_stream, Finding.MENDED),
    "flate-bomb.pdf": Bad(lambda: pdfs.flate_bomb(70), Finding.BOMB),
    "flate-bomb-twice.pdf": Bad(lambda: pdfs.flate_bomb(70, times=2), Finding.BOMB),
    "flate-bomb-five-times.pdf": Bad(lambda: pdfs.flate_bomb(10, times=5), Finding.BOMB),
    "run-length-bomb.pdf": Bad(make.run_length_bomb, Finding.BOMB),
    "lzw-bomb.pdf": Bad(make.lzw_bomb, Finding.BOMB),
    "object-stream-bomb.pdf": Bad(make.bomb_in_an_object_stream, Finding.BOMB),
    "picture-bomb.pdf": held(make.picture_bomb, Finding.BOMB),
    "more-than-the-picture.pdf": held(make.more_than_the_picture, Finding.BOMB),
    "jpeg-bomb.pdf": held(make.picture_of_its_own("/DCTDecode", make.wide(pictures.jpeg())), Finding.BOMB),
    "jpeg-2000-bomb.pdf": held(make.picture_of_its_own("/JPXDecode", make.wide_jpeg_2000()), Finding.BOMB),
    "jbig2-bomb.pdf": held(make.picture_of_its_own("/JBIG2Decode", make.wide_jbig2()), Finding.BOMB),
    "jbig2-patterns.pdf": held(make.picture_of_its_own("/JBIG2Decode", make.many_patterns()), Finding.BOMB),
    "fax-bomb.pdf": held(
        make.picture_of_its_own("/CCITTFaxDecode", b"\xff" * 9_000, K=-1, Columns=60_000, Rows=60_000), Finding.BOMB
    ),
    "half.jpg": Bad(lambda: pictures.jpeg(800, 600)[:-3000], Finding.DAMAGED),
    "three-bytes.jpg": Bad(lambda: b"\xff\xd8\xff", Finding.DAMAGED),
    "half.png": Bad(lambda: pictures.png()[:-500], Finding.DAMAGED),
    "short-of-rows.png": Bad(lambda: by_hand.png_of(500, 500, pdfs.zeros(0)), Finding.DAMAGED),
    "bomb.png": Bad(pictures.png_bomb, Finding.PIXELS),
    "bomb.jpg": Bad(lambda: make.wide(pictures.jpeg()), Finding.PIXELS),
}
