"""Commands that make a data folder, prove it, and fill one with a fictitious office."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from onecua import assets, files
from onecua.cli.folder import data_folder, desk_of
from onecua.cli.outcome import Outcome, terminal_progress
from onecua.domain.office import Office
from onecua.domain.places import find_commune, parse_places
from onecua.domain.vietnamese import clean, grouped

if TYPE_CHECKING:
    import argparse


def add(commands: Any, shared: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse
    """Add `init`, `demo` and `check`."""
    init = commands.add_parser("init", parents=[shared], help="tạo thư mục dữ liệu")
    init.add_argument("--office-name", required=True, help="tên đơn vị, ví dụ UBND xã Thanh Hà")
    init.add_argument("--unit-code", required=True, help="mã đơn vị, ví dụ H24.119")
    init.add_argument("--province", required=True)
    init.add_argument("--commune", required=True)
    init.add_argument("--counter", type=int, default=1)
    init.add_argument("--plain", action="store_true", help="không mã hóa cơ sở dữ liệu")
    init.set_defaults(run=run_init)
    demo = commands.add_parser("demo", parents=[shared], help="tạo đơn vị giả định để dùng thử")
    demo.add_argument("--dossiers", type=int, default=3_000)
    demo.add_argument("--from", dest="first", type=date.fromisoformat, default=None)
    demo.add_argument("--to", dest="last", type=date.fromisoformat, default=None)
    demo.add_argument("--seed", type=int, default=7)
    demo.set_defaults(run=run_demo)
    check = commands.add_parser("check", parents=[shared], help="kiểm tra dữ liệu và nhật ký")
    check.set_defaults(run=run_check)


def run_init(options: argparse.Namespace) -> Outcome:
    """Make a data folder with the shipped catalogue and calendar."""
    from onecua.services.setup import set_up

    places = parse_places(files.read_bytes(assets.resource("data", "units.json")).decode())
    commune = find_commune(places, options.province, options.commune)
    office = Office(
        name=clean(options.office_name),
        unit_code=clean(options.unit_code),
        province=commune.province.full_name,
        commune=commune.full_name,
        commune_code=commune.code,
    )
    folder = data_folder(options)
    desk = set_up(folder, office, counter=options.counter, plain=options.plain)
    count = len(desk.rulebook.catalogue.procedures)
    desk.database.close()
    words = (
        f"Đã tạo dữ liệu của {office.name} ({commune.full_name}, {commune.province.full_name}) "
        f"trong {folder}, {grouped(count)} thủ tục."
    )
    return Outcome(words, {"data": str(folder), "procedures": count})


def run_demo(options: argparse.Namespace) -> Outcome:
    """Fill a new data folder with a fictitious office."""
    from onecua.clock import vietnam_now
    from onecua.services.demo import DemoPlan, make_demo

    today = vietnam_now().date()
    last = options.last or today
    first = options.first or date(last.year, 1, 1)
    plan = DemoPlan(options.dossiers, first, last, options.seed)
    made = make_demo(data_folder(options), plan, terminal_progress())
    words = f"Đã tạo đơn vị giả định với {grouped(made)} hồ sơ trong {data_folder(options)}."
    return Outcome(words, {"dossiers": made, "responses": 0})


def run_check(options: argparse.Namespace) -> Outcome:
    """Prove the database, the log, the tables and the figures."""
    with desk_of(options) as desk:
        problems = desk.verification.run(terminal_progress())
    if not problems:
        return Outcome("Dữ liệu đúng: cơ sở dữ liệu, nhật ký, bảng và số liệu khớp nhau.", _ok([]))
    return Outcome("\n".join(problems), _ok(problems), ok=False)


def _ok(problems: list[str]) -> dict[str, object]:
    return {"ok": not problems, "problems": problems}


def instant(text: str) -> datetime:
    """Read `YYYY-MM-DDTHH:MM`; raises `ValueError` for argparse to word."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M")
