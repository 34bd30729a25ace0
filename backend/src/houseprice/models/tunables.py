"""The tunable parameters of a family, with their ranges and usual values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from houseprice.errors import InvalidInput

#: A value of a family parameter.
Number = int | float
#: Tunables which are settings of every training; all others are parameters of one family.
SETTINGS = frozenset({"learning_rate", "batch_size"})


@dataclass(frozen=True)
class Tunable:
    """A number of a family that a user or a tuning may set.

    Parameters
    ----------
    name : str
        A name in `SETTINGS`, or the family's own.
    low, high : float
        Ends of the range, both allowed.
    usual : float
        Approximate default of the family, which may depend on the table.
    log : bool
        Whether steps are factors, so that 1 to 2 is as far as 10 to 20.
    whole : bool
        Whether only whole numbers are allowed.
    """

    name: str
    low: float
    high: float
    usual: float
    log: bool = False
    whole: bool = False

    def check(self, value: Number) -> None:
        """Refuse a value outside the range.

        Raises
        ------
        InvalidInput
            If it is not a number, not whole where it must be, or out of range.

        Examples
        --------
        >>> Tunable("dropout", 0.0, 0.7, 0.2).check(0.5)
        """
        number = isinstance(value, int | float) and not isinstance(value, bool)
        fits = number and self.low <= value <= self.high
        if not fits or (self.whole and value != int(value)):
            kind = "a whole number" if self.whole else "a number"
            raise InvalidInput(
                f"{self.name} must be {kind} in {self.low:g}..{self.high:g}, got {value!r:.40}"
            )


def check_params(family: str, tunables: Sequence[Tunable], params: Mapping[str, Number]) -> None:
    """Refuse parameters that a family does not have, or that are out of range.

    Raises
    ------
    InvalidInput
        The message names the parameters that are allowed.
    """
    ranges = {tunable.name: tunable for tunable in tunables if tunable.name not in SETTINGS}
    for name, value in params.items():
        if name not in ranges:
            allowed = f"one of {', '.join(ranges)}" if ranges else "empty"
            raise InvalidInput(f"params of {family} must be {allowed}, got {name!r:.60}")
        ranges[name].check(value)
