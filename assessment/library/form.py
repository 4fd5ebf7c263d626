"""The form of an edition's files: JSON Schema, with its errors turned into faults that help."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from assessment.library.documents import Document
from assessment.library.faults import Fault

SCHEMAS = Path(__file__).parent / "schema"
JSON_NAMES = {
    str: "text",
    int: "a whole number",
    dict: "a group of `name: value` lines",
    list: "a list",
    bool: "true or false",
}


def form_faults(documents: Mapping[str, Document]) -> tuple[Fault, ...]:
    """What the schemas say against the files."""
    faults: list[Fault] = []
    for file, document in documents.items():
        for error in schema_for(file).iter_errors(document.data):
            faults += _faults(document, error)
    return tuple(faults)


def schema_for(file: str) -> Draft202012Validator:
    """The validator of one of the edition's files, by its name."""
    return _validator({"edition.yaml": "edition", "examples.yaml": "examples"}.get(file) or Path(file).parent.name)


@cache
def _validator(folder: str) -> Draft202012Validator:
    name = {"criteria": "criterion"}.get(folder, folder)
    return Draft202012Validator(json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8")))


def _faults(document: Document, error: ValidationError) -> Iterator[Fault]:
    """One fault for an error, or one for each unknown name, at the line of that name."""
    place = tuple(error.absolute_path)
    if error.validator == "additionalProperties" and isinstance(error.validator_value, bool):
        schema: Any = error.schema
        found: Any = error.instance
        known = sorted(schema.get("properties", {}))
        for name in found:
            if name not in known:
                message = f"`{name}` is not known here; known are {', '.join(known)}."
                yield Fault(document.file, document.line(*place, name), "form", message)
        return
    yield Fault(document.file, document.line(*place), "form", _message(place, error))


def _message(place: tuple[str | int, ...], error: ValidationError) -> str:
    """What is wrong in words of the file, not of the schema."""
    name = f"`{_spoken(place)}`" if place else "The file"
    kind = str(error.validator)
    wanted: Any = error.validator_value
    found: Any = error.instance
    if kind == "oneOf":
        return f"{name} needs either `group` and `sheets`, or `levels`."
    if kind == "type":
        return f"{name} must be {_kinds(wanted)}; found {_found(found)}."
    if kind == "required":
        missing = [field for field in wanted if field not in found]
        return f"{name} lacks {', '.join(f'`{field}`' for field in missing)}."
    if kind == "enum":
        return f"{name} must be one of {', '.join(wanted)}; found {_found(found)}."
    if kind == "pattern":
        return f"{name} has a form that is not allowed; found {_found(found)}, allowed is {wanted}"
    if kind in ("minItems", "minLength"):
        return f"{name} is empty; it needs at least {wanted}."
    return f"{name}: {error.message}."


def _spoken(place: tuple[str | int, ...]) -> str:
    """`scales, 2nd` reads worse than `scales[2]`: places of a list are counted from 1."""
    steps = [f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in place]
    return "".join(steps).removeprefix(".")


def _kinds(wanted: str | list[str]) -> str:
    words = {"string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false"}
    words |= {"object": "a group of `name: value` lines", "array": "a list"}
    return " or ".join(dict.fromkeys(words[kind] for kind in ([wanted] if isinstance(wanted, str) else wanted)))


def _found(value: Any) -> str:
    """A short value as written; a long one by its kind."""
    if value is None:
        return "nothing"
    return JSON_NAMES[type(value)] if isinstance(value, dict | list) else f"`{str(value)[:60]}`"
