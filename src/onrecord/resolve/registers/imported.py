"""A register that somebody brought, made ready to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from onrecord.record.people import Register
from onrecord.resolve.names import plain
from onrecord.resolve.registers.tenures import Tenure, gender, post_of


class Imported:
    """A register that somebody brought, made ready to be asked."""

    def __init__(self, register: Register, name: str = "imported") -> None:
        self._register, self._name = register, name

    @cached_property
    def _tenures(self) -> tuple[Tenure, ...]:
        people = {one.id: one for one in self._register.people}
        bodies = {one.id: one for one in self._register.organizations}
        posts = {one.id: one for one in self._register.posts}
        told = []
        for one in self._register.memberships:
            who, post = people.get(one.person), posts.get(one.post)
            body = bodies.get(one.organization or (post.organization if post else ""))
            label = (post.label if post else "") or one.role
            if who is None or not label:
                continue
            area = one.area or (post.area if post else "") or (body.area if body else "")
            told.append(
                Tenure(
                    who.id, who.name, gender(who.gender), post_of(label), label,
                    body.name if body else "", area, body.other_names if body else (), one,
                    self._name,
                )
            )  # fmt: skip
        return tuple(told)

    @cached_property
    def _surnames(self) -> Mapping[str, list[Tenure]]:
        return _grouped((plain(one.name.key), one) for one in self._tenures)

    @cached_property
    def _titles(self) -> Mapping[str, list[Tenure]]:
        return _grouped((one.title, one) for one in self._tenures)

    def of_surname(self, surname: str) -> Sequence[Tenure]:
        return self._surnames.get(surname, ())

    def of_title(self, title: str) -> Sequence[Tenure]:
        return self._titles.get(title, ())

    def known(self, surname: str, day: date) -> Sequence[str]:
        return ()

    @property
    def countries(self) -> Mapping[str, str]:
        return {}


def _grouped(pairs: Iterable[tuple[str, Tenure]]) -> Mapping[str, list[Tenure]]:
    told: dict[str, list[Tenure]] = {}
    for key, tenure in pairs:
        told.setdefault(key, []).append(tenure)
    return told
