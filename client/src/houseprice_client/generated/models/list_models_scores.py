from typing import Literal

ListModelsScores = Literal["all", "main"]

LIST_MODELS_SCORES_VALUES: set[ListModelsScores] = {
    "all",
    "main",
}


def check_list_models_scores(value: str) -> ListModelsScores:
    if value in LIST_MODELS_SCORES_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_MODELS_SCORES_VALUES!r}"
    )
