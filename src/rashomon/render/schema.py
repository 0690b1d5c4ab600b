"""The published JSON Schema (draft 2020-12), made from `shape`, so that it cannot drift from what is written."""

import msgspec

from rashomon.render.shape import DossierShape, ReadingShape

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def dossier_schema() -> dict[str, object]:
    """The JSON Schema of `rashomon/dossier/1`, every field with its description."""
    return _schema(DossierShape, "rashomon/dossier/1")


def reading_schema() -> dict[str, object]:
    """The JSON Schema of `rashomon/reading/1`, every field with its description."""
    return _schema(ReadingShape, "rashomon/reading/1")


def _schema(of: type[DossierShape] | type[ReadingShape], name: str) -> dict[str, object]:
    (top,), parts = msgspec.json.schema_components([of], ref_template="#/$defs/{name}")
    named = {_name(key): _renamed(part) for key, part in sorted(parts.items())}
    return {"$schema": DIALECT, "title": name, **_as_object(_renamed(top)), "$defs": named}


def _name(key: str) -> str:
    return key.removesuffix("Shape")


def _renamed(part: object) -> object:
    """The same schema without our private class names in titles and references."""
    if isinstance(part, dict):
        names = ("$ref", "title")
        return {key: _name(item) if key in names and isinstance(item, str) else _renamed(item) for key, item in part.items()}
    return [_renamed(item) for item in part] if isinstance(part, list) else part


def _as_object(part: object) -> dict[str, object]:
    return {str(key): item for key, item in part.items()} if isinstance(part, dict) else {}
