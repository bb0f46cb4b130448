"""Calculates the few kinds of formulas that the workbooks hold, apart from the program."""

import re
from functools import lru_cache

CELLS = re.compile(r"\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")


class Refused(Exception):
    """What a spreadsheet would show as an error."""


@lru_cache(None)
def calculated(book, sheet, reference):
    """Return the value of a cell, its formula calculated from what it names."""
    value = book[sheet][reference].value
    if not (isinstance(value, str) and book[sheet][reference].data_type == "f"):
        return value
    return Calculation(book, sheet).value(value.removeprefix("="))


class Calculation:
    """One sheet on which formulas are calculated; texts in numbers' places are passed over."""

    def __init__(self, book, sheet):
        self.book = book
        self.sheet = sheet

    def value(self, text):
        text = text.strip()
        found = re.fullmatch(r"([A-Z]+)\((.*)\)", text, re.DOTALL)
        if found and closes_at_the_end(text):
            return getattr(self, found[1].lower())(*arguments(found[2]))
        if re.fullmatch(r'"[^"]*"', text):
            return text[1:-1]
        if re.fullmatch(r"[\d.]+", text):
            return float(text)
        if re.fullmatch(r"\$?[A-Z]+\$?\d+", text):
            found = calculated(self.book, self.sheet, text.replace("$", ""))
            return 0 if found is None else found
        return self.sums(text)

    def sums(self, text):
        for sign in ("=", "+", "/", "*"):
            parts = split(text, sign)
            if len(parts) > 1:
                values = [self.value(part) for part in parts]
                return self.together(sign, values)
        if text.startswith("(") and text.endswith(")"):
            return self.value(text[1:-1])
        raise AssertionError(text)

    def together(self, sign, values):
        if sign == "=":
            return values[0] == values[1]
        if any(isinstance(value, str) for value in values):
            raise Refused(values)
        first, *others = values
        for other in others:
            if sign == "/" and other == 0:
                raise Refused(values)
            first = {"+": first + other, "*": first * other, "/": other and first / other}[sign]
        return first

    def cells(self, text):
        """Return the values of a range, row by row."""
        first, top, last, bottom = CELLS.fullmatch(text.strip()).groups()
        where = f"{first}{top}:{last or first}{bottom or top}"
        names = [cell.coordinate for row in self.book[self.sheet][where] for cell in row]
        return [calculated(self.book, self.sheet, name) for name in names]

    # --- the functions by their names ---------------------------------------------------------

    def sum(self, *texts):
        values = [value for text in texts for value in self.cells(text)]
        return sum(value for value in values if isinstance(value, int | float))

    def average(self, text):
        values = [value for value in self.cells(text) if isinstance(value, int | float)]
        if not values:
            raise Refused(text)
        return sum(values) / len(values)

    def averageif(self, among, criterion, averaged):
        wanted = self.value(criterion)
        pairs = zip(self.cells(among), self.cells(averaged), strict=True)
        values = [v for name, v in pairs if name == wanted and isinstance(v, int | float)]
        if not values:
            raise Refused(criterion)
        return sum(values) / len(values)

    def iferror(self, text, otherwise):
        try:
            return self.value(text)
        except Refused:
            return self.value(otherwise)

    def isnumber(self, text):
        found = calculated(self.book, self.sheet, text.strip().replace("$", ""))
        return isinstance(found, int | float)

    def round(self, text, places):
        factor = 10 ** int(self.value(places))
        return int(self.value(text) * factor + 0.5) / factor


def _if(self, condition, yes, no):
    return self.value(yes if self.value(condition) else no)


setattr(Calculation, "if", _if)


def split(text, sign):
    """Split at a sign outside of brackets and quotes."""
    parts, depth, quoted, start = [], 0, False, 0
    for place, letter in enumerate(text):
        quoted ^= letter == '"'
        depth += 0 if quoted else {"(": 1, ")": -1}.get(letter, 0)
        if letter == sign and depth == 0 and not quoted:
            parts.append(text[start:place])
            start = place + 1
    return [*parts, text[start:]]


def arguments(text):
    return split(text, ",")


def closes_at_the_end(text):
    """Tell whether the first bracket is closed by the last one."""
    depth = 0
    for place, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == ")" and depth == 0:
            return place == len(text) - 1
    return False
