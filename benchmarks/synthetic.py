"""Pages without end: invented words in sentences, the same for the same seed."""

import random
from pathlib import Path

SYLLABLES = "ba do ka le mi no pa ra se ti vo zu fen gar hol jun kel mor nis pel ros tam ven wil".split()
OUTLETS = ("The Harbour Lantern", "Ostero Courier", "Pellano Dispatch", "Velden Observer")


def word(rng: random.Random) -> str:
    """A word of two or three syllables."""
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 3)))


def sentence(rng: random.Random, names: list[str]) -> str:
    """A sentence that could stand in a report."""
    words = [word(rng) for _ in range(rng.randint(6, 14))]
    return (
        f"{rng.choice(names)} said the {' '.join(words)} in {rng.choice(names)} on {rng.choice(('Monday', 'Friday', 'Sunday'))}."
    )


def text(number: int, *, sentences: int = 25, seed: int = 7) -> str:
    """One page of text: a headline, a dateline and paragraphs; about 2,500 characters."""
    rng = random.Random(f"{seed}:{number}")
    names = [word(rng).capitalize() for _ in range(6)]
    title = f"{names[0]} and {names[1]} quarrel over the {word(rng)} of {names[2]}"
    day = f"{rng.randint(1, 28)} {rng.choice(('March', 'April', 'May'))} 2025"
    body = [sentence(rng, names) for _ in range(sentences)]
    paragraphs = [" ".join(body[n : n + 3]) for n in range(0, len(body), 3)]
    return "\n\n".join([title, f"{rng.choice(OUTLETS)}, {day}", *paragraphs]) + "\n"


def write_pages(folder: Path, count: int, *, first: int = 0) -> list[Path]:
    """The pages as files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(first, first + count):
        path = folder / f"{number:07d}.txt"
        path.write_text(text(number), encoding="utf-8")
        paths.append(path)
    return paths
