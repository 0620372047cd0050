"""Files from strangers are opened only here, in a child process that can do nothing but compute.

limits.py     what the child may use, and how it gives up everything else
pdf.py        looks through a PDF         pictures.py  looks through a JPEG or PNG       foreign.py  two files in one
pages.py      pictures become one PDF
worker.py     the child: stays warm, and forks a process of its own for each file
examiner.py   the bot's side: asks, waits, and is never hurt by what happens there
"""
