"""The roles that a caller gives to columns, checked against the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from houseprice.data.importing.sheet import shortened
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.schema import ROLES, SINGLE_ROLES, Role
from houseprice.errors import InvalidData


def fixed_roles(names: Sequence[str], asked: TableRequest) -> dict[str, Role]:
    """Roles that `asked` names, with its target as the price.

    Raises
    ------
    InvalidData
        If a column is not in the table, a role is unknown, or two columns share a single role.
    """
    fixed: dict[str, Role] = dict(asked.roles)
    if asked.target is not None:
        fixed = {name: role for name, role in fixed.items() if role != "price"}
        fixed[asked.target] = "price"
    for name, role in fixed.items():
        _check(name, role, names, asked)
    _check_single(fixed)
    return fixed


def _check(name: str, role: Role, names: Sequence[str], asked: TableRequest) -> None:
    if name not in names:
        what = "the target" if name == asked.target else "a column with a role"
        raise InvalidData(
            f"{what} must be a column of the table, got {shortened(name)!r}",
            hint=f"The table has: {shortened(', '.join(names), 400)}.",
        )
    if role not in ROLES:
        raise InvalidData(
            f"a role must be one of {', '.join(ROLES)}, got {shortened(role)!r} for {name!r}"
        )


def _check_single(fixed: Mapping[str, Role]) -> None:
    for role in SINGLE_ROLES:
        names = [name for name, fixed_role in fixed.items() if fixed_role == role]
        if len(names) > 1:
            raise InvalidData(f"only one column may be the {role}, got {', '.join(names)}")
