"""The rules of the house, read from the code (docs/architecture.md)."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "scraper"
FILES = sorted(PACKAGE.rglob("*.py"))
#: a reason to look at a file, not a limit to dodge: one algorithm in eight files is harder to read than in one
MAX_LINES = 400
MAX_FUNCTION = 50

#: modules that any room may import
BASE = {
    "types",
    "errors",
    "urls",
    "markup",
    "textformat",
    "traps",
    "dates",
    "datewords",
    "languages",
    "codings",
    "loop",
}
#: the rooms, and what each may import besides BASE and itself
ROOMS: dict[str, set[str]] = {
    "config": set(),
    "platforms": set(),
    "fetch": set(),
    "capture": set(),
    "dedup": set(),
    "store": {"dedup"},
    "discover": {"platforms"},
    "extraction": {"platforms"},
    "research": {"dedup", "store"},
    "operate": set(),
    "demo": set(),
    "pipeline": {"platforms", "fetch", "capture", "dedup", "store", "discover", "extraction", "operate"},
    "cli": {"config", "platforms", "pipeline", "research", "operate", "demo"},
}
#: what `scraper/__init__.py` may import: the one call that it offers
FRONT = {"__init__": {"extraction"}}
#: who may import which library
DOORS = {
    "httpx": {"fetch"},
    "httpcore": {"fetch"},
    "protego": {"fetch"},
    "tenacity": {"fetch"},
    "sqlalchemy": {"store", "research"},
    "sqlite3": {"store"},
    "alembic": {"store"},
    "trafilatura": {"extraction"},
    "lxml": {"extraction"},
    "warcio": {"capture"},
    "feedparser": {"discover"},
    "pydantic": {"config"},
    "ruamel": {"config"},
    "rich": {"cli"},
    "argparse": {"cli"},
    "socket": {"fetch", "demo", "operate"},
}


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imports(path: Path) -> list[tuple[str, int]]:
    """Every module a file imports, with the line."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            found.append((node.module, node.lineno))
            if node.module == "scraper":
                found += [(f"scraper.{alias.name}", node.lineno) for alias in node.names]
    return found


def wrong_imports(path: Path) -> list[str]:
    room = room_of(path)
    wrong = []
    for module, line in imports(path):
        top, *rest = module.split(".")
        if top == "scraper" and rest:
            target = rest[0]
            if target in ("__version__", room) or target in BASE or room in BASE:
                if room in BASE and target not in BASE:
                    wrong.append(f"{line}: the base module {room} imports {module}")
                continue
            if target not in ROOMS.get(room, FRONT.get(room, set())):
                wrong.append(f"{line}: {room} imports {module}; hand in what is needed instead")
        elif top in DOORS and room not in DOORS[top]:
            wrong.append(f"{line}: {top} has its door in {sorted(DOORS[top])}, not in {room}")
    return [f"{path.relative_to(ROOT)}:{words}" for words in wrong]


def test_imports_point_down_and_go_through_the_right_door() -> None:
    assert [words for path in FILES for words in wrong_imports(path)] == []


def test_every_room_is_known() -> None:
    rooms = {room_of(path) for path in FILES} - {"__init__"}
    assert rooms == set(ROOMS) | BASE, "name a new room in ROOMS, with what it may import"


def test_files_and_functions_fit_a_screen() -> None:
    crowded = []
    for path in FILES:
        text, name = path.read_text("utf-8"), path.relative_to(ROOT)
        if "content" not in path.parts and text.count("\n") > MAX_LINES:
            crowded.append(f"{name} is crowded: make it a folder")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno
                if length > MAX_FUNCTION:
                    crowded.append(f"{name}:{node.lineno} {node.name} is {length} lines long")
    assert crowded == []


def test_every_module_says_what_it_is() -> None:
    silent = [path for path in FILES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert silent == []


def test_broad_excepts_stay_at_the_borders() -> None:
    allowed = {"pipeline/run.py", "pipeline/ingest.py", "cli/__init__.py", "extraction/worker.py"}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                names = {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)} if node.type else {"bare"}
                if names & {"Exception", "BaseException", "bare"}:
                    where = str(path.relative_to(PACKAGE))
                    reraises = any(isinstance(n, ast.Raise) for n in ast.walk(node))
                    assert where in allowed or reraises, f"{where}:{node.lineno} swallows every error"


def test_no_drawer() -> None:
    for path in FILES:
        assert path.stem not in ("utils", "util", "helpers", "common", "misc"), f"{path}: say what it does"


def test_no_naive_datetime() -> None:
    for path in FILES:
        assert "utcnow" not in path.read_text("utf-8"), path
