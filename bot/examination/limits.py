"""What the process that opens a stranger's file may use. It keeps its memory and its open pipe, nothing else."""

import os
import resource
from typing import Final

import pikepdf.settings

MEGABYTE: Final = 1024 * 1024
MEMORY: Final = 256 * MEGABYTE  # of address space, everything counted
CPU_SECONDS: Final = 4  # to look into a file
WALL_SECONDS: Final = 5.0
JOINING_CPU_SECONDS: Final = 15  # to join pages, each of which has been looked into
JOINING_WALL_SECONDS: Final = 20.0
LARGEST_ANSWER: Final = 24 * MEGABYTE  # a joined PDF; a verdict is a few bytes


def give_up_everything(*, keep: int, cpu_seconds: int) -> None:
    """Leave this process only its memory, its time, and the descriptor ``keep``; there is no way back.

    No file can be opened, no connection made, nothing be written to a disk, no program started.
    """
    os.closerange(0, keep)
    os.closerange(keep + 1, 256)
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_AS, MEMORY),
    ):
        resource.setrlimit(kind, (most, most))


def limit_parsers() -> None:
    """Let the PDF library stop by itself before the limits of the process do."""
    pikepdf.settings.set_qpdf_limits(
        doc_max_warnings=1000,
        parser_max_nesting=100,
        parser_max_container_size=500_000,
        max_stream_filters=4,
        flate_max_memory=64 * MEGABYTE,
        png_max_memory=64 * MEGABYTE,
        tiff_max_memory=64 * MEGABYTE,
        dct_max_memory=64 * MEGABYTE,
        dct_max_progressive_scans=100,
    )
