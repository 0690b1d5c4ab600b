"""Accounts of invented events, built with the real stages from a title and a body."""

from collections.abc import Sequence

from rashomon.annotate.reading import annotate
from rashomon.model import Account, Article, Claim, Evidence, Moment, Origin, Point, Span, Tagger


def account(
    label: str,
    body: str,
    *,
    outlet: str | None = None,
    agencies: tuple[str, ...] = (),
    published: str | None = None,
    language: str = "en",
    tagger: Tagger | None = None,
) -> Account:
    """An account whose id and source are its label, and whose whole text is its body."""
    evidence = tuple(Evidence("agency", name, "credit", Span(label, 0, 4)) for name in agencies)
    article = Article(
        id=label,
        content=f"sha256:{label}",
        source=f"{label}.txt",
        text=body,
        body=((0, len(body)),),
        outlet=outlet,
        agencies=agencies,
        published=Moment.parse(published) if published else None,
        published_from="manifest" if published else "none",
        language=language,
        reading="deep" if language == "en" else "shallow",
        evidence=evidence,
    )
    return Account(article, annotate(article, tagger=tagger))


def claim_of(account: Account, words: str) -> Claim:
    """The account's claim that holds these words."""
    return next(c for c in account.annotation.claims if words in account.slice(c.span))


def point(label: str, claims: Sequence[Claim], *, text: str = "") -> Point:
    """A point of these claims, each article an origin of its own."""
    articles = tuple(dict.fromkeys(c.span.article for c in claims))
    return Point(label, f"key-{label}", text, "agreed", articles, tuple(claims))


def alone(accounts: Sequence[Account]) -> tuple[Origin, ...]:
    """Every account an origin of its own."""
    return tuple(Origin(f"O{n}", (a.article.id,)) for n, a in enumerate(accounts, 1))
