"""`meguri simulate` (政策シミュレーション): ceilings, run, compare, validate, learn. Everything it prints is illustrative."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meguri.cli.faults import refused, unknown
from meguri.cli.parser import Parser, common
from meguri.vocabulary.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meguri.kpis.share import Definition
    from meguri.simulation.assumptions import Assumptions
    from meguri.simulation.policy import Policy
    from meguri.simulation.runs.executor import Executor
    from meguri.simulation.runs.store import Store
    from meguri.simulation.runs.task import Arm
    from meguri.simulation.series import Options
    from meguri.vocabulary.fiscal_year import FiscalYear

FOLDER = "out/simulation"
REPLICAS, SEED, SOBOL, TRAJECTORIES = 1_000, 1, 256, 30
MOST_REPLICAS = 10_000_000


def configure(parser: Parser) -> None:
    """Arguments."""
    parts = parser.add_subparsers(
        required=True, metavar="ceilings|run|compare|validate|learn", dest="part", parser_class=Parser
    )
    listed = (
        (
            "ceilings",
            Text("上限の試算（シミュレーションの前に見る）", "ceilings, to be seen before any simulation"),
            run_ceilings,
        ),
        (
            "run",
            Text(
                "報告：どの手段が、定義でどれだけ、何が分からないか",
                "a report: which lever, how much by definition, what is not known",
            ),
            run_run,
        ),
        ("compare", Text("政策手段を動かした場合との比較", "compare with levers moved"), run_compare),
        (
            "validate",
            Text("モデルの検証と、予測の結果", "validation of the model, and how forecasts held"),
            run_validate,
        ),
        ("learn", Text("選択の記録から重みを推定", "choice weights from a choice log"), run_learn),
    )
    for name, text, run_part in listed:
        part = parts.add_parser(name, help=text.in_(parser.lang), description=text.in_(parser.lang))
        if name == "learn":
            part.option("log", Text("選択の記録（YAML か JSON）", "choice log (YAML or JSON)"))
        if name in ("run", "compare"):
            _run_options(part)
        part.option("--parameters", Text("別の入力ファイル", "another file of inputs"), metavar="F")
        part.option("--seed", Text("乱数の種（既定 1）", "seed (default 1)"), type=int, default=SEED, metavar="N")
        common(part, profile=False)
        part.set_defaults(run_part=run_part)


def _run_options(part: Parser) -> None:
    part.option(
        "--definition",
        Text(
            "シェアの数え方（必須）：by-site-country | by-owner",
            "definition of the share (required): by-site-country | by-owner",
        ),
        metavar="ID",
    )
    part.option(
        "--market",
        Text(
            "市場の見通し（必須）：シナリオか登録簿の統計の id",
            "market (required): a scenario, or a series of the register",
        ),
        metavar="ID",
    )
    part.option(
        "--policy",
        Text("政策 none | current（既定 current）", "policy none | current (default current)"),
        default="current",
        metavar="ID",
    )
    part.option(
        "--set",
        Text("政策手段を動かす（繰返し可、例 s5.rate=1）", "move a lever (may be repeated; s5.rate=1)"),
        action="append",
        default=[],
        metavar="LEVER=VALUE",
    )
    _scale_options(part)


def _scale_options(part: Parser) -> None:
    part.option(
        "--engine",
        Text("mean-field | agents（既定 mean-field）", "mean-field | agents (default mean-field)"),
        default="mean-field",
        metavar="ID",
    )
    part.option(
        "--replicas",
        Text("反復の数（既定 1,000）", "replicas (default 1,000)"),
        type=int,
        default=REPLICAS,
        metavar="N",
    )
    part.option(
        "--sobol",
        Text("感度の計算の大きさ（0＝なし、既定 256）", "size of the sensitivity analysis (0 = none, default 256)"),
        type=int,
        default=SOBOL,
        metavar="N",
    )
    part.option(
        "--folder",
        Text("途中の結果を置くフォルダ（再開に使う）", "folder of partial results (to go on from)"),
        default=FOLDER,
        metavar="F",
    )
    part.option(
        "--workers",
        Text("並行する処理の数（既定はプロセッサの数）", "processes at once (default: processors)"),
        type=int,
        metavar="N",
    )
    part.option(
        "--dask",
        Text("Daskの番地（追加部品 cluster が要る）", "address of a Dask scheduler (needs the extra `cluster`)"),
        metavar="ADDRESS",
    )


def run(arguments: Namespace) -> int:
    """The part asked for."""
    status: int = arguments.run_part(arguments)
    return status


def run_ceilings(arguments: Namespace) -> int:
    """What a lever is worth at most."""
    from meguri.cli import output, packs
    from meguri.documents import simulation as pages
    from meguri.simulation.ceiling import document
    from meguri.simulation.ceilings import ceilings

    rulebook, register = packs.rulebook(arguments.rulebook), packs.register(arguments.register)
    answer = document(ceilings(_assumptions(arguments), rulebook, register, packs.as_of(arguments)))
    return output.write(arguments, answer, lambda lang, columns: pages.ceilings_page(answer, lang, columns))


def run_validate(arguments: Namespace) -> int:
    """V1 to V8 and the forecasts; a failing check is no failure of the command."""
    from meguri.cli import output, packs
    from meguri.documents import simulation as pages
    from meguri.simulation.backtest import document as forecasts
    from meguri.simulation.validation import SCHEMA, document, validate

    rulebook, register = packs.rulebook(arguments.rulebook), packs.register(arguments.register)
    checks = validate(_assumptions(arguments), rulebook, register, packs.as_of(arguments))
    answer = {"schema": SCHEMA, "checks": document(checks), "forecasts": forecasts(register)}
    return output.write(arguments, answer, lambda lang, columns: pages.validate_page(answer, lang, columns))


def run_learn(arguments: Namespace) -> int:
    """What a log teaches."""
    from meguri.cli import output
    from meguri.documents import simulation as pages
    from meguri.simulation.choice_log import read_log
    from meguri.simulation.learning import learned

    answer = learned(read_log(Path(arguments.log)), _assumptions(arguments), arguments.seed)
    return output.write(arguments, answer, lambda lang, columns: pages.learn_page(answer, lang, columns))


def run_run(arguments: Namespace) -> int:
    """The report of a run; what was finished before is not done again."""
    from meguri.cli import output
    from meguri.documents import simulation as pages
    from meguri.simulation.arms import arms
    from meguri.simulation.report import Asked, report

    definition, options, year = _asked(arguments)
    current = _policy(arguments, arguments.set)
    store = _finished(arguments, arms(current, options))
    asked = Asked(definition, year, _target(), TRAJECTORIES, arguments.sobol)
    answer = report(store, current, asked)
    return output.write(arguments, answer, lambda lang, columns: pages.run_page(answer, lang, columns))


def run_compare(arguments: Namespace) -> int:
    """The policy as it is, and with levers moved."""
    from meguri.cli import output
    from meguri.documents import simulation as pages
    from meguri.simulation.comparison import compared, comparison

    definition, options, year = _asked(arguments)
    if not arguments.set:
        raise refused(
            "missing",
            "--set",
            Text("動かす政策手段（例 --set s5.rate=1）", "a lever to move, such as --set s5.rate=1"),
            "nothing",
        )
    old, new = _policy(arguments, []), _policy(arguments, arguments.set)
    store = _finished(arguments, compared(old, new, options))
    answer = comparison(store, old, new, definition, year)
    return output.write(arguments, answer, lambda lang, columns: pages.compare_page(answer, lang, columns))


def _assumptions(arguments: Namespace) -> Assumptions:
    from meguri.simulation.parameter_file import load

    return load(Path(arguments.parameters) if arguments.parameters else None)


def _asked(arguments: Namespace) -> tuple[Definition, Options, FiscalYear]:
    """Definition, market and year; nothing runs before definition and market are chosen."""
    from meguri.cli import packs
    from meguri.kpis.share import Definition
    from meguri.simulation.market_path import market_paths
    from meguri.simulation.series import Options
    from meguri.simulation.start_state import span
    from meguri.vocabulary.fiscal_year import FiscalYear

    assumptions = _assumptions(arguments)
    markets = market_paths(assumptions, packs.register(arguments.register))
    what = Text("シェアの数え方", "a definition of the share")
    definition = _chosen("--definition", arguments.definition, [one.value for one in Definition], what)
    market = _chosen("--market", arguments.market, markets, Text("市場の見通し", "a market"))
    if not 1 <= arguments.replicas <= MOST_REPLICAS:
        expected = Text(f"1〜{MOST_REPLICAS:,}", f"1 to {MOST_REPLICAS:,}")
        raise refused("range", "--replicas", expected, f"'{arguments.replicas}'")
    return Definition(definition), Options(span(assumptions), market), FiscalYear(_due())


def _chosen(option: str, given: str | None, known: Any, what: Text) -> str:
    listed = " | ".join(known)
    if given is None:
        raise refused("missing", option, Text(f"{what.ja}: {listed}", f"{what.en}: {listed}"), "nothing")
    if given not in known:
        raise unknown("unknown-code", option, what, given, known)
    return given


def _indicator() -> Any:
    from meguri.kpis.indicator_file import load
    from meguri.simulation.ceilings import TARGET

    return next(one for one in load() if one.id == TARGET)


def _due() -> int:
    year: int = _indicator().deadline.year
    return year


def _target() -> float:
    return float(_indicator().target.value)


def _policy(arguments: Namespace, moved: list[str]) -> Policy:
    from meguri.cli import packs
    from meguri.simulation.policy_file import arm

    return arm(
        arguments.policy, _assumptions(arguments), packs.rulebook(arguments.rulebook), packs.as_of(arguments), moved
    )


def _finished(arguments: Namespace, arms: tuple[Arm, ...]) -> Store:
    """A run with every chunk there."""
    from meguri.cli import packs
    from meguri.simulation.runs.manifest import data_date, manifest
    from meguri.simulation.runs.store import Store, finish
    from meguri.simulation.runs.task import Engine, Run
    from meguri.simulation.start_state import world

    assumptions, register = _assumptions(arguments), packs.register(arguments.register)
    engine = Engine(
        _chosen("--engine", arguments.engine, [one.value for one in Engine], Text("計算の方式", "an engine"))
    )
    start = world(assumptions, register, packs.rulebook(arguments.rulebook), packs.as_of(arguments))
    run = Run(start, assumptions.parameters, arms, engine, arguments.seed, arguments.replicas)
    store = Store(Path(arguments.folder), manifest(run, data_date(register)))
    for executor in _executor(arguments, run.chunks):
        finish(store, executor, _progress if sys.stderr is not None and sys.stderr.isatty() else None)
    return store


def _executor(arguments: Namespace, chunks: int) -> Iterator[Executor]:
    """One executor; a connection to a cluster is closed behind it."""
    from meguri.simulation.runs.executor import Dask, Here, Processes

    if arguments.dask:
        try:
            from distributed import Client
        except ImportError:
            hint = Text("pip install 'meguri[cluster]' で入ります", "install it with pip install 'meguri[cluster]'")
            raise refused("extra", "--dask", Text("追加部品 cluster", "the extra `cluster`"), "nothing", hint) from None
        with Client(arguments.dask) as client:  # type: ignore[no-untyped-call]
            yield Dask(client)
    else:
        yield Here() if chunks == 1 or arguments.workers == 1 else Processes(arguments.workers)


def _progress(done: int, total: int) -> None:
    """One line on the terminal that counts."""
    print(f"\r{done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
