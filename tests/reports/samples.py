"""A commune's month: the figures of the drawn report page and dossiers that prove them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from onecua.domain.figures import COUNTED_COLUMNS, MonthlyFigures, SectorTally, WholeCount, total
from onecua.domain.period import monthly
from onecua.reports.monthly import (
    Correction,
    LateEntry,
    MonthlyReport,
    ReportDossier,
    ReportHeading,
)

LONG_SECTOR = "Thành lập và hoạt động của tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã"
LONG_PROCEDURE = (
    "Đăng ký đất đai, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với "
    "đất lần đầu đối với hộ gia đình, cá nhân, cộng đồng dân cư, người gốc Việt Nam định cư "
    "ở nước ngoài"
)
# Columns (4) (5) (6) (8) (9) (10) (12) (13) of each sector.
SECTORS = {
    "Hộ tịch": (86, 47, 9, 118, 12, 0, 12, 0),
    "Chứng thực": (12, 98, 1, 96, 14, 0, 1, 0),
    "Đất đai": (14, 22, 21, 25, 6, 1, 24, 1),
    "Bảo trợ xã hội": (31, 14, 8, 38, 5, 0, 10, 0),
    LONG_SECTOR: (24, 4, 2, 25, 2, 0, 3, 0),
    "Người có công": (12, 9, 5, 15, 3, 0, 8, 0),
    "Hoạt động xây dựng": (11, 5, 6, 12, 2, 0, 8, 0),
    "Giảm nghèo": (6, 5, 4, 8, 1, 0, 6, 0),
    "An toàn thực phẩm": (5, 2, 1, 6, 0, 0, 2, 0),
    "Giáo dục mầm non": (3, 1, 1, 3, 1, 0, 1, 0),
    "Hòa giải ở cơ sở": (2, 3, 0, 4, 1, 0, 0, 0),
    "Nuôi con nuôi": (0, 1, 1, 1, 0, 0, 1, 0),
}
PERIOD = monthly(2026, 11)
HEADING = ReportHeading(
    office="UBND xã Thanh Hà",
    recipient="UBND TP Hải Phòng",
    place="Thanh Hà",
    signed_on=date(2026, 11, 16),
    prepared_by="Nguyễn Thị Hồng Nhung",
    signed_by="Phạm Văn Đức",
)
WORDS = {8: "Trước hạn", 9: "Đúng hạn", 10: "Quá hạn", 12: "Trong hạn", 13: "Quá hạn"}


def figures(sectors: dict[str, tuple[int, ...]] = SECTORS, **changed: object) -> MonthlyFigures:
    rows = tuple(SectorTally(name, *counts) for name, counts in sectors.items())
    given = {
        "period": PERIOD,
        "counted_at": PERIOD.end_at,
        "rows": rows,
        "previous_open": sum(row.carried_over for row in rows),
        "whole": WholeCount(total(rows).received, total(rows).finished, total(rows).open),
        "against_promise": (3, 2),
        "without_due_date": ("H24.119-261028-0007",),
    }
    return MonthlyFigures(**(given | changed))


def dossiers(sectors: dict[str, tuple[int, ...]] = SECTORS) -> Iterator[ReportDossier]:
    """Yield as many dossiers as the table counts, each in one incoming and one outgoing column."""
    serial = 0
    for sector, counts in sectors.items():
        come = [c for c, n in zip(COUNTED_COLUMNS[:3], counts[:3], strict=True) for _ in range(n)]
        gone = [c for c, n in zip(COUNTED_COLUMNS[3:], counts[3:], strict=True) for _ in range(n)]
        for first, second in zip(come, gone, strict=True):
            serial += 1
            yield dossier(serial, sector, first, second)


def dossier(serial: int, sector: str, first: int = 4, second: int = 9) -> ReportDossier:
    received = datetime(2026, 10, 15, 7, 30) + timedelta(minutes=17 * serial)
    finished = received + timedelta(days=2, minutes=5) if second < 11 else None
    return ReportDossier(
        code=f"H24.119-{received:%y%m%d}-{serial:04}",
        procedure=LONG_PROCEDURE if serial % 9 == 0 else "Đăng ký khai sinh",
        sector=sector,
        owner="Nguyễn Hoàng Thị Phương Uyên" if serial % 5 == 0 else "Trần Văn Nam",
        channel="Trực tuyến" if first == 4 else "Trực tiếp",
        received_at=received,
        promised_at=received + timedelta(days=3),
        due_at=None if serial == 7 else received + timedelta(days=3),
        finished_at=finished,
        status="Đã trả kết quả" if finished else "Đang xử lý",
        columns=(first, second),
        timeliness=WORDS[second],
    )


LATE = LateEntry(
    "H24.119-261113-0021",
    "Trả kết quả",
    datetime(2026, 11, 13, 16, 40),
    datetime(2026, 11, 16, 7, 45),
    "Nguyễn Thị Hồng Nhung",
    "Mất mạng cuối chiều 13/11, đã trả bản giấy và ghi sổ",
)
CORRECTION = Correction(
    "H24.119-261020-0003",
    "Ngày tiếp nhận",
    "21/10/2026 08:05",
    "20/10/2026 16:55",
    datetime(2026, 11, 17, 9, 5),
    "Phạm Văn Đức",
    "Nhập nhầm ngày so với dấu đến",
)


def report(**changed: object) -> MonthlyReport:
    given = {
        "figures": figures(),
        "heading": HEADING,
        "dossiers": dossiers(),
        "late_entries": (LATE,),
        "corrections": (CORRECTION,),
        "notes": ("Kỳ 10/2026 đã chốt ngày 16/10/2026.",),
    }
    return MonthlyReport(**(given | changed))
