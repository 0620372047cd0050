# Files that were looked into: cannot be used, or are held until staff have seen them

refused-file-picture = This photo is in { $format } format. Save or share it as JPEG (or send it as an ordinary photo in Telegram), then send it again.
refused-file-office = This is a Word, Excel or similar document. Open it, choose Save as PDF, and send that PDF ({ $types }).
refused-file-archive = This is an archive (ZIP, RAR or similar). Open it and send the files in it one by one ({ $types }).
refused-file-program = This is a program, not { $types }, so we do not open it. Check that you chose the right file, then send it again.
refused-file-pages = These { $count } pages together are more than { $most }, even made smaller. Send fewer pages, or one smaller PDF.

refused-file-mixed = Another file is hidden in this one, so we cannot take it. Scan or photograph the original document again, then send it.
refused-file-locked = This PDF is locked with a password. Open it, save or print it to a new PDF without one, and send that. Do not send the password.
refused-file-bomb = This file grows enormously when it is opened, so we cannot take it. Scan or photograph the document again, then send it.
refused-file-heavy = This file is too complicated for us to look through. Print it to a new PDF, or photograph the document, then send it again.
refused-file-pixels = This picture is too large to open (more than 50 megapixels). Make it smaller or take it again, then send it.
refused-file-damaged = This file is damaged or cut off. Try to open it on your phone: if it does not open, scan or photograph it again, then send it.

held-file-launch = This PDF tries to open a program or another file. Best print it to a new PDF and send that.
held-file-script = This PDF holds a small program (JavaScript). Best print it to a new PDF and send that.
held-file-attachment = Another file is attached inside this PDF. Best send the document alone, without the attachment in it.
held-file-submit = This PDF sends what is filled in to another address. Best print the filled-in form to a new PDF and send that.
held-file-media = This PDF holds video, sound or a 3D object. Best print it to a new PDF and send that.
held-file-dynamic-form = This PDF is a dynamic form (XFA) that not every app can show. Best print the filled-in form to a new PDF and send that.
held-file-protected = This PDF is protected, though it opens without a password. Best print it to a new PDF without protection and send that.
held-file-mended = This PDF is slightly damaged and can be read only after repair. Best save or scan it again and send that.
held-file-unexamined = We could not check this file automatically yet. You need not do anything, or you may send the file again.

found-mixed = two files in one
found-locked = locked with a password
found-bomb = grows enormously when opened
found-heavy = too complicated to look through
found-pixels = picture too large
found-damaged = damaged or cut off
found-launch = opens a program or another file
found-script = holds JavaScript
found-attachment = has a file attached inside
found-submit = sends what is filled in elsewhere
found-media = holds video, sound or a 3D object
found-dynamic-form = dynamic form (XFA)
found-protected = protected (encrypted without a password)
found-mended = broken structure, still readable
found-unexamined = could not be checked automatically
