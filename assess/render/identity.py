"""Keys on paper and on the screen: the recovery sheet, and what is read over the telephone."""

from collections.abc import Mapping, Sequence

from assess.logic.recovery_sheet import FINGERPRINT

_HEAD = """ASSESS RECOVERY SHEET                                       assess.recovery/0
==============================================================================

THIS SHEET IS THE KEY ITSELF. Whoever holds it reads what was encrypted to
you and signs in your name, and needs no passphrase for it.

  - Print it on one page of A4, on a printer that keeps no copies.
  - Lock it away where your computer is not: a safe, a sealed envelope.
  - Erase the file. Do not mail it, photograph it or keep it in a cloud.

Belongs to: ______________________________    Date: ________________________

"""
_LINES = """
TO GET THE IDENTITY BACK, with a new passphrase: assess identity recover -
Type the four lines as they stand. The last group of each is its checksum.

"""
_AGE = """
WITHOUT THIS PROGRAM, what was encrypted to you is opened by the program age
(age-encryption.org). It takes a file with this one line:

"""


def render_sheet(shown: str, lines: Sequence[str], age_secret: str) -> str:
    """Return the page: the fingerprint, the lines that are typed, the secret for `age`."""
    typed = "\n".join(f"    {line}" for line in lines)
    return f"{_HEAD}{FINGERPRINT} {shown}\n{_LINES}{typed}\n{_AGE}{age_secret}\n"


def render_keys(record: Mapping[str, str]) -> str:
    """Return what a card holds, a value to a line, the fingerprint first."""
    return "\n".join(f"{name + ':':13}{value}" for name, value in record.items())
