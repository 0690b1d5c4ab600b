"""The net in the program and the net in training are one; its slopes are those of its loss."""

from pathlib import Path

import numpy as np

from evaluation.training import line_fit
from evaluation.training.line_net import examples, host_of, read_set
from rashomon.clean import line_net, line_scores
from rashomon.clean.line_net import NOTHING, TABLE, WORDS, Net, logits, net_of, stacked, tokens
from rashomon.clean.lines import count_lines

PAGE = "Home\nSport\nA boat sank in the harbour on Monday, the guard said.\nNobody was hurt, and the crew went home.\nShare\nMost read"
LABELS = [0, 0, 1, 1, 0, 0]
ROW = b'{"url": "https://www.gazette.example/a", "lines": %s, "labels": [0, 0, 1, 1, 0, 0]}'


def pages() -> list[line_fit.Example]:
    import json

    return examples(read_set(ROW % json.dumps(PAGE.split("\n")).encode()) * 4)


def test_the_weights_fit_the_inputs() -> None:
    assert isinstance(line_scores._context_net(), Net)


def test_both_passes_agree() -> None:
    params = line_fit.fit(pages(), epochs=1)
    page = count_lines(PAGE)
    counts = line_scores.inputs(page)
    alone = logits(net_of(stacked([params])), counts, page.tokens)
    count = len(page.lines)
    example = line_fit.Example(counts, page.tokens, np.zeros(count, np.float32), np.ones(count, np.float32))
    batch = line_fit.pack([example, example])
    packed = line_fit.forward(params, batch).logits[batch.filled[:, 0] > 0]
    assert np.allclose(packed, np.concatenate([alone, alone]), atol=1e-4)


def test_slopes_are_those_of_the_loss() -> None:
    rng = np.random.default_rng(1)
    params = {name: value.astype(np.float64) for name, value in line_fit._start(line_scores.WIDTH, rng).items()}
    batch = line_fit.pack(pages()[:3])
    batch = batch._replace(x=batch.x.astype(np.float64))

    def loss(params: line_fit.Params) -> float:
        guess = line_fit.forward(params, batch).logits
        return float((np.log1p(np.exp(-guess * (2 * batch.labels - 1))) * batch.weights).sum())

    there = line_fit.forward(params, batch)
    error = (1 / (1 + np.exp(-there.logits)) - batch.labels) * batch.weights
    slopes = line_fit.backward(params, batch, there, error)
    for name, value in params.items():
        step = rng.normal(size=value.shape)
        measured = (loss({**params, name: value + 1e-5 * step}) - loss({**params, name: value - 1e-5 * step})) / 2e-5
        assert np.isclose(measured, float((slopes[name] * step).sum()), rtol=2e-2, atol=1e-3), name


def test_training_learns_a_page_by_heart() -> None:
    params = line_fit.fit(pages(), epochs=200)
    page = count_lines(PAGE)
    found = logits(net_of(stacked([params])), line_scores.inputs(page), page.tokens)
    assert [int(value > 0) for value in found] == LABELS


def test_words_have_numbers() -> None:
    page = count_lines("home \ud800 ß\n—\n" + "word " * 30)
    assert page.tokens.shape == (3, WORDS + 2)
    assert page.tokens[0, :3].tolist() == [*tokens(["home", "ß"]), NOTHING]
    assert page.tokens[0, WORDS:].tolist() == tokens(["^home", "$ß"]).tolist()
    assert page.tokens[1].tolist() == [0] + [NOTHING] * (WORDS + 1)
    assert (page.tokens[2] < TABLE).all()


def test_without_its_file_there_is_no_net(tmp_path: Path) -> None:
    assert line_net.read_net(tmp_path / "line_net.json", inputs=line_scores.WIDTH) is None


def test_hosts() -> None:
    assert host_of("https://www.news.example.co.uk/a") == "example.co.uk"
    assert host_of("http://sub.gazette.example/x?y") == "gazette.example"
