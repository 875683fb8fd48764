"""Seals that are known to be withdrawn are not compared; what else became of a seal is said on standard error."""

from collections.abc import Callable, Collection, Sequence

from assess.cli.output import say
from assess.errors import DoesNotFit
from assess.model.problem import Problem
from assess.store.envelope import Sealed
from assess.store.naming import journal_beside, named_withdrawn

Name = Callable[[Sealed], str]
_CALL_BACK = "ask its assessor for the seal that stands"


def _file_name(sealed: Sealed) -> str:
    return sealed.name


def refuse_withdrawn(files: Sequence[Sealed], name: Name = _file_name) -> None:
    """Raise DoesNotFit for every seal known to be withdrawn: by its journal, its name, or a later seal among these.

    `name` is how a seal is called: the name of its file says enough where all are of one case.
    """
    amended = {one.of for sealed in files for one in sealed.assessment.amendments}
    withdrawn = {one.of for sealed in files for one in sealed.assessment.withdrawals}
    problems = [
        Problem(
            "withdrawn-seal", sealed.assessment.assessor.label, f"the seal {name(sealed)} was withdrawn", _CALL_BACK
        )
        for sealed in files
        if _followed_by(sealed, name(sealed), amended) == "withdrawn"
        or named_withdrawn(sealed)
        or sealed.commitment in withdrawn
    ]
    if problems:
        raise DoesNotFit("withdrawn-seal", "a seal that was withdrawn is not compared", problems=tuple(problems))


def _followed_by(sealed: Sealed, name: str, amended: Collection[str]) -> str | None:
    """Return what the journal beside a file, if it is there, says has opened the seal again, and say what to know.

    `amended` are the digests of the seals that an amendment among these files goes on from.
    """
    one, event = sealed.assessment, None
    if journal_beside(sealed.path):
        from assess.store.beside import verify_beside

        following = verify_beside(sealed)
        event = following.event if following else None
    if event == "amended" and sealed.commitment not in amended:
        rest = "it is compared without that" if one.amendments else "agreement counts this first seal"
        say(f"{one.assessor.label} has amended {name} since, or is about to; {rest}")
    if one.withdrawals:
        say(f"{one.assessor.label} sealed anew after withdrawing a seal: {name} says when and why")
    return event
