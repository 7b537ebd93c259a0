"""The portal: list pages beside a bare Django list page in the same run, and the answer page cold and warm."""

from __future__ import annotations

import itertools
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from section import HERE, OWN, Section, Table, Target, spread

sys.path.insert(0, str(HERE.parent / "tests"))
from served import PORTAL, Running, running

LISTS = {
    "bare Django list": "/",
    "register, list": "/register/",
    "register, search": "/en/register/?q=cell",
    "programmes": "/programmes/",
    "rounds": "/rounds/",
    "indicators": "/indicators/",
    "sources": "/sources/",
    "sources, page 2": "/sources/?page=2",
    "industry": "/industry/",
    "rounds, made anew": "/rounds/?anew",
    "industry, made anew": "/industry/?anew",
}
BARE = "bare Django list"
ANEW = ", made anew"  # words in the address: the page is not kept, as for its first visitor of the day
ROUNDS, REQUESTS, AT_ONCE = 7, 60, 4
ANSWERS = 15
STARTS = 5
EXAMPLE = HERE.parent / "examples" / "car-t-autologous.yaml"
SLOWER, DEARER = 2, 3  # times the bare page
COLD_MS, WARM_MS = 1_500, 400
NOTES = (
    "Programmes, rounds, indicators, industry and the first page of sources depend on the packs and the day alone: each "
    "process makes them once for a language, a day and a state of the register, and keeps them. “Made anew” is what the "
    "first visitor of the day waits for; it stands outside the targets.",
    "The lists of the register ask the database every time.",
    "The first visit to a page after the start also reads its templates.",
)
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Taken:
    """What one page took: milliseconds per request, of each round the 95th percentile and processor milliseconds, bytes."""

    wall: list[float] = field(default_factory=list)
    p95s: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    size: int = 0

    def p95(self) -> float:
        """The 95th percentile of the wall time in the middle round."""
        return statistics.median(self.p95s)


@dataclass(frozen=True, slots=True)
class Answers:
    """Milliseconds on the wall and of the server's processor for the first answer and for those that follow."""

    cold: float
    cold_cpu: float
    warm: Sequence[float]
    warm_cpu: Sequence[float]


def measure() -> Section:
    """Every list in turn, round after round, over the same number of connections."""
    with ExitStack() as stack:
        starts = _starts(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        folders = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2)]
        bare = (str(OWN), "-c", "import bare_list; bare_list.serve()", str(folders[0]))
        servers = {
            "bare": stack.enter_context(running(bare, folders[0], {"PYTHONPATH": str(HERE / "engines")})),
            "portal": stack.enter_context(running(PORTAL, folders[1], _settings(folders[1]))),
        }
        answers = _answers(servers["portal"])
        found = _lists(servers)
    return _section(found, starts, answers)


def _starts(folder: Path) -> list[list[float]]:
    """Seconds until the first page has come: of starts that make the data folder, and of starts that find it."""
    taken: list[list[float]] = [[], []]
    for number in range(STARTS):
        own = folder / str(number)
        for each in taken:
            started = time.perf_counter()
            with running(PORTAL, own, _settings(own)):
                each.append(time.perf_counter() - started)
    return taken


def _settings(folder: Path) -> dict[str, str]:
    return {"MEGURI_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "meguri_portal.settings"}


def _lists(servers: Mapping[str, Running]) -> dict[str, Taken]:
    there = {name: _server(servers, name) for name in LISTS}
    lists = {name: address for name, address in LISTS.items() if _get(there[name].address + address)[0] == 200}
    found = {name: Taken() for name in lists}
    for number in range(ROUNDS + 1):
        for name, address in lists.items():
            wall, cpu, size = _round(there[name], address)
            if number:  # the first round warms up
                found[name].wall += wall
                found[name].p95s.append(statistics.quantiles(wall, n=20)[-1])
                found[name].cpu.append(cpu)
                found[name].size = size
    return found


def _server(servers: Mapping[str, Running], name: str) -> Running:
    return servers["bare" if name == BARE else "portal"]


def _round(server: Running, address: str) -> tuple[list[float], float, int]:
    """Wall times and processor time per request, in milliseconds, and the size of the page."""
    before = _cpu(server.process)
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        parts = list(crowd.map(lambda _: _visits(server.address, address, REQUESTS // AT_ONCE), range(AT_ONCE)))
    spent = (_cpu(server.process) - before) / REQUESTS
    return [wall for walls, _ in parts for wall in walls], spent, parts[0][1]


def _visits(site: str, address: str, times: int) -> tuple[list[float], int]:
    connection = HTTPConnection(urlsplit(site).netloc, timeout=60)
    walls, size = list[float](), 0
    for _ in range(times):
        started = time.perf_counter()
        connection.request("GET", address)
        answer = connection.getresponse()
        size = len(answer.read())
        walls.append((time.perf_counter() - started) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status}")
    connection.close()
    return walls, size


def _cpu(process: int) -> float:
    """Processor milliseconds that a process and its workers have used."""
    ids = [process, *map(int, _children(process))]
    spent = 0
    for one in ids:
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        spent += int(fields[11]) + int(fields[12])
    return spent * 1000 / TICK


def _children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


def _get(address: str) -> tuple[int, str]:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=60)
    connection.request("GET", f"{parts.path}?{parts.query}")
    answer = connection.getresponse()
    return answer.status, answer.read().decode(errors="replace")


def _answers(server: Running) -> Answers:
    """The answer page for the example: the first request after the start, and the next."""
    from meguri.profiles.profile import parse_profile  # the example has to be one that can be answered
    from meguri.vocabulary.reading import read_text

    parse_profile(EXAMPLE.read_bytes())
    token = "b" * 32
    draft = _json(read_text(EXAMPLE.read_bytes()))
    body = urlencode({"csrfmiddlewaretoken": token, "profile": draft, "assume_calls": "on"})
    walls, spent = list[float](), [_cpu(server.process)]
    for _ in range(ANSWERS + 1):
        walls.append(_post(f"{server.address}/answer/", body, token))
        spent.append(_cpu(server.process))
    cpu = [after - before for before, after in itertools.pairwise(spent)]
    return Answers(walls[0], cpu[0], walls[1:], cpu[1:])


def _post(address: str, body: str, token: str) -> float:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=60)
    head = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={token}"}
    started = time.perf_counter()
    connection.request("POST", parts.path, body, head)
    answer = connection.getresponse()
    page = answer.read().decode()
    if answer.status != 200 or not re.search("<h1", page):
        raise RuntimeError(f"{address}: {answer.status}")
    return (time.perf_counter() - started) * 1000


def _json(node: object) -> str:
    """A file that people write as the draft that travels in the form."""
    import json
    from datetime import date
    from decimal import Decimal

    def plain(node: object) -> object:
        value = getattr(node, "value", node)
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [plain(inner) for inner in value]
        return str(value) if isinstance(value, date | Decimal) else value

    return json.dumps(plain(node), ensure_ascii=False)


def _section(found: Mapping[str, Taken], starts: Sequence[Sequence[float]], answers: Answers) -> Section:
    bare = found[BARE]
    pages = {name: taken for name, taken in found.items() if name != BARE}
    slower = {name: taken.p95() / bare.p95() for name, taken in pages.items()}
    dearer = {name: statistics.median(taken.cpu) / statistics.median(bare.cpu) for name, taken in pages.items()}
    rows = [_row(name, taken, slower.get(name), dearer.get(name)) for name, taken in found.items()]
    return Section(
        title="Portal: list pages and the answer page",
        about=(
            f"Both servers run Granian with the same workers and threads; {ROUNDS} rounds of {REQUESTS} requests over "
            f"{AT_ONCE} connections, pages in turn. p95 is the median of the rounds' 95th percentiles. CPU is that of the "
            "server's processes. The bare page sends 50 rows of 7 columns with a join, a paginator, a base template and what "
            "`startproject` switches on, and nothing else."
        ),
        tables=[
            Table(("Page", "kB", "Wall, ms", "p95, ms", "CPU, ms", "p95 × bare", "CPU × bare"), rows),
            Table(
                ("Answer page for an example", "Wall, ms", "CPU, ms"),
                [
                    ["first request after the start", f"{answers.cold:.0f}", f"{answers.cold_cpu:.0f}"],
                    [f"the next {ANSWERS}", spread(answers.warm, 0), spread(answers.warm_cpu, 0)],
                ],
            ),
            Table(
                (f"Start, {STARTS} times", "Seconds until the first page has come"),
                [["in an empty data folder", spread(starts[0])], ["the second start", spread(starts[1])]],
            ),
        ],
        targets=[
            _target(f"list pages, p95 ≤ {SLOWER} × a bare Django list page", slower, SLOWER),
            _target(f"list pages, CPU per request ≤ {DEARER} × a bare Django list page", dearer, DEARER),
            _within("answer page, cold", answers.cold, COLD_MS),
            _within("answer page, warm", statistics.median(answers.warm), WARM_MS),
        ],
        notes=NOTES,
    )


def _target(text: str, ratios: Mapping[str, float], most: float) -> Target:
    ratios = {name: ratio for name, ratio in ratios.items() if not name.endswith(ANEW)}
    worst = max(ratios, key=lambda name: ratios[name])
    return Target(text, f"{ratios[worst]:.1f} × at most ({worst})", ratios[worst] <= most)


def _within(text: str, taken: float, most: int) -> Target:
    return Target(f"{text} ≤ {most} ms", f"{taken:.0f} ms", taken <= most)


def _row(name: str, taken: Taken, slower: float | None, dearer: float | None) -> list[str]:
    times = [f"{ratio:.1f}" if ratio is not None else "" for ratio in (slower, dearer)]
    size = f"{taken.size / 1000:.0f}"
    return [name, size, spread(taken.wall), f"{taken.p95():.1f}", spread(taken.cpu), *times]
