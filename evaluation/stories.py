"""stories: articles sorted into stories as they come, against the stories that people sorted them into.

Where every article has a time they are sorted in stream order, some hundred at a time, as an archive takes them; otherwise all at
once. `b3_f1`, `pairwise_f1` and `ami` are of the stories after the later look that merges and splits; `arrived_b3_f1` is of the
decision at arrival, which no later article could mend. `english_b3_f1` is of the English articles of a set of several languages,
sorted by themselves. `articles_per_second` counts from words to stories in CPU time of one core, without the sentence vectors.
The peer is average linking over TF-IDF at a fixed distance, all at once; it sees no time.
"""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evaluation.errors import EvaluationError
from evaluation.figures import POOLED, Figures, Note, Report, Row, harmonic
from evaluation.lines import read_lines
from rashomon.clean.language import find_language
from rashomon.engine.flow import Backends
from rashomon.gather.story_stream import StoryStream
from rashomon.gather.story_traits import Traits, need_vectors, read_traits
from rashomon.model import Article, Moment

MEASURES = "articles sorted into stories as they come, in one language or in several"
FORM = (
    'lines of JSON, gzipped or not: {"id", "title", "text", "date": time or null, "lang", "cluster": which story it belongs to}'
)
DATA: Path | None = None

# So many articles are added at a time where their times are known.
TURN = 250
# The peer joins groups up to this average distance; the benchmark's authors fixed it.
PEER_DISTANCE = 0.88
_MOST_NOTES = 200
_ENGLISH = "en"
# Codes of three letters that the sets use, and ours.
_CODES = {
    "ara": "ar", "deu": "de", "eng": "en", "fra": "fr", "ita": "it", "jpn": "ja", "kor": "ko", "nld": "nl", "pol": "pl",
    "por": "pt", "rus": "ru", "slv": "sl", "spa": "es", "tur": "tr", "zho": "zh",
}  # fmt: skip


class Line(msgspec.Struct, frozen=True):
    """An article, and the story it belongs to."""

    id: str
    cluster: str
    title: str | None = None
    text: str | None = None
    date: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The story of each article as it came, and in the end; CPU seconds that sorting took."""

    arrived: dict[str, str]
    stories: dict[str, str]
    seconds: float


def run(data: Path) -> Report:
    """A row for the peer, and one of ours."""
    lines = read_lines(data, Line, FORM)
    if len({line.id for line in lines}) < len(lines):
        raise EvaluationError(f"{data}: two articles have one id")
    articles = [_article(line) for line in lines]
    read_traits(articles[:1])  # what loads lazily is loaded before the clock runs
    begun = time.process_time()
    traits = read_traits(articles)
    read = time.process_time() - begun
    if need_vectors(traits):
        encoder = Backends().encoder
        if encoder is None:
            raise EvaluationError("stories: the sentence encoder is not installed")
        traits = read_traits(articles, encoder=encoder)
    done = sort_all(traits)
    gold = [line.cluster for line in lines]
    figures: dict[str, float | None] = {
        **scores(gold, [done.stories[line.id] for line in lines]),
        "arrived_b3_f1": scores(gold, [done.arrived[line.id] for line in lines])["b3_f1"],
        "articles_per_second": len(lines) / max(read + done.seconds, 1e-9),
    }
    if len({article.language for article in articles}) > 1:
        own = [n for n, article in enumerate(articles) if article.language == _ENGLISH]
        alone = sort_all([traits[n] for n in own])
        found = scores([gold[n] for n in own], [alone.stories[lines[n].id] for n in own])
        figures |= {"english_b3_f1": found["b3_f1"], "english_pairwise_f1": found["pairwise_f1"]}
    peer = Row("peer TF-IDF, average linking", scores(gold, _peer(lines)), peer=True)
    size = f"{len(lines)} articles, {len(set(gold))} stories; found {len(set(done.stories.values()))}"
    return Report("stories", (peer, Row(POOLED, figures, tuple(_notes(lines, done)))), size)


def sort_all(traits: Sequence[Traits]) -> Outcome:
    """Every article sorted: in turns where all have a time, otherwise at once."""
    ordered = sorted(traits, key=lambda one: (one.time or 0.0, one.id))
    turn = TURN if all(one.time is not None for one in ordered) else len(ordered)
    stream = StoryStream()
    arrived: dict[str, str] = {}
    stories: dict[str, str] = {}
    begun = time.process_time()
    for start in range(0, len(ordered), turn):
        sorting = stream.add(ordered[start : start + turn])
        arrived |= sorting.arrived
        stories |= sorting.stories
    return Outcome(arrived, stories, time.process_time() - begun)


def scores(gold: Sequence[str], found: Sequence[str]) -> Figures:
    """B³ (Bagga and Baldwin 1998), the F1 of pairs, and adjusted mutual information."""
    from sklearn.metrics import adjusted_mutual_info_score

    both, wanted, got = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / got[story] for (_, story), n in both.items()) / len(gold)
    recall = sum(n * n / wanted[story] for (story, _), n in both.items()) / len(gold)
    pairs, wanted_pairs, got_pairs = (sum(n * (n - 1) for n in counts.values()) for counts in (both, wanted, got))
    return {
        "b3_f1": harmonic(precision, recall),
        "b3_precision": precision,
        "b3_recall": recall,
        "pairwise_f1": 2 * pairs / (wanted_pairs + got_pairs) if wanted_pairs + got_pairs else None,
        "ami": float(adjusted_mutual_info_score(list(gold), list(found))),
    }


def _article(line: Line) -> Article:
    body = line.text or ""
    language = _CODES.get(line.lang or "", line.lang or "") or find_language(body or line.title or "")[0]
    return Article(
        id=line.id, content=line.id, source=line.id, text=body, body=((0, len(body)),) if body else (), title=line.title or None,
        published=Moment.parse(line.date) if line.date else None, language=language,
    )  # fmt: skip


def _peer(lines: Sequence[Line]) -> list[str]:
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    model = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=1)
    rows = model.fit_transform([f"{line.title or ''}\n{line.text or ''}" for line in lines])
    apart = 1.0 - (rows @ rows.T).toarray()
    groups = AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=PEER_DISTANCE)
    return [str(n) for n in groups.fit_predict(apart.clip(0.0))]


def _notes(lines: Sequence[Line], done: Outcome) -> list[Note]:
    """One line for each story that was pulled apart, and for each that holds several, the worst first."""
    notes: list[tuple[float, Note]] = []
    title = {line.id: line.title or line.id for line in lines}
    for kind, cause, own, other in (
        ("missed", "apart", {line.id: line.cluster for line in lines}, done.stories),
        ("wrong", "together", done.stories, {line.id: line.cluster for line in lines}),
    ):
        held: dict[str, list[str]] = {}
        for line in lines:
            held.setdefault(own[line.id], []).append(line.id)
        for group in held.values():
            parts = Counter(other[name] for name in group)
            lost = len(group) - sum(n * n for n in parts.values()) / len(group)
            if lost > 0:
                firsts = {other[name]: title[name] for name in reversed(group)}
                told = "; ".join(f"{n}× {firsts[part]}" for part, n in parts.most_common(6))
                notes.append((lost, Note(f"{cause}: {told}", "missed" if kind == "missed" else "wrong", cause=cause)))
    return [note for _, note in sorted(notes, key=lambda pair: -pair[0])[:_MOST_NOTES]]
