"""Rules about certainty: caps, reasons and the ledger's rules they name."""

from collections.abc import Iterator

from assess.logic.lint.finding import Draft, Finding, quoted

_COUNTS_DAYS = ("older-than", "one-source")


def cap_levels(draft: Draft) -> Iterator[Finding]:
    """A cap names a level of certainty."""
    known = draft.certainty()
    for at, cap in enumerate(draft.instrument.certainty.caps):
        if known and cap.cap not in known:
            message = f"there is no level of certainty {quoted(cap.cap)}"
            yield Finding("certainty-unknown", ("certainty", "caps", at, "cap"), message, f"one of {', '.join(known)}")


def cap_days(draft: Draft) -> Iterator[Finding]:
    """Days stand where the rule counts them."""
    for at, cap in enumerate(draft.instrument.certainty.caps):
        place = ("certainty", "caps", at)
        if cap.when == "older-than" and cap.days is None:
            yield Finding("cap-days", place, "the rule older-than needs days", "add days = 183")
        elif cap.days is not None and cap.when not in _COUNTS_DAYS:
            yield Finding("cap-days", (*place, "days"), f"the rule {cap.when} counts no days", "take them out")


def idle_caps(draft: Draft) -> Iterator[Finding]:
    """A cap lies below the highest level."""
    for at, cap in enumerate(draft.instrument.certainty.caps):
        if draft.certainty()[-1:] == (cap.cap,):
            place = ("certainty", "caps", at, "cap")
            yield Finding("cap-idle", place, f"{quoted(cap.cap)} is the highest level: the cap does nothing")


def ledger(draft: Draft) -> Iterator[Finding]:
    """Every rule ticks one reason, and one that lowers."""
    seen = set()
    for at, reason in enumerate(draft.instrument.certainty.reasons):
        place = ("certainty", "reasons", at, "ledger")
        if reason.ledger and reason.ledger in seen:
            message = f"the rule {reason.ledger} ticks another reason already"
            yield Finding("ledger-twice", place, message, "keep one of the two")
        if reason.ledger and reason.effect == "raises":
            yield Finding("ledger-raises", place, "what the ledger ticks can only lower", 'write effect = "lowers"')
        seen.add(reason.ledger)


RULES = (cap_levels, cap_days, idle_caps, ledger)
