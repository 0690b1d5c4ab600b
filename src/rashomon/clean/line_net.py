"""The net that reads the lines of a page one beside the other: what it is made of, and its pass over one page.

Each line comes as a row of counts and the numbers of its words. Lines are joined to their neighbours by convolutions that reach
further and further (1, 2, 4, 8 lines), and to the whole page by its mean and by the greatest value before and after: 'below
the word Comments'. It is trained by evaluation/training/line_weights.py.
"""

import base64
import functools
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Words share so many rows of numbers; which words fall together is chance.
TABLE = 2048
# Of a line so many words are looked up, besides the first and the last by their place.
_WORDS = 10
REACHES = (1, 2, 4, 8)
# After so many convolutions the whole page is looked at.
LOOK_ROUND = 2


class StoredArray(TypedDict):
    """An array in the weights' file: 16-bit floats, little-endian, row by row, in base 64."""

    shape: list[int]
    data: str


@dataclass(frozen=True, slots=True)
class Net:
    """The weights: `words` a row for each number of a word, the first layer with the inputs' scale, convolutions, the output."""

    words: "NDArray[np.float32]"
    first: "NDArray[np.float32]"
    first_bias: "NDArray[np.float32]"
    near: "tuple[NDArray[np.float32], ...]"
    near_bias: "tuple[NDArray[np.float32], ...]"
    mean: "NDArray[np.float32]"
    around: "NDArray[np.float32]"
    out: "NDArray[np.float32]"
    out_bias: float


@functools.lru_cache(maxsize=50_000)
def _token(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) % TABLE


def tokens(words: Sequence[str]) -> tuple[int, ...]:
    """The numbers of a line's words: its first ten, and its first and last once more as such. A line without words has one."""
    if not words:
        return (0,)
    return (*map(_token, words[:_WORDS]), _token("^" + words[0]), _token("$" + words[-1]))


def logits(net: Net, counts: "NDArray[np.float32]", words: Sequence[Sequence[int]]) -> "NDArray[np.float32]":
    """For each line of a page how much it looks like body: above 0 body, below 0 furniture."""
    import numpy as np

    sizes = np.array([len(numbers) for numbers in words])
    flat = np.fromiter((number for numbers in words for number in numbers), dtype=np.intp, count=int(sizes.sum()))
    said = np.add.reduceat(net.words[flat], np.cumsum(sizes) - sizes, axis=0) / np.sqrt(sizes, dtype=np.float32)[:, None]
    h = np.maximum(np.concatenate((counts, said), axis=1) @ net.first + net.first_bias, 0)
    count, width = h.shape
    for k, reach in enumerate(REACHES):
        if k == LOOK_ROUND:
            before = np.maximum.accumulate(h, axis=0)
            after = np.maximum.accumulate(h[::-1], axis=0)[::-1]
            h = np.maximum(h + h.mean(axis=0) @ net.mean + np.concatenate((before, after), axis=1) @ net.around, 0)
        beside = np.zeros((count, 3 * width), dtype=np.float32)
        beside[reach:, :width] = h[:-reach]
        beside[:, width : 2 * width] = h
        beside[: max(0, count - reach), 2 * width :] = h[reach:]
        h = h + np.maximum(beside @ net.near[k] + net.near_bias[k], 0)
    found: NDArray[np.float32] = h @ net.out + net.out_bias
    return found


def read_net(file: Traversable, *, inputs: int) -> Net | None:
    """The net of a file of weights; None where there is no such file, or it was trained on other inputs than these."""
    if not file.is_file():
        return None
    stored: dict[str, StoredArray] = json.loads(file.read_text(encoding="utf-8"))["arrays"]
    net = net_of({name: _array(value) for name, value in stored.items()})
    return net if net.first.shape[0] == inputs + net.words.shape[1] else None


def net_of(arrays: "Mapping[str, NDArray[np.float32]]") -> Net:
    """The net of weights by name, as training gives them."""
    return Net(
        arrays["words"],
        arrays["first"],
        arrays["first_bias"],
        tuple(arrays[f"near_{k}"] for k in range(len(REACHES))),
        tuple(arrays[f"near_{k}_bias"] for k in range(len(REACHES))),
        arrays["mean"],
        arrays["around"],
        arrays["out"],
        float(arrays["out_bias"][0]),
    )


def stored_array(values: "NDArray[np.float32]") -> StoredArray:
    """An array as it stands in the file of weights."""
    return StoredArray(shape=list(values.shape), data=base64.b64encode(values.astype("<f2").tobytes()).decode("ascii"))


def _array(stored: StoredArray) -> "NDArray[np.float32]":
    import numpy as np

    return np.frombuffer(base64.b64decode(stored["data"]), dtype="<f2").astype(np.float32).reshape(stored["shape"])
