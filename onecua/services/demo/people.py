"""The people and organisations of the fictitious commune, who come back with more dossiers."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from onecua import assets, files
from onecua.domain.applicant import Applicant, ApplicantKind, Gender
from onecua.domain.vietnamese import fold
from onecua.services.demo.chance import Frequencies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from onecua.services.demo.chance import Chance

_VISITS = Frequencies({1: 50, 2: 22, 3: 13, 4: 8, 5: 4, 6: 3})
_RETURN_SHARE = 0.5
"""Half of the dossiers are of somebody who was here before, as the visits above add up to."""
_TRIES = 5
_OLDER_BORN_BEFORE = 1975
_LOCAL_SHARE = 0.93
_MAIL_SHARE = 0.12
_PERSON_SERIAL = 7_919
"""Coprime to a million: the last six digits of identity numbers repeat only after a million."""
_SERIALS = 1_000_000


@dataclass(slots=True)
class Person:
    """Somebody of the commune; `commitment` is that of the values recorded last."""

    id: UUID
    applicant: Applicant
    commitment: str = ""
    visits_left: int = 0


class Townsfolk:
    """Draws applicants: new ones and those who were here before."""

    def __init__(self, chance: Chance, place: str) -> None:
        """Take the words of the shipped file; `place` ends the addresses of the commune."""
        path = assets.resource("data", "demo_people.json")
        words: dict[str, Any] = json.loads(files.read_bytes(path))
        self._chance = chance
        self._place = place
        self._surnames = Frequencies(words["surnames"])
        self._middle = {sex: Frequencies(found) for sex, found in words["middle_names"].items()}
        self._given = {name: Frequencies(found) for name, found in words["given_names"].items()}
        self._provinces = Frequencies(words["home_provinces"])
        self._villages: Sequence[str] = words["villages"]
        self._elsewhere: Sequence[str] = words["other_places"]
        self._prefixes: Sequence[str] = words["phone_prefixes"]
        self._organisation_words: Mapping[str, Sequence[str]] = words["organisations"]
        self._returning: list[Person] = []
        self._organisations: dict[str, Person] = {}
        self._born = chance.randrange(_SERIALS)

    def person(self, ages: tuple[int, int], today: date, identity: UUID) -> Person:
        """Return somebody of that age; `identity` is taken by a newcomer."""
        if self._returning and self._chance.happens(_RETURN_SHARE):
            found = self._returned(today.year - ages[1], today.year - ages[0])
            if found is not None:
                return found
        visits = _VISITS.draw(self._chance)
        newcomer = Person(identity, self._newcomer(ages, today), visits_left=visits - 1)
        if newcomer.visits_left:
            self._returning.append(newcomer)
        return newcomer

    def _returned(self, oldest: int, youngest: int) -> Person | None:
        known = self._returning
        for _ in range(_TRIES):
            place = self._chance.randrange(len(known))
            person = known[place]
            born_on = person.applicant.born_on
            if born_on is None or not oldest <= born_on.year <= youngest:
                continue
            person.visits_left -= 1
            if person.visits_left == 0:
                known[place] = known[-1]
                known.pop()
            return person
        return None

    def _newcomer(self, ages: tuple[int, int], today: date) -> Applicant:
        chance = self._chance
        year = today.year - chance.randint(*ages)
        born_on = date(year, 1 + chance.randrange(12), 1 + chance.randrange(28))
        gender = Gender.FEMALE if chance.happens(0.52) else Gender.MALE
        name = self._name(gender, year)
        mail = f"{fold(name).replace(' ', '.')}{year % 100:02}@vidu.example"
        return Applicant(
            full_name=name,
            identity_number=self._number(gender, year),
            born_on=born_on,
            gender=gender,
            address=self._address(),
            phone=self.phone(),
            email=mail if chance.happens(_MAIL_SHARE) else "",
        )

    def _name(self, gender: Gender, year: int) -> str:
        sex = "female" if gender is Gender.FEMALE else "male"
        age = "older" if year < _OLDER_BORN_BEFORE else "younger"
        surname = self._surnames.draw(self._chance)
        middle = self._middle[sex].draw(self._chance)
        given = self._given[f"{sex}_{age}"].draw(self._chance)
        return f"{surname} {middle} {given}"

    def _number(self, gender: Gender, year: int) -> str:
        """Return twelve digits as `legal.md` §10.3 builds them: place, century and sex, year."""
        self._born += 1
        century = 2 * (year // 100 - 19) + (gender is Gender.FEMALE)
        serial = self._born * _PERSON_SERIAL % _SERIALS
        return f"{self._provinces.draw(self._chance)}{century}{year % 100:02}{serial:06}"

    def _address(self) -> str:
        if not self._chance.happens(_LOCAL_SHARE):
            return self._chance.choice(self._elsewhere)
        return f"Thôn {self._chance.choice(self._villages)}, {self._place}"

    def phone(self) -> str:
        """Return a telephone number with 555 in its middle, as invented ones have."""
        return f"{self._chance.choice(self._prefixes)}555{self._chance.randrange(1000):03}"

    def organisation(self, identity: UUID) -> Person:
        """Return one of the commune's few organisations."""
        chance, words = self._chance, self._organisation_words
        name = chance.choice(words["kinds"]).format(chance.choice(words["names"]))
        if name not in self._organisations:
            number = f"0800555{len(self._organisations):03}"
            applicant = Applicant(
                name,
                ApplicantKind.ORGANISATION,
                number,
                address=self._address(),
                phone=self.phone(),
            )
            self._organisations[name] = Person(identity, applicant)
        return self._organisations[name]

    def with_new_phone(self, person: Person) -> Applicant:
        """Return the applicant with another telephone number, which stays theirs."""
        person.applicant = replace(person.applicant, phone=self.phone())
        return person.applicant
