"""What a stored valuation says of its range, whichever version stored it."""

from __future__ import annotations

from dataclasses import asdict

from houseprice.artifacts.range_record import range_record
from houseprice.services.valuations import coverage_note


def test_a_note_of_this_version_stays_as_it_was_stored() -> None:
    note = asdict(range_record({"n": 413, "coverage_90": {"value": 83.5, "n": 413}}))
    assert coverage_note(note) == note


def test_a_note_of_an_older_version_gets_words_by_the_same_rule() -> None:
    short = coverage_note({"n": 413, "coverage_90": 83.5, "learned_again_from": None})
    assert (short["in_words"], short["falls_short"]) == ("about 84 of 100", True)
    assert (short["n"], short["coverage_90"]) == (413, 83.5)
    few = coverage_note({"n": 60, "coverage_90": 83.3})
    assert (few["in_words"], few["falls_short"]) == ("nine in ten", False)
    unknown = coverage_note({"n": 413, "coverage_90": None})
    assert (unknown["coverage_90"], unknown["in_words"]) == (None, "nine in ten")


def test_an_older_note_on_ranges_that_were_learned_again_states_those_before() -> None:
    note = coverage_note({"n": 413, "coverage_90": 83.5, "learned_again_from": 800})
    assert (note["of_earlier_ranges"], note["falls_short"]) == (True, False)
    assert (note["learned_again_from"], note["coverage_90"]) == (800, 83.5)
