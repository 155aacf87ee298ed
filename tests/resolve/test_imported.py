"""Registers that somebody brought, asked about offices."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from any_register import names, registers
from onrecord.record.people import Register
from onrecord.resolve.names import parse
from onrecord.resolve.registers.lookup import Offices


@given(registers(), names, st.dates())
def test_any_register_can_be_asked_anything(register: Register, word: str, day: date) -> None:
    """Whatever its names and posts are made of, and nobody is named whom it has not."""
    offices = Offices.of(register)
    people = {one.name for one in register.people}
    asked = [word, *(one.name for one in register.people)]
    titles = [word, *(one.label for one in register.posts), *(m.role for m in register.memberships)]
    for surname in asked:
        for title in titles:
            told = offices.bearer(title.casefold(), surname.casefold(), day, said=title)
            assert {row.person for row in told} <= people
        assert {row.person for row in offices.leader(surname, day, word)} <= people
        assert offices.known_as(surname, day) == ()
        assert {row.person for row in offices.tenures_of(parse(surname.split()))} <= people
    for title in titles:
        holder = offices.holder(title.casefold(), day, said=title, text=word)
        assert holder is None or holder.person in people
