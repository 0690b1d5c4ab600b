"""What someone else knows of the pages: a table of hosts, outlets and dates beside them."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from rashomon.model import Evidence, ManifestError, Moment

PATH = "path"
# column -> the field of the evidence it gives
COLUMNS = {
    "url": "source",
    "host": "host",
    "outlet": "outlet",
    "published": "published",
    "fetched": "fetched",
    "title": "title",
    "language": "language",
}
DATES = ("published", "fetched")


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One row: the path as written, the line it stands on, and what it says."""

    path: str
    line: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All rows of a manifest; `notes` tell what in it was passed over."""

    source: str
    folder: Path
    entries: tuple[ManifestEntry, ...]
    notes: tuple[str, ...] = ()

    def find(self, source: str, file: Path | None) -> ManifestEntry | None:
        """The row for a page, by the path as given, or relative to the manifest's folder or to the current one."""
        return self.finder()(source, file)

    def finder(self) -> Callable[[str, Path | None], ManifestEntry | None]:
        """`find` for many pages: every row is looked at once. Of several rows for a page the first counts."""
        as_given = {entry.path: entry for entry in reversed(self.entries)}
        files: dict[Path, ManifestEntry] = {}

        def find(source: str, file: Path | None) -> ManifestEntry | None:
            if source in as_given or file is None:
                return as_given.get(source)
            if not files:
                for base in (Path(), self.folder):  # the manifest's own folder has the last word
                    files.update({_resolve(base / entry.path): entry for entry in reversed(self.entries)})
            return files.get(_resolve(file))

        return find


def load_manifest(path: str | Path) -> Manifest:
    """The manifest in a CSV file (first line: column names) or in JSON lines.

    Every row has a `path` and any of url, host, outlet, published, fetched, title and language; dates are ISO 8601 or dates
    as mail and web servers write them. Raises `ManifestError` naming file, line and value for anything that cannot be read.
    """
    file = Path(path)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ManifestError(f"{path}: the manifest cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ManifestError(f"{path}: the manifest is not UTF-8 (byte {error.start})") from error
    rows = _json_rows(text, str(path)) if _is_json(file, text) else _csv_rows(text, str(path))
    entries: list[ManifestEntry] = []
    unknown: dict[str, int] = {}
    seen: dict[str, int] = {}
    for line, row in rows:
        for column in row:
            if column != PATH and column not in COLUMNS:
                unknown.setdefault(column, line)
        entry = _entry(row, line, str(path))
        if entry.path in seen:
            raise ManifestError(f"{path}, line {line}: path {entry.path!r} stands on line {seen[entry.path]} already")
        seen[entry.path] = line
        entries.append(entry)
    notes = tuple(f"column {name!r} is not known and was ignored; known are {PATH}, {', '.join(COLUMNS)}" for name in unknown)
    return Manifest(str(path), file.parent, tuple(entries), notes)


def _resolve(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # loops of links, names the system does not allow
        return path


def _is_json(file: Path, text: str) -> bool:
    return file.suffix.lower() in (".json", ".jsonl", ".ndjson") or text.lstrip().startswith(("{", "["))


def _json_rows(text: str, name: str) -> list[tuple[int, dict[str, str]]]:
    rows: list[tuple[int, dict[str, str]]] = []
    whole = _whole_array(text)
    if whole is not None:
        return [(number, _plain(value, number, name)) for number, value in enumerate(whole, 1)]
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ManifestError(f"{name}, line {number}: not JSON: {line.strip()[:80]!r}") from error
        rows.append((number, _plain(value, number, name)))
    return rows


def _whole_array(text: str) -> list[object] | None:
    if not text.lstrip().startswith("["):
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list) else None


def _plain(value: object, number: int, name: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ManifestError(f"{name}, line {number}: an object was expected, not {json.dumps(value)[:80]}")
    row: dict[str, str] = {}
    for key, content in value.items():
        if content is None:
            continue
        if isinstance(content, dict | list | bool):
            raise ManifestError(f"{name}, line {number}: {key} must be text, not {json.dumps(content)[:80]}")
        row[str(key).strip().lower()] = str(content)
    return row


def _csv_rows(text: str, name: str) -> list[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, dict[str, str]]] = []
    header: list[str] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip().lower() for cell in cells]
                if PATH not in header:
                    raise ManifestError(f"{name}, line {reader.line_num}: no column named {PATH!r} in {','.join(cells)[:120]!r}")
                if len(set(header)) < len(header):
                    raise ManifestError(
                        f"{name}, line {reader.line_num}: a column name stands twice in {','.join(cells)[:120]!r}"
                    )
                continue
            if len(cells) != len(header):
                raise ManifestError(
                    f"{name}, line {reader.line_num}: {len(cells)} values for {len(header)} columns: {','.join(cells)[:120]!r}"
                )
            rows.append((reader.line_num, dict(zip(header, cells, strict=True))))
    except csv.Error as error:
        raise ManifestError(f"{name}, line {reader.line_num}: {error}") from error
    return rows


def _entry(row: dict[str, str], line: int, name: str) -> ManifestEntry:
    path = row.get(PATH, "").strip()
    if not path:
        raise ManifestError(f"{name}, line {line}: no {PATH!r} in this row")
    for column in DATES:
        value = row.get(column, "").strip()
        if value and readable_date(value) is None:
            raise ManifestError(
                f"{name}, line {line}: {column} {value!r} is no date (write it as 2025-04-17 or 2025-04-17T20:30+05:30)"
            )
    return ManifestEntry(path, line, evidence_of(row, "manifest"))


def evidence_of(row: Mapping[str, str], origin: str) -> tuple[Evidence, ...]:
    """What the known columns of a row say of its page; a date that is none is passed over."""
    evidence = []
    for column, field in COLUMNS.items():
        value = row.get(column, "").strip()
        if value and column in DATES:
            value = readable_date(value) or ""
        if value:
            evidence.append(Evidence(field, value, origin))
    if not row.get("host", "").strip() and (host := host_of_address(row.get("url", "").strip())):
        evidence.append(Evidence("host", host, origin))
    return tuple(evidence)


def readable_date(value: str) -> str | None:
    """The date as it is written, once it is known to be one; dates as mail has them become ISO 8601. None for any other."""
    try:
        Moment.parse(value)
    except ValueError:
        from email.utils import parsedate_to_datetime

        try:
            return str(Moment.parse(parsedate_to_datetime(value).isoformat()))
        except (ValueError, IndexError, TypeError, OverflowError):
            return None
    return value


def host_of_address(url: str) -> str | None:
    """The host of a web address without its www; None where it has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
