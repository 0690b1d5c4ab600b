"""Everything that can be set: by an option, by the environment, by a file. Read in one place, into one value that never changes.

An option comes before the environment (`RASHOMON_` and the name in capitals), the environment before the file, the file before
the default. The file is TOML: the one that `--settings` or `RASHOMON_SETTINGS` names, else `rashomon.toml` in the folder for a
person's own settings, where there is one.
"""

import re
import shlex
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal, get_args, get_type_hints

import msgspec
from msgspec import Meta

from rashomon.model import UsageError

PREFIX = "RASHOMON_"
FILE_VARIABLE = "RASHOMON_SETTINGS"
FILE_NAME = "rashomon.toml"
NOT_SERVED = "none"
# A variable so near to a setting's is misspelt, and what it was meant to set would not be set; others are not ours.
NEARLY = 0.85
_PASSWORD = re.compile(r"(://[^:/@\s]*:)[^@\s]*@")
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}

LogFormat = Literal["text", "json"]
LogLevel = Literal["debug", "info", "warning", "error"]
Duration = Annotated[str, Meta(pattern="^(0|[1-9][0-9]*)[smhd]$", title="a number and s, m, h or d: 30s, 15m, 1h")]
Interval = Annotated[str, Meta(pattern="^[1-9][0-9]*[smhd]$", title="a number from 1 on and s, m, h or d: 30s, 15m, 1h")]
Place = Annotated[
    str,
    Meta(
        pattern=rf"^({NOT_SERVED}|(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):[0-9]{{1,5}})$",
        title=f"HOST:PORT, [IPv6]:PORT, or {NOT_SERVED}",
    ),
]
Names = Annotated[tuple[str, ...], Meta(title="a list of texts")]
Switch = Annotated[bool, Meta(title="true or false")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings. The title of each says what a value must be, the description what it does: the documentation shows both."""

    archive: Annotated[
        str | None,
        Meta(title="a path or an address", description="A file, or `postgresql://…`; else a file in your own data folder."),
    ] = None
    jobs: Annotated[
        int,
        Meta(
            ge=1,
            le=1024,
            title="a number from 1 to 1024",
            description="`read`, `add`, `show`, `watch`: read with so many processes.",
        ),
    ] = 1
    bulk: Annotated[Switch, Meta(description="`add`, `watch`, `run`: read pages of HTML faster and a little less well.")] = False
    host_profiles: Annotated[Names, Meta(description="`add`, `watch`, `run`: files made by `rashomon profile`.")] = ()
    private_addresses: Annotated[
        bool | None,
        Meta(
            title="true or false",
            description="Whether addresses in private networks may be fetched; else `add` does, `watch` does not.",
        ),
    ] = None
    sources: Annotated[Names, Meta(description="`watch`: the feeds, pages, files and folders to look at.")] = ()
    every: Annotated[Interval, Meta(description="`watch`: how often it looks.")] = "15m"
    pause: Annotated[Duration, Meta(description="`watch`: how long a host is left alone between two of its pages.")] = "1s"
    listen: Annotated[Place, Meta(description="`watch`: where `/health`, `/ready` and `/metrics` are.")] = "127.0.0.1:9464"
    master: Annotated[
        str | None, Meta(title="an address", description="`run --engine spark`: Spark's master, such as `spark://head:7077`.")
    ] = None
    conf: Annotated[Names, Meta(description="`run --engine spark`: settings of Spark, such as `spark.executor.memory=4g`.")] = ()
    log_format: Annotated[LogFormat, Meta(title="text or json", description="How events are logged: one line each.")] = "text"
    log_level: Annotated[
        LogLevel | None,
        Meta(
            title="debug, info, warning or error",
            description="The least that is logged; else `info` of `watch` and in JSON, `warning` of the others.",
        ),
    ] = None

    def chosen(self, **options: object) -> "Settings":
        """The same with what options of a command say; None is an option that was not given. Raises UsageError."""
        given = {name: value for name, value in options.items() if value is not None and value != ()}
        said = {name: _converted(name, value, f"--{name.replace('_', '-')}", strict=False) for name, value in given.items()}
        return msgspec.convert({**{field.name: getattr(self, field.name) for field in fields(self)}, **said}, Settings)


@dataclass(frozen=True, slots=True)
class Documented:
    """What is to be known of a setting: `given` is how a value is written, `default` how the default is."""

    name: str
    variable: str
    given: str
    default: str
    meaning: str


def documented() -> Iterator[Documented]:
    """Every setting, in order, as the documentation shows it."""
    for field in fields(Settings):
        default = "" if field.default in (None, ()) else _shown(field.default).strip("'")
        yield Documented(field.name, variable(field.name), _said(field.name, "title"), default, _said(field.name, "description"))


def load_settings(environment: Mapping[str, str], *, file: str | None = None) -> Settings:
    """The settings of the environment and of a file. Raises UsageError, which names file or variable, key and value."""
    path, wanted = _file(environment, file)
    values = _from_file(path) if wanted or path.is_file() else {}
    return msgspec.convert({**values, **_from_environment(environment)}, Settings)


def seconds(duration: str) -> float:
    """The seconds of a duration as settings hold it: 900.0 for '15m'."""
    return float(duration[:-1]) * _SECONDS[duration[-1]]


def hidden_password(text: str) -> str:
    """The text with stars for the password of an address in it."""
    return _PASSWORD.sub(r"\1***@", text)


def variable(name: str) -> str:
    """The variable of the environment for a setting."""
    return PREFIX + name.upper()


def default_file() -> Path:
    """Where the file lies if nothing says otherwise."""
    from platformdirs import user_config_path

    return user_config_path("rashomon", appauthor=False) / FILE_NAME


def _file(environment: Mapping[str, str], file: str | None) -> tuple[Path, bool]:
    """The file, and whether someone asked for it."""
    named = file or environment.get(FILE_VARIABLE) or ""
    return (Path(named), True) if named else (default_file(), False)


def _from_file(path: Path) -> dict[str, object]:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: the settings cannot be read: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: this is not TOML: {error}") from error
    for key, value in table.items():
        if key not in _HINTS:
            raise UsageError(f"{path}: {key} = {_shown(value)}: there is no such setting{_meant(key, list(_HINTS))}")
    return {key: _converted(key, value, f"{path}: {key}", strict=True) for key, value in table.items()}


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    """What the variables say; an empty one says nothing."""
    variables = {variable(name): name for name in _HINTS}
    known = [*variables, FILE_VARIABLE]
    for name, value in sorted(environment.items()):
        if name.startswith(PREFIX) and name not in known and (meant := _meant(name, known)):
            raise UsageError(f"{name} = {_shown(value)}: there is no such setting{meant}")
    given = {name: environment[one] for one, name in variables.items() if environment.get(one)}
    return {name: _converted(name, _words(name, text), variable(name), strict=False) for name, text in given.items()}


def _words(name: str, text: str) -> object:
    """A list is written as a shell writes it."""
    if name not in _LISTS:
        return text
    try:
        return shlex.split(text)
    except ValueError as error:
        raise UsageError(f"{variable(name)} = {_shown(text)}: {error}") from error


def _converted(name: str, value: object, where: str, *, strict: bool) -> object:
    try:
        return msgspec.convert(value, _HINTS[name], strict=strict)
    except msgspec.ValidationError as error:
        raise UsageError(f"{where} = {_shown(value)}: {_said(name, 'title')} is expected") from error


def _said(name: str, what: Literal["title", "description"]) -> str:
    """What is said of a setting where it is declared."""
    notes: list[str | None] = [getattr(one, what) for one in get_args(_HINTS[name])[1:]]
    return next(note for note in notes if note)


def _shown(value: object) -> str:
    """A value as it would be written, without the password of an address."""
    return hidden_password(str(value).lower() if isinstance(value, bool) else repr(value))


def _meant(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=NEARLY)
    return f"; {near[0]}?" if near else ""


_HINTS = get_type_hints(Settings, include_extras=True)
_LISTS = frozenset(field.name for field in fields(Settings) if field.default == ())
