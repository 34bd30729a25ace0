from typing import Literal

GetModelEvidenceFormat = Literal["json", "pdf"]

GET_MODEL_EVIDENCE_FORMAT_VALUES: set[GetModelEvidenceFormat] = {
    "json",
    "pdf",
}


def check_get_model_evidence_format(value: str) -> GetModelEvidenceFormat:
    if value in GET_MODEL_EVIDENCE_FORMAT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_MODEL_EVIDENCE_FORMAT_VALUES!r}"
    )
