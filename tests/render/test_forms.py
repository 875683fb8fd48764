"""Forms byte for byte, what the guide may not show, what the sheet has to, and foreign text in both."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli

from assess.logic.documents import adapter_of
from assess.logic.keypad import keypad_rows, numbered_reasons
from assess.model.instrument import Instrument, Judgement
from assess.render.forms.condition import condition_words
from assess.render.forms.guide import in_order, make_guide
from assess.render.forms.html import guide_html, sheet_html
from assess.render.forms.sheet import make_sheet
from assess.render.forms.style import page_style
from assess.render.forms.text import guide_text, sheet_text
from tests.render.golden import FORMS, assert_golden
from tests.render.pages import Page
from tests.samples import RAW

ROOT = Path(__file__).parents[2]


def instrument(raw: dict[str, Any]) -> Instrument:
    made: Instrument = adapter_of(Instrument).validate_json(json.dumps(raw))
    return made


def read(path: str) -> Instrument:
    return instrument(tomli.loads((ROOT / path).read_text("utf-8")))


MINI = read("tests/golden/examples/mini.toml")
FLAGSHIP = read("instruments/reengagement.toml")

FORMATS: dict[str, Callable[[Instrument], str]] = {
    "guide.txt": lambda one: guide_text(make_guide(one)),
    "guide.html": lambda one: guide_html(make_guide(one)),
    "sheet.txt": lambda one: sheet_text(make_sheet(one)),
    "sheet.html": lambda one: sheet_html(make_sheet(one)),
}


def spoken(text: str) -> str:
    return " ".join(text.split())


def words(text: str) -> list[str]:
    """Return the words of a form alone: no lines to write on, no boxes, no bullets, no columns."""
    return re.findall(r"[^\W_]+", text.casefold())


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name: str) -> None:
    assert_golden(name, FORMATS[name](MINI).encode(), FORMS)


@pytest.mark.parametrize("name", ["guide.txt", "sheet.txt"])
def test_text_fits_80_columns_and_is_ascii(name: str) -> None:
    text = FORMATS[name](FLAGSHIP)
    assert text.isascii()
    assert max(len(line) for line in text.splitlines()) <= 80


@pytest.mark.parametrize("name", ["guide.html", "sheet.html"])
@pytest.mark.parametrize("one", [MINI, FLAGSHIP], ids=["mini", "flagship"])
def test_a_page_loads_nothing_and_runs_nothing(name: str, one: Instrument) -> None:
    made = FORMATS[name](one)
    page = Page(made)
    assert {"script", "link", "img", "iframe", "form", "a"}.isdisjoint(page.tags)
    assert {"style", "src", "href"}.isdisjoint(key for key, _ in page.attributes)
    assert not [key for key, _ in page.attributes if key.startswith("on")]
    assert "http:" not in made
    assert "https:" not in made
    assert "url(" not in made
    assert made.isascii()
    assert any(value and value.startswith("default-src 'none'; style-src 'sha256-") for _, value in page.attributes)


def test_a_page_says_its_language_and_its_tables_have_scopes() -> None:
    page = Page(FORMATS["sheet.html"](MINI))
    assert page.attributes[0] == ("lang", "en")
    assert page.tags.count("th") == sum(key == "scope" for key, _ in page.attributes)
    identifiers = [value for key, value in page.attributes if key == "id"]
    assert len(set(identifiers)) == len(identifiers)
    assert {value for key, value in page.attributes if key == "aria-labelledby"} == set(identifiers)


@pytest.mark.parametrize("one", [MINI, FLAGSHIP], ids=["mini", "flagship"])
def test_text_and_html_of_the_guide_say_the_same_words_in_the_same_order(one: Instrument) -> None:
    assert words(FORMATS["guide.txt"](one)) == words(Page(FORMATS["guide.html"](one)).text)


@pytest.mark.parametrize("one", [MINI, FLAGSHIP], ids=["mini", "flagship"])
def test_text_and_html_of_the_sheet_say_the_same_words_in_the_same_order(one: Instrument) -> None:
    """HTML adds captions and column heads for who cannot see the table; text heads the levels with `Level`."""
    page = re.sub(r"<caption>.*?</caption>|<thead.*?</thead>", "", FORMATS["sheet.html"](one))
    text = re.sub(r"^Level$", "", FORMATS["sheet.txt"](one), flags=re.MULTILINE)
    assert words(text) == words(Page(page).text)


def rated(one: Instrument) -> set[str]:
    """Return every text that shows what is rated: labels, anchors, meanings, guidance."""
    found = {level.label for scale in one.scales.values() for level in scale.levels}
    found |= {level.meaning or "" for scale in one.scales.values() for level in scale.levels}
    for question in one.questions:
        found |= {question.label, question.code, *question.look_for, *question.not_evidence}
        found |= {facet.label for facet in question.facets}
        found |= {mark.label for mark in (*question.indicators, *question.flags)}
        found |= {
            question.anchor(facet.id, code) or "" for facet in question.asked for code in one.scales[facet.scale].codes
        }
    return found - {""}


@pytest.mark.parametrize("name", ["guide.txt", "guide.html"])
@pytest.mark.parametrize("one", [MINI, FLAGSHIP], ids=["mini", "flagship"])
def test_nothing_in_the_guide_shows_what_is_rated(name: str, one: Instrument) -> None:
    made = FORMATS[name](one)
    seen = spoken(Page(made).text if name == "guide.html" else re.sub(r"^- |^  ", "", made, flags=re.MULTILINE))
    assert one.instrument.title not in seen
    # What stands above the themes is ours, and the golden file shows it; what a prompt says is said to the person.
    first = make_guide(one).themes[0].title
    seen = seen[re.search(re.escape(first), seen, re.IGNORECASE).start() :]  # type: ignore[union-attr]
    for question in one.questions:
        for prompt in question.prompts:
            seen = seen.replace(spoken(prompt), "")
    for theme in make_guide(one).themes:
        seen = seen.replace(theme.title, "")
    for text in rated(one):
        assert not re.search(rf"(?<!\w){re.escape(spoken(text))}(?!\w)", seen), text


def test_every_prompt_but_those_to_the_assessor_stands_in_the_guide_once() -> None:
    prompts = [prompt for theme in make_guide(FLAGSHIP).themes for group in theme.groups for prompt in group]
    asked = [one for one in FLAGSHIP.questions if not isinstance(one, Judgement)]
    assert sorted(prompts) == sorted(prompt for one in asked for prompt in one.prompts)


def test_what_has_no_theme_comes_last_under_other() -> None:
    raw = json.loads(json.dumps(RAW))
    raw["items"][0]["prompts"] = ["How did it begin?"]
    raw["items"][1] |= {"prompts": ["Who calls?"], "theme": "people"}
    themes = make_guide(instrument(raw)).themes
    assert [(theme.title, theme.groups) for theme in themes] == [
        ("People", (("Who calls?",),)),
        ("Other", (("How did it begin?",),)),
    ]


def test_orders_differ_until_every_one_was_used_and_the_first_is_the_instruments() -> None:
    groups = [("a", "b"), ("c",), ("d",)]
    orders = [in_order(groups, order) for order in range(1, 7)]
    assert orders[0] == (("a", "b"), ("c",), ("d",))
    assert len(set(orders)) == 6
    assert in_order(groups, 7) == orders[0]
    assert in_order([], 5) == ()


def test_another_order_is_another_guide_and_is_printed_at_its_foot() -> None:
    texts = [guide_text(make_guide(FLAGSHIP, order=order)) for order in range(1, 30)]
    assert len({text.rsplit("\n\n", 1)[0] for text in texts}) == 29
    assert "order 7" in texts[6].splitlines()[-1]


@pytest.mark.parametrize("name", ["sheet.txt", "sheet.html"])
def test_the_sheet_shows_every_question_facet_level_and_reason_with_its_number(name: str) -> None:
    made = FORMATS[name](FLAGSHIP)
    seen = spoken(Page(made).text if name == "sheet.html" else made)
    at = 0
    for question in FLAGSHIP.questions:
        at = seen.index(spoken(f"{question.code} {question.label}"), at)
        for row in keypad_rows(question):
            if question.facets:
                at = seen.index(f"{question.code}, {row.facet.label}", at)
            for number, level in enumerate(FLAGSHIP.scales[row.facet.scale].levels, 1):
                shown = str(number) if name == "sheet.html" else f"[{number}]"
                text = question.anchor(row.facet.id, level.code) or level.meaning or ""
                at = seen.index(spoken(f"{shown} {level.label}: {text}"), at)
            for number, reason in numbered_reasons(FLAGSHIP.missing, question):
                at = seen.index(f"0.{number}", at)
                at = seen.index(reason.label, at)


def test_the_sheet_shows_no_code_of_a_level_beside_its_number() -> None:
    for line in FORMATS["sheet.txt"](MINI).splitlines():
        assert not re.search(r"\[\d\] [A-Z] ", line)


def test_a_level_that_cannot_wait_says_so_and_leaves_room_for_who_was_told() -> None:
    text = FORMATS["sheet.txt"](MINI)
    assert text.count("(CANNOT WAIT)") == 2
    assert text.count(f"If 4: tell somebody at once.\n\nWho: {'_' * 45}  When: {'_' * 22}\nConfirmed: ") == 2


def test_a_field_with_a_long_name_has_its_line_below_and_nothing_is_wider_than_the_paper() -> None:
    raw = json.loads(json.dumps(RAW))
    raw["items"][0] |= {"label": "long " * 50 + "end", "period": "x" * 70, "theme": "y" * 75, "prompts": ["z " * 90]}
    raw["items"][3]["fields"] = [{"id": "long", "label": "word " * 30 + "end"}]
    one = instrument(raw)
    text = sheet_text(make_sheet(one)) + guide_text(make_guide(one))
    assert "word end:\n\n___" in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_what_is_asked_besides_has_its_place() -> None:
    text = FORMATS["sheet.txt"](MINI)
    for part in ("[a] Visits", "[k] Key strength", "Next step: ____", "  [ ] not wanted"):
        assert part in text
    assert "May stay empty" not in text
    assert "Because: ___" in text
    assert "About the scenario: Goes back to the movement." in text


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ('phase in ["pre-release", "released"]', "asked only when the phase is pre-release or released"),
        ('not (setting == "custody")', "asked unless the setting is custody"),
        ('active-ties in ["C", "D"]', 'asked only when D1 is "Clear" or "Driving"'),
        ('violence-legitimacy.now != "N"', 'asked only when D2 (Now) is not "Not evident"'),
        ('answered(work) and (phase == "released")', "asked only when P2 has a level and (the phase is released)"),
        ('not (phase == "a") and setting == "b"', "asked only when not (the phase is a) and the setting is b"),
    ],
)
def test_a_condition_in_words(condition: str, told: str) -> None:
    assert condition_words(MINI, condition) == told


def test_the_first_page_says_what_the_sheet_is_and_is_not() -> None:
    text = spoken(sheet_text(make_sheet(MINI, "DEMO-01", "prison-assessor", fictional=True)))
    for part in (
        "FICTIONAL",
        "draft, not validated",
        "Use with any person.",
        "Not the sole basis for a decision. Nothing is added up.",
        "Case: DEMO-01",
        "Role: prison-assessor",
        "3.2 is the third level",
    ):
        assert part in text


def test_what_a_role_does_not_rate_is_left_out_and_named_at_the_end() -> None:
    raw = json.loads(json.dumps(RAW))
    raw["items"][0]["roles"] = ["forensic-psychologist"]
    text = spoken(sheet_text(make_sheet(instrument(raw), role="probation-assessor")))
    assert "H1 Length" not in text
    assert "because the role probation-assessor does not rate them: H1." in text
    assert "H1 Length" in sheet_text(make_sheet(instrument(raw))).replace("H1  ", "H1 ")


HOSTILE = {
    "<script>alert(1)</script>": "<script>alert(1)</script>",
    "[/] [sic] [bold]x": "[/] [sic] [bold]x",
    "x\x1b[31mred": "x<U+001B>[31mred",
    "a\u202eb": "a<U+202E>b",
    '"><b onclick="x">&amp;': '"><b onclick="x">&amp;',
}


@pytest.mark.parametrize(("typed", "seen"), HOSTILE.items())
def test_foreign_text_appears_as_typed_and_nothing_obeys_it(typed: str, seen: str) -> None:
    raw = json.loads(json.dumps(RAW))
    raw["instrument"]["title"] = typed
    raw["items"][0] |= {"label": typed, "prompts": [typed], "theme": typed, "anchors": {"N": typed}, "period": typed}
    one = instrument(raw)
    marked = seen.replace("<U+", "⟦U+").replace("001B>", "001B⟧").replace("202E>", "202E⟧")
    for name, made in ((name, make(one)) for name, make in FORMATS.items()):
        assert "\x1b" not in made
        assert "\u202e" not in made
        if name.endswith("txt"):
            assert seen in spoken(made)
        else:
            page = Page(made)
            assert marked in page.text
            assert "script" not in page.tags
            assert not [key for key, _ in page.attributes if key.startswith("on")]


def test_a_foot_cannot_leave_its_place_in_the_style() -> None:
    with pytest.raises(ValueError, match="a foot holds"):
        page_style('x"; } body { display: none')
