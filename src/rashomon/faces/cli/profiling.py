"""`rashomon profile`: from pages to the profiles of their hosts."""

from collections.abc import Sequence
from pathlib import Path

from rashomon.engine.profiles import make_profiles, save_profiles
from rashomon.faces.cli.reading import say
from rashomon.ingest.files import read_pages


def profile_command(paths: Sequence[str], *, out: Path, manifest: Path | None, quiet: bool) -> int:
    """The exit code: 0 where a profile was made and written, 1 where none could be. Raises ManifestError."""
    pages, not_read = read_pages(paths, manifest=manifest)
    profiles, left_out = make_profiles(pages)
    if not quiet:
        for name, why in sorted([*((page.source, page.why) for page in not_read), *left_out]):
            say(f"{name}: {why}")
    if not profiles:
        say("no profile could be made")
        return 1
    save_profiles(profiles, out)
    for profile in profiles:
        print(f"{profile.host}: {len(profile.blocks)} lines that recur on {profile.pages} pages ({profile.id[:12]})")
    return 0
