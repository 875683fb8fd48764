"""In which roles somebody may rate with an instrument."""

from collections.abc import Sequence

from assess.errors import DoesNotFit, UsageRefused
from assess.logic.shape import nearest
from assess.store.library import LoadedInstrument


def checked_role(loaded: LoadedInstrument, role: str) -> str:
    """Return a role that rates with this instrument; raise DoesNotFit `role-barred`, UsageRefused `role-unknown`."""
    use = loaded.instrument.use
    if role in use.barred_roles:
        reason = use.barred_reason or "the instrument bars it"
        raise DoesNotFit(
            "role-barred", f"a {role} does not rate with this instrument: {reason}", "add evidence instead"
        )
    if role not in use.roles:
        raise role_unknown(role, use.roles, f"one of: {', '.join(use.roles)}")
    return role


def role_unknown(role: str, roles: Sequence[str], hint: str) -> UsageRefused:
    """Return the refusal of a role that an instrument does not know: the nearest one it knows, else the hint."""
    meant = nearest(role, roles)
    return UsageRefused(
        "role-unknown", f"this instrument knows no role {role}", f"did you mean {meant}?" if meant else hint
    )
