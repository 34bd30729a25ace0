from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.model_read_family import ModelReadFamily, check_model_read_family
from ..models.model_read_status import ModelReadStatus, check_model_read_status
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.dataset_ref import DatasetRef
    from ..models.model_read_baselines import ModelReadBaselines
    from ..models.model_read_split import ModelReadSplit
    from ..models.owned_read import OwnedRead
    from ..models.range_record_read import RangeRecordRead
    from ..models.scores import Scores


T = TypeVar("T", bound="ModelRead")


@_attrs_define
class ModelRead:
    """A version of a model, which a succeeded run made."""

    baselines: ModelReadBaselines
    """ Scores of the naive baselines median_area and linear on the same sales. """
    created_at: datetime.datetime
    dataset: DatasetRef
    """ The data set that a run, a model or a valuation belongs to. """
    family: ModelReadFamily
    id: str
    name: str
    """ `<dataset>-<family>`. """
    owned: OwnedRead
    """ Whose an object is; without accounts it has no owner and is for everyone on the machine. """
    ranges: RangeRecordRead
    """ How often the ranges of a model held the price of a sale that they had not seen. """
    run_id: str
    seconds: float
    size_bytes: int
    split: ModelReadSplit
    status: ModelReadStatus
    """ A former model was champion until another took its place; an archived one was put away by hand. """
    test: Scores
    """ Scores on the test sales: shares in percent, money in the currency of the data set. """
    test_sha256: str
    """ Hash of the test sales: models with the same hash are comparable. """
    version: int
    aliases: list[str] | Unset = UNSET
    """ `DATASET@ALIAS` stands for the model wherever its id does. """
    left_out: list[str] | Unset = UNSET
    """ What the time limit of its training left out, as sentences. """
    notes: str | Unset = ""
    tags: list[str] | Unset = UNSET
    warnings: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        baselines = self.baselines.to_dict()

        created_at = self.created_at.isoformat()

        dataset = self.dataset.to_dict()

        family: str = self.family

        id = self.id

        name = self.name

        owned = self.owned.to_dict()

        ranges = self.ranges.to_dict()

        run_id = self.run_id

        seconds = self.seconds

        size_bytes = self.size_bytes

        split = self.split.to_dict()

        status: str = self.status

        test = self.test.to_dict()

        test_sha256 = self.test_sha256

        version = self.version

        aliases: list[str] | Unset = UNSET
        if not isinstance(self.aliases, Unset):
            aliases = self.aliases

        left_out: list[str] | Unset = UNSET
        if not isinstance(self.left_out, Unset):
            left_out = self.left_out

        notes = self.notes

        tags: list[str] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags

        warnings: list[str] | Unset = UNSET
        if not isinstance(self.warnings, Unset):
            warnings = self.warnings

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "baselines": baselines,
                "created_at": created_at,
                "dataset": dataset,
                "family": family,
                "id": id,
                "name": name,
                "owned": owned,
                "ranges": ranges,
                "run_id": run_id,
                "seconds": seconds,
                "size_bytes": size_bytes,
                "split": split,
                "status": status,
                "test": test,
                "test_sha256": test_sha256,
                "version": version,
            }
        )
        if aliases is not UNSET:
            field_dict["aliases"] = aliases
        if left_out is not UNSET:
            field_dict["left_out"] = left_out
        if notes is not UNSET:
            field_dict["notes"] = notes
        if tags is not UNSET:
            field_dict["tags"] = tags
        if warnings is not UNSET:
            field_dict["warnings"] = warnings

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.dataset_ref import DatasetRef
        from ..models.model_read_baselines import ModelReadBaselines
        from ..models.model_read_split import ModelReadSplit
        from ..models.owned_read import OwnedRead
        from ..models.range_record_read import RangeRecordRead
        from ..models.scores import Scores

        d = dict(src_dict)
        baselines = ModelReadBaselines.from_dict(d.pop("baselines"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        dataset = DatasetRef.from_dict(d.pop("dataset"))

        family = check_model_read_family(d.pop("family"))

        id = d.pop("id")

        name = d.pop("name")

        owned = OwnedRead.from_dict(d.pop("owned"))

        ranges = RangeRecordRead.from_dict(d.pop("ranges"))

        run_id = d.pop("run_id")

        seconds = d.pop("seconds")

        size_bytes = d.pop("size_bytes")

        split = ModelReadSplit.from_dict(d.pop("split"))

        status = check_model_read_status(d.pop("status"))

        test = Scores.from_dict(d.pop("test"))

        test_sha256 = d.pop("test_sha256")

        version = d.pop("version")

        aliases = cast(list[str], d.pop("aliases", UNSET))

        left_out = cast(list[str], d.pop("left_out", UNSET))

        notes = d.pop("notes", UNSET)

        tags = cast(list[str], d.pop("tags", UNSET))

        warnings = cast(list[str], d.pop("warnings", UNSET))

        model_read = cls(
            baselines=baselines,
            created_at=created_at,
            dataset=dataset,
            family=family,
            id=id,
            name=name,
            owned=owned,
            ranges=ranges,
            run_id=run_id,
            seconds=seconds,
            size_bytes=size_bytes,
            split=split,
            status=status,
            test=test,
            test_sha256=test_sha256,
            version=version,
            aliases=aliases,
            left_out=left_out,
            notes=notes,
            tags=tags,
            warnings=warnings,
        )

        return model_read
