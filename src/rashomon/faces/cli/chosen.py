"""The settings that a command works with: what was read when the program was called, and above it the command's own options."""

from typing import TYPE_CHECKING, cast

import typer

if TYPE_CHECKING:
    from rashomon.faces.settings import Settings


def chosen(context: typer.Context, **options: object) -> "Settings":
    """The settings with these options, by the settings' names; None is an option that was not given. Raises UsageError."""
    return cast("Settings", context.obj).chosen(**options)
