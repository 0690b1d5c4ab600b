"""What hangs together: each node of a graph with the smallest node that can be reached from it."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Nodes = NDArray[np.int64]


def components(one: "Nodes", other: "Nodes") -> "tuple[Nodes, Nodes]":
    """Every node that has an edge, ordered, and the smallest node of its component. An edge a row, in any order and direction.

    The nodes take over the smallest label that any neighbour's label has, and labels are followed to their end, until nothing
    changes (FastSV: Zhang, Azad and Buluç, SIAM PP 2020); a handful of rounds over the edges even where they form long chains.
    """
    nodes, flat = np.unique(np.concatenate([one, other]), return_inverse=True)
    a, b = flat[: len(one)], flat[len(one) :]
    parent = np.arange(len(nodes))
    while True:
        before = parent.copy()
        above = parent[parent]
        for x, y in ((a, b), (b, a)):
            np.minimum.at(parent, before[x], above[y])  # a tree hangs itself under a smaller neighbour
            np.minimum.at(parent, x, above[y])
        np.minimum(parent, above, out=parent)
        parent = parent[parent]
        if np.array_equal(parent, before):
            return nodes, nodes[parent]


def large_star(node: "Nodes", neighbour: "Nodes") -> "tuple[Nodes, Nodes]":
    """New edges: from each node's larger neighbours to the smallest of the node and its neighbours.

    The rows must hold all neighbours of every node in them. With `small_star` in turn this ends in stars, each round an exchange
    by node (Kiveris and others, SoCC 2014): what no single memory holds.
    """
    node, neighbour, least = _with_least(node, neighbour)
    up = neighbour > node
    return neighbour[up], least[up]


def small_star(node: "Nodes", neighbour: "Nodes") -> "tuple[Nodes, Nodes]":
    """New edges: from each node and its smaller neighbours to the smallest of them. Rows as for `large_star`."""
    down = neighbour <= node
    node, neighbour, least = _with_least(node[down], neighbour[down])
    found = np.unique(np.stack([np.concatenate([neighbour, node]), np.concatenate([least, least])]), axis=1)
    kept = found[0] != found[1]
    return found[0][kept], found[1][kept]


def _with_least(node: "Nodes", neighbour: "Nodes") -> "tuple[Nodes, Nodes, Nodes]":
    """The rows ordered by node, each with the smallest of its node and the node's neighbours."""
    order = np.lexsort((neighbour, node))
    node, neighbour = node[order], neighbour[order]
    if not len(node):
        return node, neighbour, node
    begins = np.flatnonzero(np.diff(node, prepend=node[0] - 1))
    least = np.minimum(node[begins], neighbour[begins])
    return node, neighbour, np.repeat(least, np.diff(begins, append=len(node)))
