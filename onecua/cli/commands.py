"""Commands on a data folder: take over a list, print a paper, write a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from onecua import files
from onecua.cli.folder import desk_of
from onecua.cli.options import file_name
from onecua.cli.outcome import Outcome, terminal_progress
from onecua.cli.survey_document import survey_document
from onecua.domain.figures import COLUMNS, SectorTally
from onecua.domain.period import Basis, parse_month
from onecua.domain.vietnamese import grouped
from onecua.errors import RuleError

if TYPE_CHECKING:
    import argparse

_SHOWN_DOUBTS = 20
_PAPERS = {
    "receipt": "giấy hẹn (Mẫu 01)",
    "supplement": "phiếu yêu cầu bổ sung (Mẫu 02)",
    "refusal": "phiếu từ chối (Mẫu 03)",
    "apology": "phiếu xin lỗi, gia hạn (Mẫu 04)",
    "stop-notice": "thông báo dừng giải quyết (Mẫu 05)",
    "control-slip": "phiếu kiểm soát (Mẫu 06)",
}


def add(commands: Any, shared: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse
    """Add `import-dossiers`, `report` and the papers."""
    taken = commands.add_parser("import-dossiers", parents=[shared], help="nhập danh sách hồ sơ")
    taken.add_argument(
        "file", type=file_name, nargs="?", metavar="FILE", help="danh sách .xlsx, .xls, .ods, .csv"
    )
    taken.add_argument("--preview", action="store_true", help="chỉ xem, không ghi")
    taken.add_argument("--undo", metavar="BATCH", help="hủy một lần nhập; mã in khi nhập")
    taken.set_defaults(run=run_import)
    report = commands.add_parser("report", parents=[shared], help="báo cáo Excel")
    kinds = report.add_subparsers(dest="kind", metavar="LOẠI", required=True)
    monthly = kinds.add_parser("monthly", parents=[shared], help="báo cáo tháng, biểu II.06a")
    monthly.add_argument("--month", required=True, metavar="YYYY-MM", help="tháng báo cáo")
    monthly.add_argument(
        "--period",
        choices=[basis.value for basis in Basis],
        default=Basis.OFFICIAL.value,
        help="kỳ ngày 15 tháng trước đến 14 (official, mặc định) hoặc tháng dương lịch (calendar)",
    )
    monthly.add_argument(
        "--out", type=file_name, required=True, metavar="F.xlsx", help="tệp Excel ghi ra"
    )
    monthly.set_defaults(run=run_monthly)
    for name, words in _PAPERS.items():
        paper = commands.add_parser(name, parents=[shared], help=f"in {words} của một hồ sơ")
        paper.add_argument("code", metavar="MÃ", help="mã hồ sơ, như H24.119-261120-0001")
        paper.add_argument(
            "--out", type=file_name, required=True, metavar="F.pdf", help="tệp PDF ghi ra"
        )
        paper.set_defaults(run=run_paper)


def run_import(options: argparse.Namespace) -> Outcome:
    """Import a list, say what importing would do, or undo an import."""
    from onecua import products

    with desk_of(options) as desk:
        if options.undo:
            count = products.undo_import(desk, _batch(options.undo))
            words = f"Đã hủy lần nhập: {grouped(count)} hồ sơ không còn tính."
            return Outcome(words, {"batch": options.undo, "voided": count})
        if options.file is None:
            raise RuleError("Ghi tên tệp danh sách, hoặc --undo với mã lần nhập.")
        progress = terminal_progress()
        outcome = products.import_list(desk, options.file, progress, preview=options.preview)
    doubts = [
        {"row": doubt.row, "column": doubt.column, "problem": doubt.problem}
        for doubt in outcome.doubts
    ]
    document = {
        "batch": str(outcome.batch) if outcome.batch else None,
        "imported": outcome.imported,
        "skipped": outcome.skipped,
        "doubts": doubts,
    }
    done = "Sẽ nhập" if options.preview else "Đã nhập"
    lines = [
        (
            f"{done} {grouped(outcome.imported)} hồ sơ, bỏ qua {grouped(outcome.skipped)} dòng, "
            f"{grouped(len(doubts))} điều cần xem."
        )
    ]
    if outcome.batch:
        lines.append(f"Mã lần nhập: {outcome.batch} (hủy: import-dossiers --undo {outcome.batch})")
    lines += [f"Dòng {d['row']}, {d['column']}: {d['problem']}" for d in doubts[:_SHOWN_DOUBTS]]
    if len(doubts) > _SHOWN_DOUBTS:
        lines.append(f"… và {grouped(len(doubts) - _SHOWN_DOUBTS)} điều nữa (xem bằng --json).")
    return Outcome("\n".join(lines), document)


def _batch(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise RuleError(f"«{text}» không phải mã lần nhập. Chép lại mã đã in khi nhập.") from None


def run_monthly(options: argparse.Namespace) -> Outcome:
    """Write the month's workbook and say its figures."""
    from onecua import products

    period = parse_month(options.month, Basis(options.period))
    with desk_of(options) as desk:
        report = products.write_monthly(desk, period, options.out, terminal_progress())
    figures = report.figures
    checks = [{"name": check.name, "ok": check.ok} for check in figures.checks()]
    document = {
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
        "II.06a": {
            "rows": [{"sector": row.sector, **_cells(row)} for row in figures.rows],
            "total": _cells(figures.total),
        },
        "checks": checks,
        "indicators": [],
        "survey": survey_document(report.survey) if report.survey else None,
        "file": str(options.out),
        "counted_at": figures.counted_at.isoformat(timespec="minutes"),
        "provisional": figures.is_provisional,
    }
    total = figures.total
    right = sum(check["ok"] is True for check in checks)
    words = (
        f"{period.title}: nhận {grouped(total.received)}, đã giải quyết "
        f"{grouped(total.finished)} (quá hạn {grouped(total.late)}), đang giải quyết "
        f"{grouped(total.open)} (quá hạn {grouped(total.open_overdue)}). "
        f"Kiểm tra {right}/{len(checks)} đúng. Đã ghi {options.out}."
    )
    if figures.is_provisional:
        words += " Kỳ chưa kết thúc: số liệu đến lúc này."
    return Outcome(words, document)


def _cells(row: SectorTally) -> dict[str, int]:
    return {f"c{column}": row.cell(column) for column in COLUMNS}


def run_paper(options: argparse.Namespace) -> Outcome:
    """Write a paper of a dossier as PDF."""
    from onecua import products

    if not options.code.strip():
        raise RuleError("Mã hồ sơ để trống. Ghi mã in trên giấy hẹn.")
    with desk_of(options) as desk:
        dossier = desk.records.find(options.code)
        make = {
            "receipt": products.receipt_pdf,
            "supplement": products.supplement_pdf,
            "refusal": products.refusal_pdf,
            "apology": products.apology_pdf,
            "stop-notice": products.stop_notice_pdf,
            "control-slip": products.control_slip_pdf,
        }[options.command]
        content = make(desk, dossier)
        with files.atomic_path(options.out) as fresh:  # a paper that is not remembered is none
            files.write_atomic(fresh, content)
            desk.handling.printed(dossier, options.command)
    pages = products.page_count(content)
    return Outcome(f"Đã ghi {options.out}, {pages} trang.", {"pages": pages})
