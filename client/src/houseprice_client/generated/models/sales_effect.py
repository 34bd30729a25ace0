from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.sales_effect_split import SalesEffectSplit, check_sales_effect_split

if TYPE_CHECKING:
    from ..models.effect_panel import EffectPanel
    from ..models.effect_sales import EffectSales


T = TypeVar("T", bound="SalesEffect")


@_attrs_define
class SalesEffect:
    """What leaving the flagged sales out of the learning does, on the same blind sales."""

    all_: EffectPanel
    """ The figures of both fits on some of the blind sales. """
    blind: EffectSales
    """ Sales on one side of the split, and how many of them are flagged. """
    columns_left_out: list[str]
    """ Columns that neither fit used, since they may give the price away. """
    learning: EffectSales
    """ Sales on one side of the split, and how many of them are flagged. """
    model: str
    sampled_from: int | None
    """ Number of all sales, where only a random sample of them was used. """
    sentence: str
    split: SalesEffectSplit
    unflagged: EffectPanel
    """ The figures of both fits on some of the blind sales. """

    def to_dict(self) -> dict[str, Any]:
        all_ = self.all_.to_dict()

        blind = self.blind.to_dict()

        columns_left_out = self.columns_left_out

        learning = self.learning.to_dict()

        model = self.model

        sampled_from: int | None
        sampled_from = self.sampled_from

        sentence = self.sentence

        split: str = self.split

        unflagged = self.unflagged.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "all": all_,
                "blind": blind,
                "columns_left_out": columns_left_out,
                "learning": learning,
                "model": model,
                "sampled_from": sampled_from,
                "sentence": sentence,
                "split": split,
                "unflagged": unflagged,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.effect_panel import EffectPanel
        from ..models.effect_sales import EffectSales

        d = dict(src_dict)
        all_ = EffectPanel.from_dict(d.pop("all"))

        blind = EffectSales.from_dict(d.pop("blind"))

        columns_left_out = cast(list[str], d.pop("columns_left_out"))

        learning = EffectSales.from_dict(d.pop("learning"))

        model = d.pop("model")

        def _parse_sampled_from(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        sampled_from = _parse_sampled_from(d.pop("sampled_from"))

        sentence = d.pop("sentence")

        split = check_sales_effect_split(d.pop("split"))

        unflagged = EffectPanel.from_dict(d.pop("unflagged"))

        sales_effect = cls(
            all_=all_,
            blind=blind,
            columns_left_out=columns_left_out,
            learning=learning,
            model=model,
            sampled_from=sampled_from,
            sentence=sentence,
            split=split,
            unflagged=unflagged,
        )

        return sales_effect
