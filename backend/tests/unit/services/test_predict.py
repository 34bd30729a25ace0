"""Who answers for a home: the first model, or the second where that one refuses or is unsure."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from houseprice.errors import ValueRefused
from houseprice.services import models, predict
from houseprice.services.predict import Home, PredictionView
from houseprice.valuation.answers import Confidence, Quantile, Range, Value, ValueAnswer

REFUSED = Value(
    value=None,
    low_68=None,
    high_68=None,
    low_90=None,
    high_90=None,
    fsd=None,
    quantiles=(),
    confidence=Confidence(0, "low", "No value: it is outside the area."),
    reason_codes=("outside_area",),
)


def _worth(fsd: float) -> Value:
    return Value(
        value=100.0,
        low_68=90.0,
        high_68=110.0,
        low_90=80.0,
        high_90=120.0,
        fsd=fsd,
        quantiles=(Quantile(0.025, 70.0),),
        confidence=Confidence(90, "high", "Sure."),
        reason_codes=(),
    )


@dataclass(frozen=True)
class _Answers:
    """What each model says: its FSD, or None where it refuses."""

    fsd: dict[str, float | None]

    def value(self, _ctx: Any, model: Any, _features: Any, _as_of: Any) -> ValueAnswer:
        fsd = self.fsd[model.id]
        return ValueAnswer(REFUSED if fsd is None else _worth(fsd), None)


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    def row(ctx: Any, model_id: str) -> Any:
        return SimpleNamespace(
            id=model_id,
            family="lightgbm",
            version=1,
            dataset=SimpleNamespace(currency="USD"),
        )

    monkeypatch.setattr(models, "row", row)


def _predict(fsd: dict[str, float | None], **options: Any) -> PredictionView:
    home = Home({"area": 100.0}, model="first", **options)
    ctx, model_process = SimpleNamespace(), _Answers(fsd)
    return predict.predict(ctx, model_process, home)  # type: ignore[arg-type] # stand-ins


@pytest.mark.parametrize(
    ("first", "second", "options", "who"),
    [
        (0.1, 0.1, {}, "first"),
        (0.1, 0.05, {"cascade": "second"}, "first"),  # any FSD is sure enough
        (0.2, 0.3, {"cascade": "second", "max_fsd": 0.2}, "first"),  # the bound is inclusive
        (0.21, 0.19, {"cascade": "second", "max_fsd": 0.2}, "second"),
        (0.3, 0.21, {"cascade": "second", "max_fsd": 0.2}, "second"),  # surer, if not enough
        (0.21, 0.3, {"cascade": "second", "max_fsd": 0.2}, "first"),  # the surer one of the two
        (None, 0.3, {"cascade": "second"}, "second"),
        (0.21, None, {"cascade": "second", "max_fsd": 0.2}, "first"),  # better than nothing
        (0.21, 0.1, {"max_fsd": 0.2}, "first"),  # nobody else to ask
    ],
)
def test_the_first_model_answers_while_it_is_sure_enough(
    first: float | None, second: float | None, options: dict[str, Any], who: str
) -> None:
    answer = _predict({"first": first, "second": second}, **options)
    assert answer.model_id == who
    assert answer.range_68 == Range(90.0, 110.0)
    assert answer.quantiles == (Quantile(0.025, 70.0),)


@pytest.mark.parametrize("options", [{}, {"cascade": "second"}])
def test_a_home_that_nobody_values_is_refused_with_its_reason_codes(
    options: dict[str, Any],
) -> None:
    with pytest.raises(ValueRefused, match="outside the area") as refused:
        _predict({"first": None, "second": None}, **options)
    assert refused.value.places == ({"code": "outside_area"},)
    assert refused.value.status == 422
