"""From values to the bytes that are kept, and back."""

import zlib
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from rashomon.model import Annotation, ArchiveError, Article

Value = TypeVar("Value")

# Pages compress to a third or a quarter at any level; the higher ones take several times as long for a few per cent.
LEVEL = 3
# Annotations are kept without the article they were read in, since another with the same text has the same: this stands for its
# id. It is as long as an id, so that the packed bytes keep their form, and no text holds it (private characters).
ANYONE = "\ue0a7\ue0a7\ue0a7\ue0a7\ue0a7~"
REPLACEMENT = "\ufffd"


def pack(value: object) -> bytes:
    """The bytes of a value made of the model's classes. Half a surrogate pair becomes U+FFFD, one for one."""
    try:
        data = msgspec.msgpack.encode(value)
    except UnicodeEncodeError:
        data = msgspec.msgpack.encode(_writable(msgspec.to_builtins(value)))
    return zlib.compress(data, LEVEL)


def unpack(data: bytes, kind: type[Value]) -> Value:
    """The value in these bytes. Raises ArchiveError where they hold none of this kind."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(data), type=kind)
    except (zlib.error, msgspec.DecodeError) as error:
        raise ArchiveError(f"damaged, or written by another version: {error}") from error


def pack_annotation(annotation: Annotation, article: Article) -> bytes:
    """The annotation without whose it is."""
    return zlib.compress(_swap(msgspec.msgpack.encode(annotation), article.id, ANYONE), LEVEL)


@dataclass(frozen=True, slots=True)
class KeptTraits:
    """What an article is told by when it is sorted, without whose it is: copies have the same.

    `time` in days since 1970; `vector` are the bytes of its numbers (float32, little-endian), none where nothing was encoded.
    """

    time: float | None
    language: str
    words: tuple[str, ...]
    counts: tuple[int, ...]
    vector: bytes


def unpack_annotation(data: bytes, article: Article) -> Annotation:
    """The annotation as that of this article."""
    try:
        return msgspec.msgpack.decode(_swap(zlib.decompress(data), ANYONE, article.id), type=Annotation)
    except (zlib.error, msgspec.DecodeError) as error:
        raise ArchiveError(f"damaged annotation of {article.source}: {error}") from error


def _swap(data: bytes, old: str, new: str) -> bytes:
    if len(old.encode()) != len(new.encode()):
        raise ArchiveError(f"an article's id has {len(ANYONE.encode())} characters; {old!r} or {new!r} has not")
    return data.replace(old.encode(), new.encode())


def _writable(value: object) -> object:
    if isinstance(value, str):
        return "".join(REPLACEMENT if "\ud800" <= sign <= "\udfff" else sign for sign in value)
    if isinstance(value, dict):
        return {_writable(key): _writable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_writable(item) for item in value]
    return value
