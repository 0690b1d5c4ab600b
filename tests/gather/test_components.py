"""What hangs together: the same at once, in star rounds, and as a plain walk finds it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.gather.components import components, large_star, small_star

Edges = set[tuple[int, int]]
EDGES = st.sets(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda edge: edge[0] != edge[1]), max_size=40)


def walk(edges: Edges) -> dict[int, int]:
    """The smallest node of each node's component, by going from neighbour to neighbour."""
    beside: dict[int, set[int]] = {}
    for a, b in edges:
        beside.setdefault(a, set()).add(b)
        beside.setdefault(b, set()).add(a)
    found: dict[int, int] = {}
    for start in sorted(beside):
        waiting = [start] if start not in found else []
        while waiting:
            node = waiting.pop()
            if node not in found:
                found[node] = start
                waiting += beside[node]
    return found


def columns(edges: Edges) -> tuple[np.ndarray, np.ndarray]:
    array = np.array(sorted(edges), dtype=np.int64).reshape(-1, 2)
    return array[:, 0], array[:, 1]


def at_once(edges: Edges) -> dict[int, int]:
    nodes, roots = components(*columns(edges))
    return dict(zip(nodes.tolist(), roots.tolist(), strict=True))


@given(EDGES)
def test_at_once(edges: Edges) -> None:
    assert at_once(edges) == walk(edges)


def test_a_long_chain_in_any_order() -> None:
    order = np.random.default_rng(7).permutation(3000)
    nodes, roots = components(order[:-1], order[1:])
    assert len(nodes) == 3000
    assert not roots.any()


@given(EDGES)
def test_star_rounds_end_in_stars(edges: Edges) -> None:
    found, before = edges, None
    while found != before:
        before = found
        for kind in (large_star, small_star):
            one, other = columns(found | {(b, a) for a, b in found})
            new, least = kind(one, other)
            found = set(zip(new.tolist(), least.tolist(), strict=True))
    assert dict(found) == {node: root for node, root in walk(edges).items() if node != root}
    assert len(found) == len(dict(found))
