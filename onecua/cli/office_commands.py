"""Commands that make a data folder, prove it, and fill one with a fictitious office."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from onecua import assets, files
from onecua.cli.folder import data_folder, desk_of
from onecua.cli.options import day
from onecua.cli.outcome import Outcome, terminal_progress
from onecua.domain.office import Office
from onecua.domain.places import find_commune, parse_places
from onecua.domain.vietnamese import clean, grouped

if TYPE_CHECKING:
    import argparse

    from onecua.services.integrity import IntegrityReport


def add(commands: Any, shared: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse
    """Add `init`, `demo` and `check`."""
    init = commands.add_parser("init", parents=[shared], help="tạo thư mục dữ liệu")
    init.add_argument("--office-name", required=True, help="tên đơn vị, ví dụ UBND xã Thanh Hà")
    init.add_argument("--unit-code", required=True, help="mã đơn vị, ví dụ H24.119")
    init.add_argument("--province", required=True, help="tỉnh, thành phố; tên đủ hoặc tên ngắn")
    init.add_argument("--commune", required=True, help="xã, phường, đặc khu")
    init.add_argument(
        "--counter", type=int, default=1, metavar="N", help="số quầy, 1 đến 9 (mặc định 1)"
    )
    init.add_argument("--plain", action="store_true", help="không mã hóa cơ sở dữ liệu")
    init.set_defaults(run=run_init)
    demo = commands.add_parser("demo", parents=[shared], help="tạo đơn vị giả định để dùng thử")
    demo.add_argument(
        "--dossiers", type=int, default=3_000, metavar="N", help="số hồ sơ (mặc định 3000)"
    )
    demo.add_argument(
        "--from", dest="first", metavar="YYYY-MM-DD", help="ngày đầu (mặc định: đầu năm của --to)"
    )
    demo.add_argument(
        "--to", dest="last", metavar="YYYY-MM-DD", help="ngày cuối (mặc định: hôm nay)"
    )
    demo.add_argument(
        "--seed",
        type=int,
        default=7,
        metavar="N",
        help="cùng một số thì ra cùng dữ liệu (mặc định 7)",
    )
    demo.set_defaults(run=run_demo)
    check = commands.add_parser("check", parents=[shared], help="kiểm tra dữ liệu và nhật ký")
    check.add_argument(
        "--mark", metavar="MỐC", help="so với một mốc đã in, ví dụ «Q1 · 812 · 7f3a91c2»"
    )
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

    last = vietnam_now().date() if options.last is None else day(options.last)
    first = date(last.year, 1, 1) if options.first is None else day(options.first)
    plan = DemoPlan(options.dossiers, first, last, options.seed)
    made = make_demo(data_folder(options), plan, terminal_progress())
    words = (
        f"Đã tạo đơn vị giả định với {grouped(made.dossiers)} hồ sơ và {grouped(made.responses)} "
        f"phiếu khảo sát trong {data_folder(options)}."
    )
    return Outcome(words, {"dossiers": made.dossiers, "responses": made.responses})


def run_check(options: argparse.Namespace) -> Outcome:
    """Prove file, log, anchors, tables, every dossier's dates and the figures."""
    with desk_of(options) as desk:
        answer = None if options.mark is None else desk.anchors.compare(options.mark)
        report = desk.integrity.check(terminal_progress())
    problems = [finding.words for finding in report.problems]
    if answer is not None and not answer.holds:
        problems.append(answer.words)
    notes = [finding.words for finding in report.notes]
    words = problems or [_sound_words(report), *([answer.words] if answer else [])]
    document = {
        "ok": not problems,
        "problems": problems,
        "notes": notes,
        "findings": [finding.body() for finding in report.findings],
        "dossiers": report.dossier_count,
        "events": report.event_count,
        "mark": report.head.mark if report.head else None,
    }
    lines = [*words, *(f"Ghi chú: {note}" for note in notes)]
    return Outcome("\n".join(lines), document, ok=not problems)


def _sound_words(report: IntegrityReport) -> str:
    dossiers, events = grouped(report.dossier_count), grouped(report.event_count)
    mark = f" Mốc: {report.head.mark}." if report.head else ""
    return (
        f"Dữ liệu đúng: {dossiers} hồ sơ khớp với lịch sử, ngày hẹn tính lại đều đúng; {events} "
        f"sự kiện nối liền, bảng và số liệu khớp nhau.{mark}"
    )
