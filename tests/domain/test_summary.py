"""What a list may be narrowed to: nothing unless told."""

from dataclasses import fields

from onecua.domain.summary import DossierFilter, Sort


def test_an_empty_filter_narrows_nothing():
    assert not any(getattr(DossierFilter(), field.name) for field in fields(DossierFilter))
    assert DossierFilter().keys is None


def test_exactly_no_rows_is_not_the_same_as_all_rows():
    assert DossierFilter(keys=()) != DossierFilter()


def test_a_filter_may_be_remembered_by_a_page():
    assert len({DossierFilter(), DossierFilter(), DossierFilter(open_only=True)}) == 2


def test_the_default_order_is_by_rank():
    assert next(iter(Sort)) is Sort.RANK
