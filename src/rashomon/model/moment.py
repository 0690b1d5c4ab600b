"""Times with the precision they were given in."""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

Precision = Literal["time", "day", "month", "year", "decade"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A time cut to its precision.

    `iso` is ISO 8601 cut to the precision: `2023-10-07T20:30`, `2023-10-07`, `2023-10`, `2023`, `199X`.
    `zone` is the offset as it was given ("+05:30", "Z", "" where none was given); `iso` holds local time.
    """

    iso: str
    precision: Precision
    zone: str = ""

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Read ISO 8601 of any precision, as manifests and meta tags give it. Raises ValueError for anything else."""
        text = text.strip()
        if len(text) == 4 and text[:3].isdigit() and text[3] == "X":
            return cls(text, "decade")
        if len(text) == 4 and text.isdigit():
            return cls(text, "year")
        if len(text) == 7:
            dt.date.fromisoformat(text + "-01")
            return cls(text, "month")
        if len(text) == 10:
            dt.date.fromisoformat(text)
            return cls(text, "day")
        value = dt.datetime.fromisoformat(text)
        zone = ""
        if value.tzinfo is not None:
            minutes = int((value.utcoffset() or dt.timedelta()).total_seconds() // 60)
            zone = "Z" if minutes == 0 else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
        return cls(value.replace(tzinfo=None).isoformat(timespec="minutes"), "time", zone)

    def __str__(self) -> str:
        if self.precision != "time":
            return self.iso
        return (self.iso if len(self.iso) > 16 else self.iso + ":00") + ("+00:00" if self.zone == "Z" else self.zone)

    @property
    def date(self) -> dt.date | None:
        """The calendar day, where the precision gives one."""
        return dt.date.fromisoformat(self.iso[:10]) if self.precision in ("time", "day") else None

    @property
    def end(self) -> dt.datetime:
        """The last second it may mean, in UTC: a day ends at 23:59:59, a year with its December. A time without zone is UTC."""
        if self.precision == "time":
            zone = "+00:00" if self.zone in ("", "Z") else self.zone
            return dt.datetime.fromisoformat(self.iso + zone).astimezone(dt.UTC)
        if self.precision == "decade":
            return dt.datetime(int(self.iso[:3] + "9"), 12, 31, 23, 59, 59, tzinfo=dt.UTC)
        year, month, day = int(self.iso[:4]), int(self.iso[5:7] or 12), int(self.iso[8:10] or 0)
        day = day or calendar.monthrange(year, month)[1]
        return dt.datetime(year, month, day, 23, 59, 59, tzinfo=dt.UTC)

    @property
    def utc(self) -> dt.datetime | None:
        """The instant in UTC for sorting, None if coarser than a day. A day counts from midnight, a time without zone as UTC."""
        if self.precision == "day":
            return dt.datetime.fromisoformat(self.iso).replace(tzinfo=dt.UTC)
        if self.precision != "time":
            return None
        zone = "+00:00" if self.zone in ("", "Z") else self.zone
        return dt.datetime.fromisoformat(self.iso + zone).astimezone(dt.UTC)
