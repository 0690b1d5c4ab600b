"""Who copied whom, drawn: one box an account, one frame an origin, one line a link. Numbers only; the template writes the SVG."""

from dataclasses import dataclass

from rashomon.model import Dossier, Link
from rashomon.render.html.marks import Marker
from rashomon.render.phrases import RELATION, shorten

NODE_WIDTH, NODE_HEIGHT = 210, 34
STEP_X, STEP_Y = 330, 46
PAD, HEAD = 14, 26
LABEL_ROOM = 100  # px between two boxes that a line with its label needs
LABEL = 27  # characters that fit a box at 13 px
LONE_A_ROW = 3  # origins of a single account stand side by side, so that sixty of them stay one screen


@dataclass(frozen=True, slots=True)
class Node:
    """A box: an account (`number`) or an agency (number 0)."""

    key: str
    number: int
    label: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The border round one origin."""

    label: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from parent to child. Dashed where the link does not make the two one origin; no arrow where undirected."""

    path: str
    label: str
    x: int
    y: int
    joins: bool
    directed: bool
    title: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything to draw."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    frames: tuple[Frame, ...]
    edges: tuple[Edge, ...]


def drawing(dossier: Dossier, marker: Marker) -> Drawing:
    """Origins of several accounts as trees from left to right, then those of one account side by side, then the lines."""
    nodes: dict[str, Node] = {}
    frames: list[Frame] = []
    top, width = 0, NODE_WIDTH + 2 * PAD
    for origin in dossier.origins:
        members = [account.article.id for account in marker.known(origin.articles)]
        inner = [link for link in dossier.lineage if link.child in members and (link.parent in members or _agency(link))]
        inner = [link for link in inner if link.joins]
        if len(members) < 2 and not inner:
            continue
        agencies = sorted({link.parent for link in inner if _agency(link)})
        depth = _depths([*agencies, *members], inner)
        rows: dict[int, int] = {}
        for key in [*agencies, *members]:
            row = rows.get(depth[key], 0)
            rows[depth[key]] = row + 1
            nodes[key + "@" + origin.id if _is_agency(key) else key] = _node(
                marker, key, PAD + depth[key] * STEP_X, top + HEAD + row * STEP_Y
            )
        frame_width = 2 * PAD + max(depth.values()) * STEP_X + NODE_WIDTH
        height = HEAD + max(rows.values()) * STEP_Y
        label = f"{origin.id} · {origin.agency}" if origin.agency else origin.id
        frames.append(Frame(shorten(label, LABEL), 0, top, frame_width, height))
        width, top = max(width, frame_width), top + height + PAD
    lone = [(origin, a) for origin in dossier.origins for a in origin.articles if a not in nodes and marker.account(a)]
    for place, (origin, article) in enumerate(lone):
        x, y = place % LONE_A_ROW * (NODE_WIDTH + 3 * PAD), top + place // LONE_A_ROW * (HEAD + STEP_Y + 2 * PAD)
        frames.append(Frame(origin.id, x, y, NODE_WIDTH + 2 * PAD, HEAD + STEP_Y))
        nodes[article] = _node(marker, article, x + PAD, y + HEAD)
        width = max(width, x + NODE_WIDTH + 2 * PAD)
    height = max((frame.y + frame.height for frame in frames), default=HEAD)
    edges = tuple(edge for link in dossier.lineage if (edge := _edge(link, dossier, nodes)))
    return Drawing(width + 2, height + 2, tuple(nodes.values()), tuple(frames), edges)


def _is_agency(key: str) -> bool:
    return key.startswith("agency:")


def _agency(link: Link) -> bool:
    return _is_agency(link.parent)


def _depths(keys: list[str], links: list[Link]) -> dict[str, int]:
    """How many links each stands away from its furthest ancestor; circles are cut."""
    depth = dict.fromkeys(keys, 0)
    for _ in keys:
        moved = False
        for link in links:
            if link.parent in depth and link.child in depth and depth[link.child] <= depth[link.parent] < len(keys) - 1:
                depth[link.child], moved = depth[link.parent] + 1, True
        if not moved:
            break
    ranks = {value: rank for rank, value in enumerate(sorted(set(depth.values())))}
    return {key: ranks[value] for key, value in depth.items()}


def _node(marker: Marker, key: str, x: int, y: int) -> Node:
    account = marker.account(key)
    if account is None:
        return Node(key, 0, shorten(key.removeprefix("agency:"), LABEL), x, y)
    return Node(key, account.number, shorten(account.name, LABEL - 3), x, y)


def _edge(link: Link, dossier: Dossier, nodes: dict[str, Node]) -> Edge | None:
    child = nodes.get(link.child)
    home = next((origin.id for origin in dossier.origins if link.child in origin.articles), "")
    parent = nodes.get(f"{link.parent}@{home}" if _agency(link) else link.parent)
    if child is None or parent is None or child is parent:
        return None
    path, x, y = _curve(parent, child, crowded=sum(other.parent == link.parent for other in dossier.lineage) > 1)
    label = "same authority" if link.relation == "same-authority" else link.relation
    title = f"{child.label} {RELATION[link.relation]} {parent.label}: {'; '.join(link.reasons)}"
    return Edge(path, label, x, y, link.joins, link.directed, title)


def _curve(parent: Node, child: Node, *, crowded: bool) -> tuple[str, int, int]:
    """The line from parent to child, and where its label stands: by the child if the parent has several, else by the parent."""
    from_x, from_y = parent.x + NODE_WIDTH, parent.y + NODE_HEIGHT // 2
    to_x, to_y = child.x, child.y + NODE_HEIGHT // 2
    if to_x - from_x >= LABEL_ROOM:
        bend = (to_x - from_x) // 2
        path = f"M{from_x} {from_y}C{from_x + bend} {from_y} {to_x - bend} {to_y} {to_x} {to_y}"
        return (path, to_x - 44, to_y - 5) if crowded else (path, from_x + 36, from_y - 5)
    from_x, to_x = parent.x + NODE_WIDTH // 2, child.x + NODE_WIDTH // 2
    if parent.y == child.y:  # side by side: a bow below both
        from_y = to_y = parent.y + NODE_HEIGHT
        return f"M{from_x} {from_y}C{from_x} {from_y + 20} {to_x} {to_y + 20} {to_x} {to_y}", (from_x + to_x) // 2, from_y + 18
    down = 1 if parent.y < child.y else -1
    from_y, to_y = (parent.y + NODE_HEIGHT, child.y) if down > 0 else (parent.y, child.y + NODE_HEIGHT)
    path = f"M{from_x} {from_y}C{from_x} {from_y + 24 * down} {to_x} {to_y - 24 * down} {to_x} {to_y}"
    return path, (from_x + to_x) // 2, (from_y + to_y) // 2 + 4
