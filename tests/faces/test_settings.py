"""What comes before what, and what is said where a setting is wrong."""

import re
from pathlib import Path

import pytest
from installed import Program

from rashomon.faces.settings import FILE_NAME, Settings, documented, load_settings, seconds
from rashomon.model import UsageError


def write(folder: Path, text: str) -> str:
    path = folder / "some.toml"
    path.write_text(text, "utf-8")
    return str(path)


# option, environment, file, what counts
PRECEDENCE = [
    ("1m", "2m", 'every = "3m"', "1m"),
    (None, "2m", 'every = "3m"', "2m"),
    (None, "", 'every = "3m"', "3m"),
    (None, None, 'every = "3m"', "3m"),
    (None, None, "", "15m"),
    ("1m", None, "", "1m"),
]


@pytest.mark.parametrize(("option", "variable", "file", "counts"), PRECEDENCE)
def test_what_comes_before_what(option: str | None, variable: str | None, file: str, counts: str, tmp_path: Path) -> None:
    environment = {"RASHOMON_EVERY": variable} if variable is not None else {}
    settings = load_settings(environment, file=write(tmp_path, file)).chosen(every=option)
    assert settings.every == counts
    assert settings.pause == "1s"


# setting, in a file, in the environment, the value
WRITTEN = [
    ("archive", '"postgresql://me@host/news"', "postgresql://me@host/news", "postgresql://me@host/news"),
    ("jobs", "4", "4", 4),
    ("bulk", "true", "TRUE", True),
    ("host_profiles", '["a.json"]', "a.json", ("a.json",)),
    ("private_addresses", "false", "0", False),
    (
        "sources",
        '["https://a.example/feed", "my pages"]',
        "https://a.example/feed 'my pages'",
        ("https://a.example/feed", "my pages"),
    ),
    ("every", '"30s"', "30s", "30s"),
    ("pause", '"0s"', "0s", "0s"),
    ("listen", '"[::1]:80"', "[::1]:80", "[::1]:80"),
    ("listen", '"none"', "none", "none"),
    ("master", '"spark://head:7077"', "spark://head:7077", "spark://head:7077"),
    ("conf", '["spark.executor.memory=4g"]', "spark.executor.memory=4g", ("spark.executor.memory=4g",)),
    ("log_format", '"json"', "json", "json"),
    ("log_level", '"debug"', "debug", "debug"),
]


@pytest.mark.parametrize(("name", "in_file", "in_environment", "value"), WRITTEN)
def test_every_setting_in_file_and_environment(
    name: str, in_file: str, in_environment: str, value: object, tmp_path: Path
) -> None:
    assert getattr(load_settings({}, file=write(tmp_path, f"{name} = {in_file}")), name) == value
    assert getattr(load_settings({f"RASHOMON_{name.upper()}": in_environment}, file=write(tmp_path, "")), name) == value
    assert {one.name for one in documented()} == {name for name, *_ in WRITTEN}


WRONG_FILE = [
    ('evry = "1m"', "evry = '1m': there is no such setting; every?"),
    ("colour = 1", "colour = 1: there is no such setting"),
    ("every = 15", "every = 15: a number from 1 on and s, m, h or d: 30s, 15m, 1h is expected"),
    ('every = "0s"', "every = '0s'"),
    ('every = "soon"', "every = 'soon'"),
    ("jobs = 0", "jobs = 0: a number from 1 to 1024 is expected"),
    ('jobs = "2"', "jobs = '2'"),
    ("bulk = 1", "bulk = 1: true or false is expected"),
    ('sources = "a"', "sources = 'a': a list of texts is expected"),
    ('log_format = "xml"', "log_format = 'xml': text or json is expected"),
    ('listen = "9464"', "listen = '9464': HOST:PORT, [IPv6]:PORT, or none is expected"),
    ('archve = "postgresql://me:secret@host/x"', "archve = 'postgresql://me:***@host/x': there is no such setting; archive?"),
    ("every =", "this is not TOML"),
]


@pytest.mark.parametrize(("text", "said"), WRONG_FILE)
def test_a_wrong_file_is_named_with_key_and_value(text: str, said: str, tmp_path: Path) -> None:
    path = write(tmp_path, text)
    with pytest.raises(UsageError) as raised:
        load_settings({}, file=path)
    assert str(raised.value).startswith(f"{path}: ")
    assert said in str(raised.value)


WRONG_ENVIRONMENT = [
    ("RASHOMON_JOBS", "many", "RASHOMON_JOBS = 'many': a number from 1 to 1024 is expected"),
    ("RASHOMON_LISTNE", "0.0.0.0:1", "RASHOMON_LISTNE = '0.0.0.0:1': there is no such setting; RASHOMON_LISTEN?"),
    ("RASHOMON_SOURCES", "'open", 'RASHOMON_SOURCES = "\'open": No closing quotation'),
]


@pytest.mark.parametrize(("name", "value", "said"), WRONG_ENVIRONMENT)
def test_a_wrong_variable_is_named(name: str, value: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        load_settings({name: value}, file=write(tmp_path, ""))


def test_a_wrong_option_is_named() -> None:
    with pytest.raises(UsageError, match="--private-addresses = 'perhaps': true or false is expected"):
        Settings().chosen(private_addresses="perhaps")


def test_variables_that_are_not_ours_are_left_alone(tmp_path: Path) -> None:
    assert load_settings({"RASHOMON_NO_SKIP": "1", "PATH": "x"}, file=write(tmp_path, "")) == Settings()


def test_which_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert load_settings({}) == Settings()
    (tmp_path / "rashomon").mkdir()
    (tmp_path / "rashomon" / FILE_NAME).write_text("jobs = 2", "utf-8")
    assert load_settings({}).jobs == 2
    named = write(tmp_path, "jobs = 3")
    assert load_settings({"RASHOMON_SETTINGS": named}).jobs == 3
    (tmp_path / "other.toml").write_text("jobs = 4", "utf-8")
    assert load_settings({"RASHOMON_SETTINGS": named}, file=str(tmp_path / "other.toml")).jobs == 4
    with pytest.raises(UsageError, match=r"none\.toml: the settings cannot be read: No such file"):
        load_settings({"RASHOMON_SETTINGS": str(tmp_path / "none.toml")})


@pytest.mark.parametrize(("text", "value"), [("30s", 30.0), ("15m", 900.0), ("2h", 7200.0), ("1d", 86400.0), ("0s", 0.0)])
def test_seconds(text: str, value: float) -> None:
    assert seconds(text) == value


def test_the_commands_heed_them(program: Program, tmp_path: Path) -> None:
    settings = write(tmp_path, f'archive = "{tmp_path}/from-file.sqlite"')
    page = "examples/night-train/pages/01.txt"
    assert program("--settings", settings, "add", "-q", page).returncode == 0
    assert (tmp_path / "from-file.sqlite").exists()
    assert (
        program("--settings", settings, "add", "-q", page, env={"RASHOMON_ARCHIVE": f"{tmp_path}/from-env.sqlite"}).returncode
        == 0
    )
    assert (tmp_path / "from-env.sqlite").exists()
    done = program("add", "-q", page, "--archive", f"{tmp_path}/from-option.sqlite", env={"RASHOMON_SETTINGS": settings})
    assert done.returncode == 0
    assert (tmp_path / "from-option.sqlite").exists()
    done = program("--settings", write(tmp_path, "job = 2"), "schema")
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"rashomon: {tmp_path}/some.toml: job = 2: there is no such setting")
    done = program("schema", env={"RASHOMON_EVERY": "now"})
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"rashomon: RASHOMON_EVERY = 'now'" in done.stderr


def test_the_help_tells_the_defaults(program: Program) -> None:
    told = " ".join(program("watch", "--help").stdout.decode().split())
    shown = re.findall(r"--(every|pause|listen|jobs) [^\[]*\[default: ([^\]]+)\]", told)
    assert len(shown) == 4
    for name, default in shown:
        assert str(getattr(Settings(), name)) == default
