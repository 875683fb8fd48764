"""One computer told from another in a journal, without saying anything else about it."""

from hashlib import sha256
from pathlib import Path

from assess.store.files import read_start
from assess.store.lines import digest_line
from assess.store.lock import host_name

LENGTH = 8
FIRST_LINE = 64 * 1024


def machine_of(journal: Path) -> str:
    """Return eight hexadecimal digits for this computer, as the journal at that path knows it.

    The digest of the first line goes in: the same computer is called otherwise in every journal, so that two journals
    do not tell that they were written at one desk. Raises NotFound, FileInvalid or StorageFailed.
    """
    line = read_start(journal, FIRST_LINE).partition(b"\n")[0]
    return sha256(f"{host_name()}\n{digest_line(line)}".encode()).hexdigest()[:LENGTH]
