"""Assessors as a coordinator names them, LABEL:ROLE or LABEL:ROLE:SENIORITY, and the panel made of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assess.cli.roles import checked_role
from assess.errors import UsageRefused
from assess.logic.text import same_words
from assess.model.panel import Member
from assess.store.case import check_name

if TYPE_CHECKING:
    from assess.store.library import LoadedInstrument
    from assess.store.workspace import Workspace

MOST = 12
MOST_SENIOR = 99
_HINT = "write --assessor A1:prison-assessor, or A1:prison-assessor:2 with the order of seniority (1 the most senior)"


def named_members(
    workspace: "Workspace", case: str, loaded: "LoadedInstrument", named: Sequence[str], there: Sequence[Member] = ()
) -> tuple[Member, ...]:
    """Return the assessors that were named, beside those that are `there`; keys are random, 128 bits.

    Somebody who began before there was a panel keeps the key of their journals; who is `there` just so already is not
    new: after a kill the same call goes on. Raises UsageRefused for what is no assessor, stands twice or is unknown to
    the instrument, DoesNotFit for a role that does not rate.
    """
    members = list(there)
    for one in named:
        label, role, seniority = _parts(one)
        if (label, role, seniority) in {(member.label, member.role, member.seniority) for member in there}:
            continue
        if same_words(label) in {same_words(member.label) for member in members}:
            raise UsageRefused("label-twice", f"{label} is named twice, or on the panel already", "give one label each")
        key = workspace.assessor_key(case, label)
        members.append(Member(key=key, label=label, role=checked_role(loaded, role), seniority=seniority))
    if not members or len(members) > MOST:
        raise UsageRefused("panel-size", f"a panel has 1 to {MOST} assessors", _HINT)
    return tuple(members[len(there) :])


def _parts(one: str) -> tuple[str, str, int | None]:
    label, _, rest = one.partition(":")
    role, colon, number = rest.partition(":")
    check_name("an assessor", label)
    if not role or (colon and not _is_seniority(number)):
        raise UsageRefused("bad-assessor", "this names no assessor", _HINT)
    return label, role, int(number) if colon else None


def _is_seniority(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) <= len(str(MOST_SENIOR)) and int(number) >= 1
