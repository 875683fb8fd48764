"""An assessment from whatever file somebody names: a sealed file or a journal, wherever it lies."""

from pathlib import Path

from assess.errors import FileInvalid
from assess.logic.strict import MAX_BYTES
from assess.model.assessment import Assessment
from assess.model.base import TEXT_LIMIT
from assess.model.source import Register
from assess.store.beside import verify_beside
from assess.store.case import load_kept
from assess.store.envelope import parse_sealed
from assess.store.files import is_journal, read_bytes
from assess.store.journal import assessment_in
from assess.store.lines import ASSESSMENT, scan
from assess.store.log import whole
from assess.store.named import read_text

REASON_LIMIT = 4 * TEXT_LIMIT


def read_assessment(path: Path) -> tuple[Assessment, Register | None]:
    """Return the assessment in `path`, and the register where the file lies in the tree of a case that has one.

    Raises NotFound, FileInvalid, IntegrityBroken or StorageFailed.
    """
    if path.suffix.lower() == ".toml":
        hint = f"assess instrument check {path.name}"
        raise FileInvalid("not-an-assessment", f"{path} is an instrument, not an assessment", hint)
    data = read_bytes(path, MAX_BYTES)
    if is_journal(data):
        assessment = assessment_in(whole(scan(data, path.name, ASSESSMENT)))
        return assessment, load_kept(Register, path.absolute().parents[1] / "register.json", assessment.case)
    sealed = parse_sealed(data, path)
    verify_beside(sealed)
    return sealed.assessment, None


def read_reason(path: Path) -> str:
    """Return the reason in a UTF-8 file, as `read_words` does."""
    return read_words(path, "reason")


def read_words(path: Path, what: str) -> str:
    """Return the text in a UTF-8 file (`-` is standard input); raise FileInvalid where there is none or too much."""
    text = read_text(path, REASON_LIMIT, f"the {what}").replace("\r\n", "\n").strip()
    if not text or len(text) > TEXT_LIMIT:
        raise FileInvalid(f"no-{what}", f"the {what} is empty or longer than {TEXT_LIMIT} characters")
    return text
