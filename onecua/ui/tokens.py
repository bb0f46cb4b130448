"""The colours of the window, light and dark, and the contrast between two of them."""

from __future__ import annotations

from dataclasses import dataclass, fields

_LINEAR_LIMIT = 0.04045
"""sRGB below this value is linear (WCAG 2.2, relative luminance)."""


@dataclass(frozen=True)
class Tokens:
    """One colour scheme; every value is `#RRGGBB` except `shadow` (`#AARRGGBB`)."""

    accent: str
    accent_hover: str
    accent_pressed: str
    accent_soft: str
    accent_line: str
    accent_mid: str
    on_accent: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str
    paused: str
    paused_soft: str
    surface: str
    raised: str
    line: str
    control: str
    grid: str
    head: str
    hover: str
    text: str
    sub: str
    scale_5: str
    scale_4: str
    scale_3: str
    scale_2: str
    scale_1: str
    on_scale_5: str
    on_scale_4: str
    on_scale_3: str
    on_scale_2: str
    on_scale_1: str
    shadow: str


LIGHT = Tokens(
    accent="#0B5CAD",
    accent_hover="#094E93",
    accent_pressed="#073F78",
    accent_soft="#ECF5FD",
    accent_line="#A9C8E8",
    accent_mid="#8FB8DF",
    on_accent="#FFFFFF",
    danger="#B3261E",
    danger_soft="#FBECEB",
    warning="#9A5B00",
    warning_soft="#FCF3E2",
    success="#1B7F4B",
    success_soft="#EDF8F2",
    paused="#5B5F66",
    paused_soft="#EDEFF2",
    surface="#F7F8FA",
    raised="#FFFFFF",
    line="#D9DDE3",
    control="#838B97",
    grid="#E9ECF0",
    head="#F2F4F7",
    hover="#F2F4F7",
    text="#1A1D21",
    sub="#565C66",
    scale_5="#1B7F4B",
    scale_4="#8CC7A6",
    scale_3="#CBD0D8",
    scale_2="#E3B567",
    scale_1="#B3261E",
    on_scale_5="#FFFFFF",
    on_scale_4="#10301F",
    on_scale_3="#1A1D21",
    on_scale_2="#3A2600",
    on_scale_1="#FFFFFF",
    shadow="#29000000",
)

DARK = Tokens(
    accent="#6CB2FF",
    accent_hover="#8CC3FF",
    accent_pressed="#4F9BEF",
    accent_soft="#1E3146",
    accent_line="#35587D",
    accent_mid="#3F6C9B",
    on_accent="#0B1623",
    danger="#FF8A80",
    danger_soft="#372423",
    warning="#FFC46B",
    warning_soft="#352D1F",
    success="#6FD8A3",
    success_soft="#1D3229",
    paused="#AEB4BD",
    paused_soft="#2B2F36",
    surface="#16181C",
    raised="#1F2227",
    line="#343942",
    control="#6E7581",
    grid="#2A2E36",
    head="#262A30",
    hover="#272B32",
    text="#ECEFF3",
    sub="#A9B0BA",
    scale_5="#6FD8A3",
    scale_4="#2F6B4C",
    scale_3="#555C67",
    scale_2="#8A6420",
    scale_1="#FF8A80",
    on_scale_5="#0B2A1B",
    on_scale_4="#FFFFFF",
    on_scale_3="#FFFFFF",
    on_scale_2="#FFFFFF",
    on_scale_1="#3A0A06",
    shadow="#66000000",
)

TOKEN_NAMES = tuple(field.name for field in fields(Tokens))


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2.2 contrast ratio (1 to 21) of two `#RRGGBB` colours."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= _LINEAR_LIMIT:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
