"""The boundary: every way in which a call can end becomes an exit code, at most one envelope and a line of words."""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from assess.cli.output import envelope, message_stream, say, say_hint, show, show_problems, survive_any_terminal
from assess.cli.table import command_named_in
from assess.errors import AssessError, Interrupted, StorageFailed, UsageRefused

if TYPE_CHECKING:
    from assess.model.problem import Problem

BUG = 1
# What a shell reports for a program that SIGPIPE ended: the reader went away, nobody is to be told.
READER_GONE = 141

_KEPT = "interrupted; everything confirmed before is kept"


class Ending(NamedTuple):
    """How a failed call ended: its exit code, a stable code, words, what to do next, all problems of a file."""

    exit_code: int
    code: str
    message: str
    hint: str | None = None
    problems: tuple["Problem", ...] = ()


class Stopped(BaseException):
    """A request to stop; no error, so that nothing that forgives errors keeps it."""


class _Asked:
    """What was asked for by a signal: C code may keep the exception, or make another of it, as pydantic does."""

    to_stop = False
    ctrl_c = False


def main(arguments: list[str] | None = None) -> int:
    """Carry out one call (that of this process, unless `arguments` are given) and return its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    survive_any_terminal()
    listen_for_the_end()
    try:
        return _carry_out(arguments)
    except BrokenPipeError:
        return _reader_gone()
    except (Exception, KeyboardInterrupt, Stopped) as error:  # noqa: BLE001 - the one place where everything is caught
        if os.environ.get("ASSESS_DEBUG") == "1":
            traceback.print_exception(error)
        with suppress(KeyboardInterrupt, Stopped):  # a second request, while the first is being told
            return _tell(_ending(KeyboardInterrupt() if _was_asked(error) else error), words)
        return Interrupted.exit_code


def listen_for_the_end() -> None:
    """Let a request to stop (a closed window, a shutdown) end a call as Ctrl-C does: in order."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        # What the caller ignores stays ignored: `nohup assess ...`.
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _cancel if name == "SIGINT" else _stop)
    _Asked.to_stop = _Asked.ctrl_c = False


def hear_nothing_more() -> None:
    """Let nothing stop a process that is ending anyway."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, signal.SIG_IGN)


def keep_request(unraisable: "sys.UnraisableHookArgs") -> None:
    """Remember a request that cannot be raised where it arrived: what fails next fails because of it."""
    kept = unraisable.exc_value
    if not isinstance(kept, KeyboardInterrupt | Stopped):
        sys.__unraisablehook__(unraisable)
        return
    _Asked.to_stop = True
    for number in kept.args:
        signal.signal(number, _stop)  # whoever asks again is heard


def _was_asked(error: BaseException) -> bool:
    """Tell whether a call ends because it was asked to; a Ctrl-C at a prompt long before is no such request."""
    return _Asked.to_stop or (_Asked.ctrl_c and not isinstance(error, AssessError))


def _cancel(_number: int, _frame: object) -> NoReturn:
    _Asked.ctrl_c = True
    raise KeyboardInterrupt


def _stop(number: int, _frame: object) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)  # a second request must not cut short what the first one set in order
    _Asked.to_stop = True
    raise Stopped(number)


def _carry_out(arguments: list[str] | None) -> int:
    from typer.main import get_command

    from assess.cli.group import app

    try:
        result = get_command(app)(arguments, prog_name="assess", standalone_mode=False)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # typer catches it and leaves with 1
            raise end.__context__ from None
        raise
    if sys.stdout is not None:
        sys.stdout.flush()
    if result == Interrupted.exit_code:  # typer turns Ctrl-C into this number
        raise Interrupted("interrupted", _KEPT)
    return result if isinstance(result, int) else 0


def _ending(error: BaseException) -> Ending:
    """Return how a call ends that ended with `error`."""
    import typer

    if isinstance(error, AssessError):
        return Ending(error.exit_code, error.code, error.message, error.hint, getattr(error, "problems", ()))
    foreign: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], Callable[[Any], Ending]], ...] = (
        (typer.TyperException, _usage),
        ((typer.Abort, EOFError), _input_ended),
        ((KeyboardInterrupt, Stopped), _interrupted),
        (OSError, _refused_by_the_system),
    )
    return next((told for kind, told in foreign if isinstance(error, kind)), _bug)(error)


def _usage(error: Any) -> Ending:
    message = str(error.format_message()).rstrip(".").replace(": Value error, ", ": ")
    path = getattr(getattr(error, "ctx", None), "command_path", "assess")
    return Ending(UsageRefused.exit_code, "usage", message[:1].lower() + message[1:], f"try `{path} --help`")


def _refused_by_the_system(error: Any) -> Ending:
    reason = os.strerror(error.errno) if error.errno else "no reason given"
    return Ending(StorageFailed.exit_code, "system-refused", f"the system refused: {reason}", _folder_gone())


def _folder_gone() -> str | None:
    """Return what to do where the current folder was removed: every relative name fails then."""
    try:
        os.getcwd()  # noqa: PTH109 - only whether there is one
    except OSError:
        return "the folder you are in was removed: go to another one"
    return None


def _interrupted(_error: object) -> Ending:
    return Ending(Interrupted.exit_code, "interrupted", _KEPT)


def _input_ended(_error: object) -> Ending:
    return Ending(Interrupted.exit_code, "input-ended", "the input ended; everything confirmed before is kept")


def _bug(error: BaseException) -> Ending:
    from assess.cli.crash import leave_note

    number, note = leave_note(error)
    hint = f"{note} says where, without case content" if note else "ASSESS_DEBUG=1 shows where (with case content)"
    return Ending(BUG, "bug", f"this is a bug in assess (error {number}); nothing confirmed is lost", hint)


def _tell(ending: Ending, arguments: list[str]) -> int:
    """Say how the call ended, and return its exit code."""
    try:
        _leave_the_line_of_the_cursor(ending)
        say(ending.message)
        show_problems(ending.problems)
        say_hint(ending.hint)
        if "--json" in arguments:
            show(envelope(command_named_in(arguments), ending.exit_code, None, _as_problems(ending)))
    except (OSError, StorageFailed):  # nobody can be told; the exit code is all that is left
        pass
    _forget_unwritten()
    return ending.exit_code


def _leave_the_line_of_the_cursor(ending: Ending) -> None:
    if ending.exit_code == Interrupted.exit_code and message_stream().isatty():  # the terminal shows ^C there
        message_stream().write("\n")


def _as_problems(ending: Ending) -> tuple["Problem", ...]:
    from assess.model.problem import Problem

    return ending.problems or (Problem(ending.code, "", ending.message, ending.hint),)


def _reader_gone() -> int:
    _forget_unwritten()
    return READER_GONE


def _forget_unwritten() -> None:
    """Point a stream that cannot be written at nothing: Python would try once more at exit, and complain."""
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)
