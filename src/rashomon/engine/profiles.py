"""Profiles of hosts: made from pages in a pass of their own, kept in a file, given to a reading."""

from collections.abc import Sequence
from pathlib import Path

from rashomon.clean.declared import read_declared
from rashomon.clean.host_profile import FEWEST_PAGES, host_key, make_profile, profiles_json, read_profiles
from rashomon.clean.metadata import find_host
from rashomon.model import HostProfile, Page, UsageError


def make_profiles(pages: Sequence[Page]) -> tuple[tuple[HostProfile, ...], tuple[tuple[str, str], ...]]:
    """The profile of every host that printed enough of the pages, by host; then which served for none, and why.

    The host is what the manifest or the page itself says. The order of the pages makes no difference.
    """
    texts: dict[str, dict[str, str]] = {}
    left_out: list[tuple[str, str]] = []
    for page in pages:
        host = find_host(page, read_declared(page.markup) if page.markup is not None else None)
        if host is None:
            left_out.append((page.source, "its host is not known; a manifest can name it"))
        else:
            texts.setdefault(host_key(host), {})[page.id] = page.text
    made = []
    for host, of_host in sorted(texts.items()):
        profile = make_profile(host, of_host.values())
        if profile.pages < FEWEST_PAGES:
            left_out.append((host, f"too few different pages for a profile ({profile.pages}; {FEWEST_PAGES} are the least)"))
        else:
            made.append(profile)
    return tuple(made), tuple(sorted(left_out))


def save_profiles(profiles: Sequence[HostProfile], path: Path) -> None:
    """Write a file of profiles; the same profiles give the same bytes."""
    path.write_text(profiles_json(profiles), encoding="utf-8", newline="\n")


def load_profiles(paths: Sequence[Path]) -> tuple[HostProfile, ...]:
    """The profiles in files, by host. Raises UsageError for a file it cannot understand, or two profiles of a host."""
    by_host: dict[str, HostProfile] = {}
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
        for profile in read_profiles(data, str(path)):
            if by_host.setdefault(profile.host, profile) != profile:
                raise UsageError(f"{path}: another profile of {profile.host} was given before; give one of them")
    return tuple(by_host[host] for host in sorted(by_host))
