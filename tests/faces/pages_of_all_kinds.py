"""Files as people drop them into a folder: what is in them, and what the program says about them."""

import codecs
import random
from dataclasses import dataclass
from pathlib import Path

STORY = (
    "Two rowers crossed the strait of Pellano on Sunday in a boat made of paper\n\n"
    "Two rowers from the village of Ostero crossed the strait of Pellano on Sunday in a boat made of old newspapers. "
    "The crossing took five hours and eleven minutes, the harbour office said.\n\n"
    "\u201cWe bailed more than we rowed,\u201d said Marta Velden, who built the boat with her brother in a winter. "
    "She used forty kilograms of paper and a bucket of varnish.\n\n"
    "The boat sank at its mooring on Sunday night. Nobody was hurt. The mayor of Ostero, Jon Haddick, said that it would be "
    "lifted, dried and shown in the town hall.\n"
)
RETOLD = (
    "A boat of newspapers reached the far shore of the Pellano strait on Sunday, with two people from Ostero at the oars. "
    "They needed a little more than five hours, according to the harbour office.\n\n"
    "Marta Velden, 31, said her hands hurt but her pride did not. Her brother slept through the reception. By midnight the "
    "boat lay at the bottom of the harbour, and the town had begun to collect money to raise it again.\n"
)
IN_FINNISH = (
    "Kaksi soutajaa ylitti Pellanon salmen sunnuntaina sanomalehdistä rakennetulla veneellä. Matka kesti yli viisi tuntia, "
    "kertoi satamatoimisto. Veneen rakentaja sanoi, että he ammensivat vettä enemmän kuin soutivat. Vene upposi laituriin "
    "sunnuntai-iltana, mutta kukaan ei loukkaantunut. Kaupunki aikoo nostaa veneen ja asettaa sen näytteille.\n"
)
MENU = "Home\nWorld\nSport\nWeather\nSubscribe\nLog in\nAbout us\nContact\n"


@dataclass(frozen=True)
class Odd:
    """A file: its name, its bytes (or how large it is), and words of the one line about it. `read`: it still gives an article."""

    name: str
    data: bytes
    says: str
    read: bool = False
    size: int = 0

    def write(self, folder: Path) -> Path:
        """Put the file into the folder; a large one has its size but takes no room on the disk."""
        path = folder / self.name
        path.write_bytes(self.data)
        if self.size:
            with path.open("r+b") as file:
                file.truncate(self.size)
        return path


def _mixed() -> bytes:
    first, _, rest = STORY.partition("\n\n")
    return first.encode() + b"\n\n" + "Le café a fermé à Pellano. ".encode("cp1252") + rest.encode()


ODD = (
    Odd("empty.txt", b"", "empty"),
    Odd("blank.txt", b" \n\t\r\n  \n", "white space"),
    Odd("binary.txt", random.Random(1).randbytes(20_000), "binary"),
    Odd("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "PNG"),
    Odd("huge.txt", STORY.encode(), "too large", size=60_000_000),
    Odd("zeros.txt", STORY.encode(), "binary", size=49_000_000),
    Odd("menu.txt", MENU.encode(), "no article"),
    Odd("menu.html", f"<html><body><ul><li>{MENU.strip().replace(chr(10), '<li>')}</ul></body></html>".encode(), "no article"),
    Odd("scripts.html", b"<html><head><script>var a = 'x'</script></head><body></body></html>", "no visible text"),
    Odd("refused.html", b"<html><title>403 Forbidden</title><body><h1>403 Forbidden</h1><p>nginx</body></html>", "error page"),
    Odd("mixed.txt", _mixed(), "replaced", read=True),
    Odd("latin.txt", STORY.replace("\u201c", "\xab").replace("\u201d", "\xbb").encode("latin-1"), "guess", read=True),
    Odd("surrogates.txt", STORY.encode() + b"It ended \xed\xa0\x80 well.\n", "replaced", read=True),
    Odd("nul.txt", STORY.replace("five hours", "five\x00 hours").encode(), "NUL", read=True),
    Odd("finnish.txt", IN_FINNISH.encode(), "not read deeply", read=True),
)
# Read like any other page, and nothing needs to be said.
PLAIN = (
    Odd("story.txt", STORY.encode(), "", read=True),
    Odd("retold.txt", RETOLD.encode(), "", read=True),
    Odd("utf16.txt", codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"), "", read=True),
    Odd("marked.txt", codecs.BOM_UTF8 + STORY.encode(), "", read=True),
)
