from typing import Literal

ListModelsStatusType0 = Literal["archived", "candidate", "champion", "former"]

LIST_MODELS_STATUS_TYPE_0_VALUES: set[ListModelsStatusType0] = {
    "archived",
    "candidate",
    "champion",
    "former",
}


def check_list_models_status_type_0(value: str) -> ListModelsStatusType0:
    if value in LIST_MODELS_STATUS_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_MODELS_STATUS_TYPE_0_VALUES!r}"
    )
