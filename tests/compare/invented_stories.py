"""Stories of invented events: from a few texts to the views, pairs and dossier that the real stages make of them."""

from collections.abc import Sequence

from invented_accounts import account

from rashomon.compare.dossier import compare
from rashomon.compare.entities import resolve_entities
from rashomon.compare.pairing import Pairs, compare_claims
from rashomon.compare.views import ClaimView, view_claims
from rashomon.model import Account, Dossier, Encoder, MadeBy, Tagger

MADE_BY = MadeBy("test")
Text = str | tuple[str, str]
"""A body, or the time of publication and a body."""


def accounts_of(texts: Sequence[Text], tagger: Tagger | None, *, language: str = "en") -> tuple[Account, ...]:
    """One account a text, of outlets a, b, c …; published on 14 March 2024 where nothing else is said."""
    rows = [("2024-03-14", text) if isinstance(text, str) else text for text in texts]
    return tuple(
        account(label, body, outlet=f"The {label} post", published=published or None, tagger=tagger, language=language)
        for label, (published, body) in zip("abcdefgh", rows, strict=False)
    )


def dossier_of(texts: Sequence[Text], tagger: Tagger | None, encoder: Encoder | None) -> Dossier:
    """What the accounts say together."""
    return compare(accounts_of(texts, tagger), (), encoder=encoder, made_by=MADE_BY)


def paired(texts: Sequence[Text], tagger: Tagger | None, encoder: Encoder | None) -> tuple[tuple[ClaimView, ...], Pairs]:
    """The claims of the texts, and all pairs of them."""
    accounts = accounts_of(texts, tagger)
    views = view_claims(accounts, resolve_entities(accounts))
    return views, compare_claims(views, encoder=encoder)
