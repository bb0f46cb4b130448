"""The number out of the citizen screen: kept as a hash, asked ever more slowly."""

import pytest

from onecua.errors import RuleError, RuleErrors
from onecua.services.citizen_pin import CitizenPin
from tests.desks import MovableClock, copied_folder, desk_in


@pytest.fixture
def clock():
    return MovableClock()


@pytest.fixture
def desk(tmp_path, clock):
    with desk_in(copied_folder(tmp_path / "data", plain=True), clock) as found:
        yield found


@pytest.fixture
def pin(desk):
    made = CitizenPin(desk.preferences, desk.clock)
    made.choose("4826", "4826")
    return made


def refused(pin, number):
    with pytest.raises(RuleError) as told:
        pin.enter(number)
    return told.value.message


def test_there_is_none_at_first(desk):
    pin = CitizenPin(desk.preferences, desk.clock)
    assert not pin.is_set()
    assert "chưa đúng" in refused(pin, "")


def test_the_right_number_lets_the_officer_out(pin, desk):
    assert pin.is_set()
    pin.enter("4826")
    CitizenPin(desk.preferences, desk.clock).enter("4826")


def test_only_a_salted_hash_is_kept(pin, desk):
    first = desk.preferences.get("citizen_screen.pin")
    pin.choose("4826", "4826")
    assert desk.preferences.get("citizen_screen.pin") != first
    assert "4826" not in first.split(":")


@pytest.mark.parametrize("number", ["", "482", "482648264", "48a6", "４８２６", "48 26", "0000"])
def test_a_number_that_will_not_do_is_told(pin, number):
    with pytest.raises(RuleErrors) as told:
        pin.choose(number, number)
    assert told.value.problems[0].field == "pin"
    pin.enter("4826")


def test_the_number_is_typed_twice(pin):
    with pytest.raises(RuleErrors) as told:
        pin.choose("4826", "4862")
    assert told.value.problems[0].field == "again"


def test_three_wrong_tries_wait_and_the_wait_doubles(pin, clock):
    assert refused(pin, "1111") == "Mã chưa đúng. Nhập lại."
    refused(pin, "1112")
    assert "Đợi 30 giây" in refused(pin, "1113")
    clock.forward(seconds=29)
    assert "Đợi 1 giây" in refused(pin, "4826")
    clock.forward(seconds=1)
    for number in ("1", "2"):
        refused(pin, number)
    assert "Đợi 60 giây" in refused(pin, "3")
    clock.forward(seconds=60)
    for number in ("1", "2"):
        refused(pin, number)
    assert "Đợi 120 giây" in refused(pin, "3")
    clock.forward(seconds=120)
    pin.enter("4826")
    for number in ("1", "2"):
        refused(pin, number)
    assert "Đợi 30 giây" in refused(pin, "3")


def test_a_clock_set_back_does_not_make_the_wait_longer(pin, clock):
    for number in ("1", "2", "3"):
        refused(pin, number)
    clock.forward(days=-1)
    assert pin.seconds_to_wait() == 30
