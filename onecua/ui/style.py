"""The style sheet: `resources/style/*.qss` with the tokens of a scheme filled in."""

from __future__ import annotations

import re
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING

from onecua import assets

if TYPE_CHECKING:
    from onecua.ui.tokens import Tokens

_TOKEN = re.compile(r"@([a-z_0-9]+)")
_TONES = ("text", "sub", "accent", "danger", "warning", "success", "paused", "on_accent")


def sheet(tokens: Tokens, text_scale: float = 1.0) -> str:
    """Return the style sheet for these colours; `KeyError` on a token that does not exist."""
    values = asdict(tokens)
    values["menu_pad"] = f"{round(7 * text_scale)}px"
    filled = _TOKEN.sub(lambda hit: values[hit.group(1)], _template())
    tones = (f'QLabel[tone="{tone}"] {{ color: {values[tone]}; }}' for tone in _TONES)
    return "\n".join((filled, *tones))


@cache
def _template() -> str:
    folder = assets.resource("style")
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.qss")))
