from typing import Literal

ListModelsFamilyType0 = Literal[
    "blend", "huggingface", "lightgbm", "pytorch", "tensorflow"
]

LIST_MODELS_FAMILY_TYPE_0_VALUES: set[ListModelsFamilyType0] = {
    "blend",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_list_models_family_type_0(value: str) -> ListModelsFamilyType0:
    if value in LIST_MODELS_FAMILY_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_MODELS_FAMILY_TYPE_0_VALUES!r}"
    )
