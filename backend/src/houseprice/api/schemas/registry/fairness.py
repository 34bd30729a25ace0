"""Fairness checks on the wire."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from houseprice.api.schemas.base import Estimate, Wire


class GroupMeasure(Wire):
    """A figure of a group beside that of all other homes that have a group."""

    group: Estimate
    rest: Estimate
    difference: Estimate = Field(
        description="Of `bias`: the median ratio of the group against that of the rest, in percent "
        "(-8 means valued 8 % lower). Of the others: group minus rest, in points."
    )
    beyond_chance: bool = Field(
        description="Whether this is a finding; the chance of any false one among all groups and "
        "measures of an attribute is 5 % (Holm)."
    )


class GroupMeasures(Wire):
    """What is compared of a group."""

    bias: GroupMeasure = Field(description="Median of value over price.")
    error: GroupMeasure = Field(description="Median absolute error, percent of the price.")
    width: GroupMeasure = Field(description="Median width of the 90 % range, percent of the value.")
    refusal: GroupMeasure = Field(description="Homes without a value, percent.")


class FairnessGroup(Wire):
    """A group of homes."""

    name: str
    n: int = Field(description="Test sales of the group.")
    with_value: int = Field(description="Those of them that have a value.")
    areas: int = Field(
        description="Areas of the group. Homes of one area err alike, so a group of few areas may "
        "differ for other reasons than the attribute."
    )
    judged: bool = Field(
        description="False if the group or the rest has too few homes with a value."
    )
    measures: GroupMeasures | None = Field(description="Null for a group that is not judged.")


class FairnessAttribute(Wire):
    """An attribute of areas with its groups."""

    name: str
    is_share: bool = Field(description="Whether the groups are bands of a share.")
    matched: int = Field(description="Test sales that have a group.")
    groups: list[FairnessGroup]


class FairnessRead(Wire):
    """A check of the blind test of a model by attributes of areas."""

    id: str
    model_id: str
    at: datetime
    by: str = Field(description="Who made the check.")
    file_sha256: str = Field(description="SHA-256 of the table of areas, which is not kept.")
    sales: int = Field(description="Sales of the blind test.")
    column: str = Field(description="Column of the data set that names the areas.")
    matched: int = Field(description="Test sales whose area is in the file.")
    areas: int = Field(description="Areas of the file.")
    areas_used: int = Field(description="Areas of the file in which test sales lie.")
    least: int = Field(description="A group with fewer valued sales is not judged.")
    attributes: list[FairnessAttribute]


class FairnessList(Wire):
    """The newest checks of a model, newest first."""

    items: list[FairnessRead]
