from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.estimate import Estimate


T = TypeVar("T", bound="Scores")


@_attrs_define
class Scores:
    """Scores on the test sales: shares in percent, money in the currency of the data set."""

    cod: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    mae: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    mdape: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    median_ratio: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    n: int
    ppe10: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    ppe20: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    prb: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    prd: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    r2: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    rmse: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    cov: Estimate | None | Unset = UNSET
    coverage_68: Estimate | None | Unset = UNSET
    coverage_90: Estimate | None | Unset = UNSET
    failure_rate: Estimate | None | Unset = UNSET
    """ 100 minus PPE10. """
    fsd: Estimate | None | Unset = UNSET
    """ Spread of the errors, as a fraction of the price. """
    fsd_error_correlation: Estimate | None | Unset = UNSET
    """ Spearman correlation of the stated FSD with the absolute error. """
    hit_rate: Estimate | None | Unset = UNSET
    """ Share of homes that the model values. """
    mape: Estimate | None | Unset = UNSET
    median_error: Estimate | None | Unset = UNSET
    """ Median signed error, in percent. """
    mpe: Estimate | None | Unset = UNSET
    """ Mean signed error, in percent. """
    p15h: Estimate | None | Unset = UNSET
    """ Share of values that are more than 15 % too high. """
    p15l: Estimate | None | Unset = UNSET
    """ Share of values that are more than 15 % too low. """
    p20h: Estimate | None | Unset = UNSET
    """ Share of values that are more than 20 % too high. """
    pinball: Estimate | None | Unset = UNSET
    """ Mean pinball loss of all quantiles, in money. """
    usable_hit_rate: Estimate | None | Unset = UNSET
    """ Share of homes that the model values with an FSD up to 0.20. """
    width_68: Estimate | None | Unset = UNSET
    width_90: Estimate | None | Unset = UNSET
    """ Median width of the 90 % ranges, in percent of the value. """
    winkler_68: Estimate | None | Unset = UNSET
    winkler_90: Estimate | None | Unset = UNSET
    """ Interval score of the 90 % ranges, in money. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.estimate import Estimate

        cod = self.cod.to_dict()

        mae = self.mae.to_dict()

        mdape = self.mdape.to_dict()

        median_ratio = self.median_ratio.to_dict()

        n = self.n

        ppe10 = self.ppe10.to_dict()

        ppe20 = self.ppe20.to_dict()

        prb = self.prb.to_dict()

        prd = self.prd.to_dict()

        r2 = self.r2.to_dict()

        rmse = self.rmse.to_dict()

        cov: dict[str, Any] | None | Unset
        if isinstance(self.cov, Unset):
            cov = UNSET
        elif isinstance(self.cov, Estimate):
            cov = self.cov.to_dict()
        else:
            cov = self.cov

        coverage_68: dict[str, Any] | None | Unset
        if isinstance(self.coverage_68, Unset):
            coverage_68 = UNSET
        elif isinstance(self.coverage_68, Estimate):
            coverage_68 = self.coverage_68.to_dict()
        else:
            coverage_68 = self.coverage_68

        coverage_90: dict[str, Any] | None | Unset
        if isinstance(self.coverage_90, Unset):
            coverage_90 = UNSET
        elif isinstance(self.coverage_90, Estimate):
            coverage_90 = self.coverage_90.to_dict()
        else:
            coverage_90 = self.coverage_90

        failure_rate: dict[str, Any] | None | Unset
        if isinstance(self.failure_rate, Unset):
            failure_rate = UNSET
        elif isinstance(self.failure_rate, Estimate):
            failure_rate = self.failure_rate.to_dict()
        else:
            failure_rate = self.failure_rate

        fsd: dict[str, Any] | None | Unset
        if isinstance(self.fsd, Unset):
            fsd = UNSET
        elif isinstance(self.fsd, Estimate):
            fsd = self.fsd.to_dict()
        else:
            fsd = self.fsd

        fsd_error_correlation: dict[str, Any] | None | Unset
        if isinstance(self.fsd_error_correlation, Unset):
            fsd_error_correlation = UNSET
        elif isinstance(self.fsd_error_correlation, Estimate):
            fsd_error_correlation = self.fsd_error_correlation.to_dict()
        else:
            fsd_error_correlation = self.fsd_error_correlation

        hit_rate: dict[str, Any] | None | Unset
        if isinstance(self.hit_rate, Unset):
            hit_rate = UNSET
        elif isinstance(self.hit_rate, Estimate):
            hit_rate = self.hit_rate.to_dict()
        else:
            hit_rate = self.hit_rate

        mape: dict[str, Any] | None | Unset
        if isinstance(self.mape, Unset):
            mape = UNSET
        elif isinstance(self.mape, Estimate):
            mape = self.mape.to_dict()
        else:
            mape = self.mape

        median_error: dict[str, Any] | None | Unset
        if isinstance(self.median_error, Unset):
            median_error = UNSET
        elif isinstance(self.median_error, Estimate):
            median_error = self.median_error.to_dict()
        else:
            median_error = self.median_error

        mpe: dict[str, Any] | None | Unset
        if isinstance(self.mpe, Unset):
            mpe = UNSET
        elif isinstance(self.mpe, Estimate):
            mpe = self.mpe.to_dict()
        else:
            mpe = self.mpe

        p15h: dict[str, Any] | None | Unset
        if isinstance(self.p15h, Unset):
            p15h = UNSET
        elif isinstance(self.p15h, Estimate):
            p15h = self.p15h.to_dict()
        else:
            p15h = self.p15h

        p15l: dict[str, Any] | None | Unset
        if isinstance(self.p15l, Unset):
            p15l = UNSET
        elif isinstance(self.p15l, Estimate):
            p15l = self.p15l.to_dict()
        else:
            p15l = self.p15l

        p20h: dict[str, Any] | None | Unset
        if isinstance(self.p20h, Unset):
            p20h = UNSET
        elif isinstance(self.p20h, Estimate):
            p20h = self.p20h.to_dict()
        else:
            p20h = self.p20h

        pinball: dict[str, Any] | None | Unset
        if isinstance(self.pinball, Unset):
            pinball = UNSET
        elif isinstance(self.pinball, Estimate):
            pinball = self.pinball.to_dict()
        else:
            pinball = self.pinball

        usable_hit_rate: dict[str, Any] | None | Unset
        if isinstance(self.usable_hit_rate, Unset):
            usable_hit_rate = UNSET
        elif isinstance(self.usable_hit_rate, Estimate):
            usable_hit_rate = self.usable_hit_rate.to_dict()
        else:
            usable_hit_rate = self.usable_hit_rate

        width_68: dict[str, Any] | None | Unset
        if isinstance(self.width_68, Unset):
            width_68 = UNSET
        elif isinstance(self.width_68, Estimate):
            width_68 = self.width_68.to_dict()
        else:
            width_68 = self.width_68

        width_90: dict[str, Any] | None | Unset
        if isinstance(self.width_90, Unset):
            width_90 = UNSET
        elif isinstance(self.width_90, Estimate):
            width_90 = self.width_90.to_dict()
        else:
            width_90 = self.width_90

        winkler_68: dict[str, Any] | None | Unset
        if isinstance(self.winkler_68, Unset):
            winkler_68 = UNSET
        elif isinstance(self.winkler_68, Estimate):
            winkler_68 = self.winkler_68.to_dict()
        else:
            winkler_68 = self.winkler_68

        winkler_90: dict[str, Any] | None | Unset
        if isinstance(self.winkler_90, Unset):
            winkler_90 = UNSET
        elif isinstance(self.winkler_90, Estimate):
            winkler_90 = self.winkler_90.to_dict()
        else:
            winkler_90 = self.winkler_90

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "cod": cod,
                "mae": mae,
                "mdape": mdape,
                "median_ratio": median_ratio,
                "n": n,
                "ppe10": ppe10,
                "ppe20": ppe20,
                "prb": prb,
                "prd": prd,
                "r2": r2,
                "rmse": rmse,
            }
        )
        if cov is not UNSET:
            field_dict["cov"] = cov
        if coverage_68 is not UNSET:
            field_dict["coverage_68"] = coverage_68
        if coverage_90 is not UNSET:
            field_dict["coverage_90"] = coverage_90
        if failure_rate is not UNSET:
            field_dict["failure_rate"] = failure_rate
        if fsd is not UNSET:
            field_dict["fsd"] = fsd
        if fsd_error_correlation is not UNSET:
            field_dict["fsd_error_correlation"] = fsd_error_correlation
        if hit_rate is not UNSET:
            field_dict["hit_rate"] = hit_rate
        if mape is not UNSET:
            field_dict["mape"] = mape
        if median_error is not UNSET:
            field_dict["median_error"] = median_error
        if mpe is not UNSET:
            field_dict["mpe"] = mpe
        if p15h is not UNSET:
            field_dict["p15h"] = p15h
        if p15l is not UNSET:
            field_dict["p15l"] = p15l
        if p20h is not UNSET:
            field_dict["p20h"] = p20h
        if pinball is not UNSET:
            field_dict["pinball"] = pinball
        if usable_hit_rate is not UNSET:
            field_dict["usable_hit_rate"] = usable_hit_rate
        if width_68 is not UNSET:
            field_dict["width_68"] = width_68
        if width_90 is not UNSET:
            field_dict["width_90"] = width_90
        if winkler_68 is not UNSET:
            field_dict["winkler_68"] = winkler_68
        if winkler_90 is not UNSET:
            field_dict["winkler_90"] = winkler_90

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.estimate import Estimate

        d = dict(src_dict)
        cod = Estimate.from_dict(d.pop("cod"))

        mae = Estimate.from_dict(d.pop("mae"))

        mdape = Estimate.from_dict(d.pop("mdape"))

        median_ratio = Estimate.from_dict(d.pop("median_ratio"))

        n = d.pop("n")

        ppe10 = Estimate.from_dict(d.pop("ppe10"))

        ppe20 = Estimate.from_dict(d.pop("ppe20"))

        prb = Estimate.from_dict(d.pop("prb"))

        prd = Estimate.from_dict(d.pop("prd"))

        r2 = Estimate.from_dict(d.pop("r2"))

        rmse = Estimate.from_dict(d.pop("rmse"))

        def _parse_cov(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                cov_type_0 = Estimate.from_dict(data)

                return cov_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        cov = _parse_cov(d.pop("cov", UNSET))

        def _parse_coverage_68(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                coverage_68_type_0 = Estimate.from_dict(data)

                return coverage_68_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        coverage_68 = _parse_coverage_68(d.pop("coverage_68", UNSET))

        def _parse_coverage_90(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                coverage_90_type_0 = Estimate.from_dict(data)

                return coverage_90_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        coverage_90 = _parse_coverage_90(d.pop("coverage_90", UNSET))

        def _parse_failure_rate(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                failure_rate_type_0 = Estimate.from_dict(data)

                return failure_rate_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        failure_rate = _parse_failure_rate(d.pop("failure_rate", UNSET))

        def _parse_fsd(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                fsd_type_0 = Estimate.from_dict(data)

                return fsd_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        fsd = _parse_fsd(d.pop("fsd", UNSET))

        def _parse_fsd_error_correlation(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                fsd_error_correlation_type_0 = Estimate.from_dict(data)

                return fsd_error_correlation_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        fsd_error_correlation = _parse_fsd_error_correlation(
            d.pop("fsd_error_correlation", UNSET)
        )

        def _parse_hit_rate(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                hit_rate_type_0 = Estimate.from_dict(data)

                return hit_rate_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        hit_rate = _parse_hit_rate(d.pop("hit_rate", UNSET))

        def _parse_mape(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                mape_type_0 = Estimate.from_dict(data)

                return mape_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        mape = _parse_mape(d.pop("mape", UNSET))

        def _parse_median_error(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                median_error_type_0 = Estimate.from_dict(data)

                return median_error_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        median_error = _parse_median_error(d.pop("median_error", UNSET))

        def _parse_mpe(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                mpe_type_0 = Estimate.from_dict(data)

                return mpe_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        mpe = _parse_mpe(d.pop("mpe", UNSET))

        def _parse_p15h(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                p15h_type_0 = Estimate.from_dict(data)

                return p15h_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        p15h = _parse_p15h(d.pop("p15h", UNSET))

        def _parse_p15l(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                p15l_type_0 = Estimate.from_dict(data)

                return p15l_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        p15l = _parse_p15l(d.pop("p15l", UNSET))

        def _parse_p20h(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                p20h_type_0 = Estimate.from_dict(data)

                return p20h_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        p20h = _parse_p20h(d.pop("p20h", UNSET))

        def _parse_pinball(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                pinball_type_0 = Estimate.from_dict(data)

                return pinball_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        pinball = _parse_pinball(d.pop("pinball", UNSET))

        def _parse_usable_hit_rate(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                usable_hit_rate_type_0 = Estimate.from_dict(data)

                return usable_hit_rate_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        usable_hit_rate = _parse_usable_hit_rate(d.pop("usable_hit_rate", UNSET))

        def _parse_width_68(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                width_68_type_0 = Estimate.from_dict(data)

                return width_68_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        width_68 = _parse_width_68(d.pop("width_68", UNSET))

        def _parse_width_90(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                width_90_type_0 = Estimate.from_dict(data)

                return width_90_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        width_90 = _parse_width_90(d.pop("width_90", UNSET))

        def _parse_winkler_68(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                winkler_68_type_0 = Estimate.from_dict(data)

                return winkler_68_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        winkler_68 = _parse_winkler_68(d.pop("winkler_68", UNSET))

        def _parse_winkler_90(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                winkler_90_type_0 = Estimate.from_dict(data)

                return winkler_90_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        winkler_90 = _parse_winkler_90(d.pop("winkler_90", UNSET))

        scores = cls(
            cod=cod,
            mae=mae,
            mdape=mdape,
            median_ratio=median_ratio,
            n=n,
            ppe10=ppe10,
            ppe20=ppe20,
            prb=prb,
            prd=prd,
            r2=r2,
            rmse=rmse,
            cov=cov,
            coverage_68=coverage_68,
            coverage_90=coverage_90,
            failure_rate=failure_rate,
            fsd=fsd,
            fsd_error_correlation=fsd_error_correlation,
            hit_rate=hit_rate,
            mape=mape,
            median_error=median_error,
            mpe=mpe,
            p15h=p15h,
            p15l=p15l,
            p20h=p20h,
            pinball=pinball,
            usable_hit_rate=usable_hit_rate,
            width_68=width_68,
            width_90=width_90,
            winkler_68=winkler_68,
            winkler_90=winkler_90,
        )

        return scores
