from typing import Literal

EffectPanelVerdictType0 = Literal["better", "no_proven_difference", "worse"]

EFFECT_PANEL_VERDICT_TYPE_0_VALUES: set[EffectPanelVerdictType0] = {
    "better",
    "no_proven_difference",
    "worse",
}


def check_effect_panel_verdict_type_0(value: str) -> EffectPanelVerdictType0:
    if value in EFFECT_PANEL_VERDICT_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EFFECT_PANEL_VERDICT_TYPE_0_VALUES!r}"
    )
