from typing import Literal

RatioStudyVeiConclusionType0 = Literal[
    "compliant", "inconclusive", "progressive", "regressive"
]

RATIO_STUDY_VEI_CONCLUSION_TYPE_0_VALUES: set[RatioStudyVeiConclusionType0] = {
    "compliant",
    "inconclusive",
    "progressive",
    "regressive",
}


def check_ratio_study_vei_conclusion_type_0(value: str) -> RatioStudyVeiConclusionType0:
    if value in RATIO_STUDY_VEI_CONCLUSION_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RATIO_STUDY_VEI_CONCLUSION_TYPE_0_VALUES!r}"
    )
