"""The net that reads the lines of a page one beside the other: what it is made of, and its pass over one page.

Each line comes as a row of counts and the numbers of its words. Lines are joined to their neighbours by convolutions that reach
further and further (1, 2, 4, 8 lines), and to the whole page by its mean and by the greatest value before and after: 'below
the word Comments'. It is trained by evaluation/training/line_net.py.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Words share so many rows of numbers; which words fall together is chance.
TABLE = 2048
# Of a line so many words are looked up, besides the first and the last by their place.
WORDS = 10
# Stands where a line has no more words; its row of numbers is zero.
NOTHING = TABLE
REACHES = (1, 2, 4, 8)
# After so many convolutions the whole page is looked at.
LOOK_ROUND = 2


class StoredArray(TypedDict):
    """An array in the weights' file: 16-bit floats, little-endian, row by row, in base 64."""

    shape: list[int]
    data: str


@dataclass(frozen=True, slots=True)
class Net:
    """The weights of some nets of one build, its members, which are asked together: the first axis of every array.

    `words` has a row for each number of a word; then the first layer with the inputs' scale, convolutions, the output.
    """

    words: "NDArray[np.float32]"
    first: "NDArray[np.float32]"
    first_bias: "NDArray[np.float32]"
    near: "tuple[NDArray[np.float32], ...]"
    near_bias: "tuple[NDArray[np.float32], ...]"
    mean: "NDArray[np.float32]"
    around: "NDArray[np.float32]"
    out: "NDArray[np.float32]"
    out_bias: "NDArray[np.float32]"


def tokens(words: Iterable[str]) -> "NDArray[np.intp]":
    """The number of each word: its row in the net's table."""
    import numpy as np

    # nothing in it is a step of Python a word, and to remember the numbers would cost more than to reckon them
    return np.fromiter(map(zlib.crc32, map(str.encode, words)), dtype=np.intp) % TABLE


def logits(net: Net, counts: "NDArray[np.float32]", tokens: "NDArray[np.intp]") -> "NDArray[np.float32]":
    """For each line of a page how much it looks like body, the mean of what the members say: above 0 body, below 0 furniture.

    `tokens` holds for each line the numbers of its words, filled up with NOTHING.
    """
    import numpy as np

    inputs = counts.shape[1]
    said = net.words[:, tokens].sum(axis=2) / np.sqrt((tokens != NOTHING).sum(axis=1, dtype=np.float32))[:, None]
    h = np.maximum(counts @ net.first[:, :inputs] + said @ net.first[:, inputs:] + net.first_bias[:, None], 0)
    members, count, width = h.shape
    for k, reach in enumerate(REACHES):
        if k == LOOK_ROUND:
            before = np.maximum.accumulate(h, axis=1)
            after = np.maximum.accumulate(h[:, ::-1], axis=1)[:, ::-1]
            page = h.mean(axis=1, keepdims=True) @ net.mean
            h = np.maximum(h + page + np.concatenate((before, after), axis=2) @ net.around, 0)
        beside = np.zeros((members, count, 3 * width), dtype=np.float32)
        beside[:, reach:, :width] = h[:, :-reach]
        beside[:, :, width : 2 * width] = h
        beside[:, : max(0, count - reach), 2 * width :] = h[:, reach:]
        h = h + np.maximum(beside @ net.near[k] + net.near_bias[k][:, None], 0)
    found: NDArray[np.float32] = ((h @ net.out[:, :, None])[:, :, 0] + net.out_bias).mean(axis=0)
    return found


def read_net(file: Traversable, *, inputs: int) -> Net | None:
    """The net of a file of weights; None where there is no such file, or it was trained on other inputs than these."""
    if not file.is_file():
        return None
    stored: dict[str, StoredArray] = json.loads(file.read_text(encoding="utf-8"))["arrays"]
    net = net_of({name: _array(value) for name, value in stored.items()})
    return net if net.first.shape[1] == inputs + net.words.shape[2] else None


def net_of(arrays: "Mapping[str, NDArray[np.float32]]") -> Net:
    """The net of weights by name, the first axis of each being the members."""
    import numpy as np

    return Net(
        np.concatenate((arrays["words"], np.zeros_like(arrays["words"][:, :1])), axis=1),
        arrays["first"],
        arrays["first_bias"],
        tuple(arrays[f"near_{k}"] for k in range(len(REACHES))),
        tuple(arrays[f"near_{k}_bias"] for k in range(len(REACHES))),
        arrays["mean"],
        arrays["around"],
        arrays["out"],
        arrays["out_bias"],
    )


def stacked(members: "Sequence[Mapping[str, NDArray[np.float32]]]") -> "dict[str, NDArray[np.float32]]":
    """The weights of several nets, as training gives them, as those of one net with so many members."""
    import numpy as np

    return {name: np.stack([member[name] for member in members]) for name in members[0]}


def stored_array(values: "NDArray[np.float32]") -> StoredArray:
    """An array as it stands in the file of weights."""
    return StoredArray(shape=list(values.shape), data=base64.b64encode(values.astype("<f2").tobytes()).decode("ascii"))


def _array(stored: StoredArray) -> "NDArray[np.float32]":
    import numpy as np

    return np.frombuffer(base64.b64decode(stored["data"]), dtype="<f2").astype(np.float32).reshape(stored["shape"])
