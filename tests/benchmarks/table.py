"""The measurements as a table that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def markdown(title: str, found: Iterable[Mapping[str, object]], made: str) -> str:
    lines = [
        "# Benchmarks",
        "",
        title + ".",
        made,
        "",
        "| measurement | ours (median) | baseline (median) | ratio | peak memory |",
        "|---|---:|---:|---:|---:|",
    ]
    for measured in found:
        lines.extend(
            f"| {row['what']} | {row['ours_ms']:.1f} ms | {row['baseline_ms']:.1f} ms "
            f"({row['baseline']}) | {row['ours_ms'] / row['baseline_ms']:.2f} "
            f"| {measured['peak_mb']:.0f} MB |"
            for row in measured["rows"]  # type: ignore[attr-defined]
        )
    return "\n".join(lines)
