"""Guard rails of the process, then the command line; also what `python -m assess` runs."""

import gc
import os
import sys

from assess import __version__


def main() -> None:
    """Run `assess` and leave with its exit code; the version is told without loading anything."""
    # Plug-ins of pydantic are found by entry point and would be handed every case that is read.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if sys.argv[1:] in (["-V"], ["--version"]):
        try:
            os.write(1, f"assess {__version__}\n".encode())
        except OSError:  # the boundary tries again, and says why not
            pass
        else:
            raise SystemExit(0)
    # A command lives for a moment: collecting garbage while it imports costs a tenth of that. A sitting turns it on.
    gc.disable()
    if sys.argv[1:2] == ["agreement"]:
        _answer_quickly(sys.argv[2:])
    import signal  # noqa: PLC0415 - not for the version

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # until the boundary listens: Ctrl-C shows no imports
    from assess.cli import main as boundary  # noqa: PLC0415 - after the guard rails, and not for the version

    sys.unraisablehook = boundary.keep_request
    code = boundary.main()
    boundary.hear_nothing_more()
    gc.freeze()  # nothing is left to collect that the end of the process does not free faster
    raise SystemExit(code)


def _answer_quickly(words: list[str]) -> None:
    """Leave with the answer where there is a short way to it; otherwise nothing has happened."""
    from assess.cli.quick import was_answered  # noqa: PLC0415 - for one command only

    try:
        if was_answered(words):
            os._exit(0)  # it was flushed; tidying up would take longer than finding the answer
    except KeyboardInterrupt:
        os.write(2, b"assess: interrupted\n")
        os._exit(130)


if __name__ == "__main__":
    main()
