"""Word lists: what marks a person, with a better word; what must never be a finding by itself; and why each is here.

English only: a list in a language that nobody here speaks well would do harm. Instruments in other languages get the
rules that need no words. A list is never complete; it reminds, and a person decides.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

ALTERNATIVES: Mapping[str, str] = {
    "en": r"\bor\b",
    "de": r"\boder\b",
    "fr": r"\bou\b",
    "es": r"\bou?\b",
    "it": r"\bo\b",
}
"""How languages write "or": an anchor with alternatives is two anchors."""


class Stigma(NamedTuple):
    """Words, separated by commas, what to write instead, and why."""

    words: str
    better: str
    why: str


_NOUN = "turns something done into what a person is"
_ILLNESS = "turns an illness into a person"
_MORAL = "passes judgement where an observation is asked for"
_SUSPICION = "cannot be refuted: whatever the person does confirms it"
_CONTEMPT = "is an insult"

STIGMA: tuple[Stigma, ...] = (
    Stigma("offender, offenders, reoffender, reoffenders", "person, person convicted of ...", _NOUN),
    Stigma("criminals, felon, felons, recidivist, recidivists", "people convicted of ...", _NOUN),
    Stigma("convict, convicts, ex con, ex cons, jailbird, jailbirds", "person who was in prison", _NOUN),
    Stigma("terrorists", "people convicted of a terrorism offence", _NOUN),
    Stigma("radicals, extremists", "people who were active in the movement", _NOUN),
    Stigma("fanatic, fanatics, fanatical, zealot, zealots", "say what is believed and what is done for it", _MORAL),
    Stigma("jihadi bride, jihadi brides, brainwashed", "say what was done, and by whom", _CONTEMPT),
    Stigma("monster, monsters, evil, wicked, depraved, vile", "say what was done", _MORAL),
    Stigma("psychopath, psychopaths, psychopathic, sociopath, sociopaths", "say what the person does", _ILLNESS),
    Stigma("schizophrenic, schizophrenics, psychotics, autistics, bipolars", "person with ...", _ILLNESS),
    Stigma("the mentally ill, mental patient, mental patients, unhinged", "people with a mental illness", _ILLNESS),
    Stigma("mentally disturbed, insane, lunatic, lunatics, crazy, madman, madness", "say what was observed", _CONTEMPT),
    Stigma("retarded, feeble minded, imbecile, subnormal, low intelligence", "person who needs support", _CONTEMPT),
    Stigma("handicapped, cripple, crippled, wheelchair bound, deaf and dumb", "person with a disability", _CONTEMPT),
    Stigma("suffer from, suffers from, suffered from, suffering from", "has, lives with", _ILLNESS),
    Stigma("commit suicide, commits suicide, committed suicide", "died by suicide, attempted suicide", _MORAL),
    Stigma("addict, addicts, junkie, junkies, alcoholic, alcoholics, drunkard", "person who uses ...", _NOUN),
    Stigma(
        "substance abuse, substance abuser, substance abusers, drug abuse, drug abuser, drug abusers",
        "use of ...",
        _NOUN,
    ),
    Stigma("manipulative, manipulator, scheming, cunning, devious", "say what was said to whom", _SUSPICION),
    Stigma(
        "false compliance, disguised compliance, faking good",
        "says different things to different listeners",
        _SUSPICION,
    ),
    Stigma("smooth picture, impostor, in denial, no insight, lacks insight", "say what was said to whom", _SUSPICION),
    Stigma("attention seeking, hysterical, histrionic, overreacts", "say what the person did and when", _MORAL),
    Stigma("noncompliant, non compliant, uncooperative, defiant", "say what was asked and what was done", _MORAL),
    Stigma(
        "resistant to treatment, treatment resistant, unteachable", "say what was offered and what was done", _MORAL
    ),
    Stigma(
        "untreatable, incurable, incorrigible, irredeemable, hopeless case, lost cause", "say what was tried", _MORAL
    ),
    Stigma("dangerous person, dangerous individual, dangerous man", "say harm to whom, when, how", _NOUN),
    Stigma("ticking bomb, time bomb, predator, predators", "say harm to whom, when, how", _CONTEMPT),
    Stigma("lazy, work shy, parasite, parasites, scrounger, scroungers", "say what was observed", _MORAL),
    Stigma("weak willed, immoral, promiscuous, bad character", "say what was observed", _MORAL),
    Stigma("broken home, broken homes, dysfunctional family", "say who was there and what was missing", _MORAL),
    Stigma(
        "illegals, illegal migrant, illegal migrants, illegal immigrant", "person without a residence permit", _NOUN
    ),
    Stigma("gypsy, gypsies, primitive, uncivilised, uncivilized, savages", "name the fact, not the group", _CONTEMPT),
    Stigma("prostitute, prostitutes, whore, whores", "person who sells sex", _CONTEMPT),
)
MARKS: Mapping[str, Stigma] = {word: one for one in STIGMA for word in one.words.split(", ")}
"""Each word or phrase of the list: lower case, blanks for hyphens, at most `LONGEST` words."""
FIRST_WORDS = frozenset(word.split()[0] for word in MARKS)
LONGEST = max(len(word.split()) for word in MARKS)

_FAMILY_WORDS: Mapping[str, str] = {
    "religion": r"religio\w*|faiths?|beliefs? in god|pray(?:s|ed|ing|ers?)?|mosques?|church(?:es)?|synagogues?"
    r"|worship\w*|islam\w*|muslims?|christian\w*|jew(?:s|ish)?|hindu\w*|buddhis\w*|quran|koran|bible|sermons?|imams?|priests?"
    r"|convert(?:s|ed)? to|conversions?|headscar(?:f|ves)|hijab|beards?|halal|ramadan|piety|pious|devout",
    "origin": r"ethnic\w*|nationalit(?:y|ies)|citizenships?|migra(?:tion|nts?)|immigra\w*|foreign(?:ers?)?|refugees?"
    r"|asylum|race|racial|skin colou?r|mother tongue|country of birth|countries of birth|roma",
    "politics": r"politic\w*|votes?|voting|elections?|left-wing|right-wing|party member\w*|demonstrations?|protests?",
    "diagnosis": r"diagnos\w*|autis\w*|adhd|schizophren\w*|psychos[ei]s|psychotic|depressi(?:on|ve)|bipolar|ptsd"
    r"|(?:personality|mental) disorders?|mental illness(?:es)?|mentally ill|(?:intellectual|learning) disabilit\w*",
}
FAMILIES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _FAMILY_WORDS.items()
}
"""What a person is, believes or has, and must not count as a finding: an item that speaks of it needs a guard.

Not because it may never be asked: because raters take such words for findings unless they are told otherwise.
"""

_GUARD_WORDS: Mapping[str, str] = {
    "religion": r"|prayers?|cult(?:s|ural)?",
    "origin": r"|origins?|neighbourhoods?|countr(?:y|ies)|language",
    "politics": r"|opinions?|views?",
    "diagnosis": r"|illness(?:es)?|disorders?|disabilit\w*|health",
}
GUARDS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{words}{_GUARD_WORDS[name]})\b", re.IGNORECASE) for name, words in _FAMILY_WORDS.items()
}
"""How `not_evidence` rules a family out: its own words, and the wider ones that cover it."""
