from typing import Literal

FrontierFiguresVeiConclusionType0 = Literal[
    "compliant", "inconclusive", "progressive", "regressive"
]

FRONTIER_FIGURES_VEI_CONCLUSION_TYPE_0_VALUES: set[
    FrontierFiguresVeiConclusionType0
] = {
    "compliant",
    "inconclusive",
    "progressive",
    "regressive",
}


def check_frontier_figures_vei_conclusion_type_0(
    value: str,
) -> FrontierFiguresVeiConclusionType0:
    if value in FRONTIER_FIGURES_VEI_CONCLUSION_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FRONTIER_FIGURES_VEI_CONCLUSION_TYPE_0_VALUES!r}"
    )
