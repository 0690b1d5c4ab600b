"""Furniture that shows only across the pages of one host: what many of them print, none of them reports.

A profile is made in a pass of its own and is an input of `clean` like the page itself, so that `clean` stays a function.
"""

import functools
import hashlib
import json
from collections.abc import Iterable, Sequence

import msgspec

from rashomon.clean.lines import Line, find_lines
from rashomon.model import HostProfile, Piece, Removed, UsageError

# The form of a file of profiles. Its number changes when a profile made before would be read otherwise.
SCHEMA = "rashomon/host-profiles/1"

# A block on so many pages, and on such a share of them, is the host's. Two pages share a block by printing one wire report;
# three of ten that share a whole line share the frame. A second copy of one text is counted once.
FEWEST_PAGES = 3
SHARE = 0.3
# What is counted as one page: pages whose long lines are for the most part the same are copies of each other.
_SAME = 0.6
# A line of so many words is a paragraph; copies are told by those.
_PARAGRAPH = 20
# Blocks of one word ('Yes') or without any tell nothing.
_FEWEST_WORDS = 2


def make_profile(host: str, texts: Iterable[str]) -> HostProfile:
    """The blocks that recur over pages of `host`, given as flat texts, in any order. Copies of one article count once."""
    blocks_of = sorted({tuple(sorted({line.key for line in find_lines(text)})) for text in texts})
    kept: list[tuple[str, ...]] = []
    seen: dict[str, int] = {}
    paragraphs: list[frozenset[str]] = []
    for blocks in blocks_of:
        long = frozenset(block for block in blocks if block.count(" ") + 1 >= _PARAGRAPH)
        if any(_are_copies(long, other) for other in paragraphs):
            continue
        paragraphs.append(long)
        kept.append(blocks)
        for block in blocks:
            if block.count(" ") + 1 >= _FEWEST_WORDS:
                seen[block] = seen.get(block, 0) + 1
    least = max(FEWEST_PAGES, SHARE * len(kept))
    shared = tuple(sorted((block, count) for block, count in seen.items() if count >= least))
    return HostProfile(_hash(host, len(kept), shared), host, len(kept), shared)


def host_key(host: str) -> str:
    """A host's name as profiles are looked up by it: in lower case, without `www.`."""
    return host.strip().lower().removeprefix("www.")


def profile_of(host: str | None, profiles: Sequence[HostProfile]) -> HostProfile | None:
    """The profile of a host; None where there is none."""
    return next((profile for profile in profiles if host and profile.host == host_key(host)), None)


def shared_pieces(text: str, pieces: Sequence[Piece], profile: HostProfile) -> tuple[Removed, ...]:
    """The lines of `pieces` of a text that are the host's own, each as removed furniture."""
    blocks = _blocks(profile)
    return tuple(
        Removed(start + line.start, start + line.end, "furniture")
        for start, end in pieces
        for line in find_lines(text[start:end])
        if line.key in blocks
    )


def shared_lines(lines: Sequence[Line], profile: HostProfile) -> list[int]:
    """Which of the lines are the host's own, by their place."""
    blocks = _blocks(profile)
    return [i for i, line in enumerate(lines) if line.key in blocks]


@functools.lru_cache(maxsize=64)
def _blocks(profile: HostProfile) -> frozenset[str]:
    return frozenset(block for block, _ in profile.blocks)


def _are_copies(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two pages print the same article: most paragraphs of the shorter one stand in the other."""
    return len(one & other) > _SAME * min(len(one), len(other)) if min(len(one), len(other)) >= 3 else one == other != frozenset()


class _StoredProfile(msgspec.Struct):
    """A profile as it stands in a file."""

    id: str
    host: str
    pages: int
    blocks: tuple[tuple[str, int], ...]


class _StoredProfiles(msgspec.Struct):
    """A file of profiles."""

    schema: str
    profiles: tuple[_StoredProfile, ...]


def profiles_json(profiles: Sequence[HostProfile]) -> str:
    """Profiles as the text of a file, by host: the same profiles give the same bytes."""
    rows = [
        {"id": one.id, "host": one.host, "pages": one.pages, "blocks": one.blocks}
        for one in sorted(profiles, key=lambda one: one.host)
    ]
    return json.dumps({"schema": SCHEMA, "profiles": rows}, ensure_ascii=False, indent=1) + "\n"


def read_profiles(data: bytes, name: str) -> tuple[HostProfile, ...]:
    """The profiles in a file's bytes; `name` is the file's, for the message.

    Raises UsageError where it is no file of profiles, one of another version, or a profile is not what its hash names.
    """
    try:
        stored = msgspec.json.decode(data, type=_StoredProfiles)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UsageError(f"{name}: this is no file of host profiles ({error})") from error
    if stored.schema != SCHEMA:
        raise UsageError(f"{name}: its form is {stored.schema!r}; this version reads {SCHEMA!r}: make it anew")
    out = []
    for one in stored.profiles:
        if one.id != _hash(one.host, one.pages, one.blocks):
            raise UsageError(f"{name}: the profile of {one.host} was changed after it was made (its hash names another)")
        out.append(HostProfile(one.id, one.host, one.pages, one.blocks))
    return tuple(out)


def _hash(host: str, pages: int, blocks: Sequence[tuple[str, int]]) -> str:
    whole = "\n".join([host, str(pages), *(f"{count} {block}" for block, count in blocks)])
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
