"""A short way for the commonest call of `assess agreement`: a small table, without typer, models or signals.

It ends in a result or in nothing: whatever it does not know or cannot read goes the ordinary way, which says why.
"""

import os
import sys

# Larger tables go the ordinary way, which can be stopped in order.
_MOST = 8 * 1024 * 1024


def was_answered(words: list[str]) -> bool:
    """Show what `assess agreement FILE --levels LIST [--json] [--all]` asks for; False where nothing was shown."""
    asked = _asked(words)
    text = _text(asked["FILE"]) if asked else None
    if asked is None or text is None:
        return False
    from assess.cli.agreeing import Agreement, Choices, words_of

    try:
        found = Agreement(text, words_of(asked["--levels"]), Choices())
    except Exception:  # noqa: BLE001 - the ordinary way meets it again, inside the boundary
        return False
    if found.notice:
        return False
    return _shown(_json(found.record()) if "--json" in asked else found.text(every="--all" in asked))


def _asked(words: list[str]) -> dict[str, str] | None:
    """Return the file and the options, None where anything else is among them."""
    found: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if word in ("--json", "--all"):
            found[word] = ""
        elif word == "--levels":
            found[word] = next(rest, "")
        elif word.startswith("--levels="):
            found["--levels"] = word.removeprefix("--levels=")
        elif word.startswith("-") or "FILE" in found:
            return None
        else:
            found["FILE"] = word
    return found if {"FILE", "--levels"} <= set(found) else None


def _text(name: str) -> str | None:
    """Return the text of a small regular file, None for any other."""
    try:
        if not 0 < os.stat(name).st_size <= _MOST or not os.path.isfile(name):  # noqa: PTH113, PTH116 - pathlib is slow
            return None
        with open(name, "rb") as file:  # noqa: PTH123 - same
            return file.read(_MOST + 1).decode("utf-8-sig")
    except (OSError, ValueError):
        return None


def _json(record: dict[str, object]) -> str:
    from assess.cli.envelope import dump_envelope

    return dump_envelope("agreement", 0, record) + "\n"


def _shown(text: str) -> bool:
    if sys.stdout is None:
        return False
    try:
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, AttributeError):
        return False
    return True
