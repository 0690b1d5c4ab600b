"""What runs Rashomon for others is read by the tools that will read it there: Docker Compose, hadolint, promtool, pg_restore."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from installed import ROOT, Program

from benchmarks.postgres_server import find_programs, running_server
from rashomon.archive import Archive
from rashomon.faces.metrics import OTHER, REASONS, Metrics
from rashomon.faces.serving import Health, serve
from rashomon.faces.settings import documented, load_settings
from rashomon.faces.watching import Watch

DEPLOY = ROOT / "deploy"
TOOLS = Path(sys.executable).parent
OURS = ("watch", "tools", "spark-master", "spark-worker", "spark-driver")
PASSWORD = "a-password-of-this-test"


def call(*arguments: object, env: dict[str, str] | None = None, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def compose() -> dict[str, dict[str, dict[str, object]]]:
    """All services as Docker Compose understands them."""
    done = call(TOOLS / "docker-compose", "--profile", "*", "config", "--format", "json", env={"POSTGRES_PASSWORD": PASSWORD})
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, dict[str, object]]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def promtool() -> str:
    found = shutil.which("promtool")
    if found is None:
        pytest.skip("promtool is not installed (on Debian: apt install prometheus): the rules for Prometheus were not tested")
    return found


def test_compose_wants_a_password() -> None:
    done = call(TOOLS / "docker-compose", "config", env={"POSTGRES_PASSWORD": ""})
    assert done.returncode != 0
    assert "write it into the file .env" in done.stderr


def test_services(compose: dict[str, dict[str, dict[str, object]]]) -> None:
    services = compose["services"]
    assert set(services) == {"postgres", "prometheus", *OURS}
    assert {name for name, one in services.items() if not one.get("profiles")} == {"postgres", "watch"}
    for name, service in services.items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["mem_limit"] and service["pids_limit"], name
        assert re.fullmatch(r"[\w./-]+:v?\d[\w.-]+", str(service["image"])), f"{name}: its image is pinned by no tag"
        for port in service.get("ports", []):
            assert port["host_ip"] == "127.0.0.1", f"{name}: seen from outside"
        assert service.get("privileged") is None


def test_the_password_stands_where_it_is_needed_and_nowhere_else(compose: dict[str, dict[str, dict[str, object]]]) -> None:
    found = {name: json.dumps(service).count(PASSWORD) for name, service in compose["services"].items()}
    assert {name for name, count in found.items() if count} == {"postgres", "watch", "tools"}
    assert PASSWORD not in str(compose["services"]["watch"]["environment"]["RASHOMON_ARCHIVE"])


def test_what_is_set_in_containers_can_be_set(compose: dict[str, dict[str, dict[str, object]]], tmp_path: Path) -> None:
    empty = tmp_path / "empty.toml"
    empty.touch()
    known = {one.variable for one in documented()}
    for name in OURS:
        environment: dict[str, str] = compose["services"][name].get("environment") or {}
        assert {one for one in environment if one.startswith("RASHOMON_")} <= known
        load_settings(environment, file=str(empty))


def test_images_bear_the_number_of_this_version(compose: dict[str, dict[str, dict[str, object]]]) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert {str(compose["services"][name]["image"]).partition(":")[2] for name in OURS} == {version}


def test_every_target_that_is_built_is_in_the_containerfile(compose: dict[str, dict[str, dict[str, object]]]) -> None:
    built = {str(one["build"]["target"]) for one in compose["services"].values() if "build" in one}
    assert built == {"server", "spark"}
    assert built <= set(re.findall(r"^FROM .* AS ([\w-]+)$", (ROOT / "Containerfile").read_text("utf-8"), re.MULTILINE))


def test_the_containerfile_pleases_its_linter() -> None:
    done = call(TOOLS / "hadolint", "--failure-threshold", "style", "Containerfile")
    assert (done.returncode, done.stdout) == (0, "")


def test_the_linter_lints() -> None:
    done = call(TOOLS / "hadolint", "-", stdin="FROM python\nRUN cd /x && sudo apt-get install gcc\n")
    assert done.returncode == 1
    assert "DL3006" in done.stdout


def test_images_hold_no_secret_and_run_as_nobody_special() -> None:
    text = (ROOT / "Containerfile").read_text("utf-8")
    assert not re.search(r"^(?:ARG|ENV).*(?:PASSWORD|SECRET|TOKEN|KEY)", text, re.MULTILINE)
    for target in ("spark", "server"):
        stage = text[text.index(f" AS {target}\n") :].partition("\nFROM ")[0]
        assert re.findall(r"^USER (.*)$", stage, re.MULTILINE)[-1] == "10001:10001"
        assert "HEALTHCHECK" in stage
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert ignored[1] == "*", "nothing is sent but what is named"
    copied = {name for line in re.findall(r"^COPY (?!--from)(.*) \S+$", text, re.MULTILINE) for name in line.split()}
    assert {f"!{name}" for name in copied if not name.startswith("deploy/")} <= set(ignored)


def test_the_check_of_health_in_the_image_works(tmp_path: Path) -> None:
    """The very words of the image, with another port."""
    (words,) = re.findall(r'CMD \["python", "-c", "(.*)"\]', (ROOT / "Containerfile").read_text("utf-8"))
    for well in (True, False):
        with serve(lambda well=well: Health(well, True), "127.0.0.1:0") as place:
            assert place is not None
            assert (call(sys.executable, "-c", words.replace("9464", str(place[1]))).returncode == 0) is well


@pytest.mark.parametrize(("name", "needed"), [("server", {"psycopg", "prometheus-client"}), ("spark", {"pyspark", "psycopg"})])
def test_locks_of_images_are_parts_of_the_lock(name: str, needed: set[str]) -> None:
    def pins(path: Path) -> dict[str, str]:
        """Each pin with its hashes, for whatever system."""
        entries = re.split(r"^(?=[\w.-]+==)", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
        return {entry.split()[0]: " ".join(sorted(re.findall(r"sha256:\w+", entry))) for entry in entries}

    lock, part = pins(ROOT / "requirements.lock"), pins(DEPLOY / f"{name}.lock")
    assert "://" not in (DEPLOY / f"{name}.lock").read_text("utf-8")
    assert {pin: hashes for pin, hashes in part.items() if lock.get(pin) != hashes} == {}, "./run lock makes both"
    assert all(part.values())
    names = {pin.partition("==")[0] for pin in part}
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert {re.match(r"[\w-]+", one).group() for one in wanted} | needed <= names
    assert not {"pytest", "mypy", "playwright"} & names


def test_the_settings_to_begin_with() -> None:
    settings = load_settings({}, file=str(DEPLOY / "rashomon.toml"))
    assert settings.sources
    assert not set(settings.sources) & {""}


@pytest.mark.parametrize("what", ["config prometheus.yml", "rules alerts.yml"])
def test_prometheus_takes_its_files(what: str, promtool: str) -> None:
    kind, name = what.split()
    done = call(promtool, "check", kind, "--lint=all" if kind == "rules" else "--syntax-only", DEPLOY / name)
    assert done.returncode == 0, done.stdout + done.stderr


def test_alerts_fire_when_they_should(promtool: str) -> None:
    done = call(promtool, "test", "rules", DEPLOY / "alerts_test.yml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_rules_ask_for_metrics_that_there_are(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.sqlite") as archive:
        watch = Watch(archive, [str(tmp_path)], every=60.0)
        known = {sample.name for family in watch.metrics.registry.collect() for sample in family.samples} | {"up"}
    expressions = re.findall(r"expr: (?:>\n)?((?:.*\n)+?)(?=        \w|\n)", (DEPLOY / "alerts.yml").read_text("utf-8"))
    named = set(re.findall(r"\b(?:rashomon|process)_\w+|\bup\b", " ".join(expressions)))
    assert len(named) > 8
    assert named <= known
    tested = set(re.findall(r"alertname: (\w+)", (DEPLOY / "alerts_test.yml").read_text("utf-8")))
    alerts = set(re.findall(r"alert: (\w+)", (DEPLOY / "alerts.yml").read_text("utf-8")))
    assert tested == alerts
    page = (ROOT / "docs" / "running.md").read_text("utf-8")
    assert {one for one in alerts if one not in page} == set()


def test_names_of_metrics_please_prometheus(promtool: str) -> None:
    from prometheus_client import generate_latest

    ours = [family for family in Metrics().registry.collect() if family.name.startswith("rashomon")]
    text = generate_latest(Metrics().registry).decode()
    kept = "".join(f"{line}\n" for line in text.splitlines() if any(one.name in line for one in ours))
    done = call(promtool, "check", "metrics", stdin=kept)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_every_class_of_reason_is_on_the_page() -> None:
    page = (ROOT / "docs" / "running.md").read_text("utf-8")
    assert [name for name in (*(name for name, _ in REASONS), OTHER) if f"`{name}`" not in page] == []


def test_every_event_is_on_the_page() -> None:
    code = "".join(path.read_text("utf-8") for path in sorted((ROOT / "src" / "rashomon" / "faces").rglob("*.py")))
    page = (ROOT / "docs" / "running.md").read_text("utf-8")
    events = set(re.findall(r'\bevent\(\s*"(\w+)"', code))
    assert len(events) > 8
    assert [name for name in sorted(events) if f"`{name}`" not in page] == []


def commands_of(kind: str) -> str:
    """The commands that the page gives for a backup."""
    page = (ROOT / "docs" / "running.md").read_text("utf-8")
    found = re.search(rf"<!-- backup {kind} -->\n```sh\n(.*?)```", page, re.DOTALL)
    assert found is not None
    return found.group(1)


def with_story(place: str) -> str:
    """An archive of an example, as its export tells of it."""
    with Archive(place) as archive:
        archive.add([ROOT / "examples" / "night-train" / "pages"])
        archive.sort()
    return exported(place)


def exported(place: str) -> str:
    done = subprocess.run([TOOLS / "rashomon", "export", "--raw", "--archive", place], capture_output=True, text=True, check=True)
    return done.stdout


def run_commands(text: str, folder: Path, **environment: str) -> str:
    path = os.pathsep.join([environment.pop("programs", ""), str(TOOLS), os.environ["PATH"]])
    done = subprocess.run(
        ["sh", "-euc", text],
        cwd=folder,
        env={**os.environ, **environment, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_backup_of_sqlite_is_whole(tmp_path: Path) -> None:
    """Taken while another connection writes, and opened as an archive."""
    before = with_story(str(tmp_path / "archive.sqlite"))
    writer = sqlite3.connect(tmp_path / "archive.sqlite", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM members")
    try:
        assert run_commands(commands_of("sqlite"), tmp_path).splitlines()[-1] == "all is well"
    finally:
        writer.execute("ROLLBACK")
        writer.close()
    assert exported(str(tmp_path / "backup.sqlite")) == before


def test_a_backup_of_postgresql_can_be_restored(tmp_path: Path, program: Program) -> None:
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (on Debian: apt install postgresql): no backup of it was tested")
    with running_server(programs, {"fsync": "off"}) as server:
        place = server.new_database("kept")
        before = with_story(place)
        run_commands(
            commands_of("postgresql"), tmp_path,
            RASHOMON_ARCHIVE=place, PGHOST=str(server.folder), PGUSER="owner", programs=str(programs),
        )  # fmt: skip
        restored = server.url("restored")
        assert program("check", "--archive", restored).stdout.decode().splitlines()[-1] == "all is well"
        assert exported(restored) == before
