"""`assess schema`: published shapes that hold for the examples, in the words of the files."""

import json
from pathlib import Path
from typing import Any

import pytest
import tomli

from assess.cli.main import main
from assess.logic.documents import read_document
from assess.logic.schemas import DIALECT, NAMES, make_schema
from assess.model.base import Part
from assess.model.panel import Panel
from assess.model.source import Register

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "golden" / "examples"
SHIPPED = sorted((ROOT / "instruments").glob("*.toml"))
TOML = (EXAMPLES / "mini.toml", *SHIPPED, ROOT / "assess" / "store" / "starter.toml")


def errors_in(schema: dict[str, Any], document: object) -> list[str]:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(document)]


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_document_has_a_schema(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", name]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$schema"] == DIALECT
    assert schema["title"] == f"assess {name}"
    assert schema["description"]
    assert all(part.get("description") for part in schema.get("$defs", {}).values() if part["type"] == "object")


def test_keys_are_those_of_the_file() -> None:
    parts = make_schema("instrument")["$defs"]
    assert "class" in parts["Missing"]["properties"]
    assert {"from", "to"} <= set(parts["Dimension"]["properties"])
    assert not any(key.endswith("_") for part in parts.values() for key in part.get("properties", {}))


@pytest.mark.parametrize("path", TOML, ids=lambda path: path.stem)
def test_instruments_hold_to_their_schema(path: Path) -> None:
    assert errors_in(make_schema("instrument"), tomli.loads(path.read_text(encoding="utf-8"))) == []


def test_what_is_no_instrument_does_not() -> None:
    old = tomli.loads((EXAMPLES / "vectors" / "mini.toml").read_text(encoding="utf-8"))
    assert len(errors_in(make_schema("instrument"), old)) > 10


@pytest.mark.parametrize(("name", "kind"), [("panel", Panel), ("register", Register)])
def test_the_examples_hold_to_model_and_schema(name: str, kind: type[Part]) -> None:
    data = (EXAMPLES / f"{name}.json").read_bytes()
    assert isinstance(read_document(kind, data), kind)
    assert errors_in(make_schema(name), json.loads(data)) == []


def test_a_schema_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "panel", "-o", str(tmp_path / "panel.schema.json")]) == 0
    assert json.loads((tmp_path / "panel.schema.json").read_text(encoding="utf-8")) == make_schema("panel")
    assert capsys.readouterr().out.startswith("written: ")


def test_an_unknown_kind_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "instrumnt"]) == 2
    assert 'hint: did you mean "instrument"?' in capsys.readouterr().err
