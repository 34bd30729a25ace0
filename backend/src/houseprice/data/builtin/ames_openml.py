"""Fetches OpenML's copy of the Ames table and restores the author's names and codes.

An R package made that copy: its names have no blanks, it has words instead of codes, "No_Garage"
instead of "NA" and 0 in gaps, and it lacks the parcel number and the year of the garage.
"""

from __future__ import annotations

import polars as pl

from houseprice.data.builtin.openml import fetch_openml_text

#: ``ames_housing`` version 1.
OPENML_ID = 43926

_NAMES = {
    "1st Flr SF": "First_Flr_SF", "2nd Flr SF": "Second_Flr_SF",
    "3Ssn Porch": "Three_season_porch", "Year Remod/Add": "Year_Remod_Add",
    "Yr Sold": "Year_Sold", "SalePrice": "Sale_Price",
}  # fmt: skip
_ABSENT = ("Order", "PID", "Garage Yr Blt")
_TEN_POINTS = (
    "Very_Poor", "Poor", "Fair", "Below_Average", "Average",
    "Above_Average", "Good", "Very_Good", "Excellent", "Very_Excellent",
)  # fmt: skip
_TEN = {word: str(points) for points, word in enumerate(_TEN_POINTS, start=1)}
_FIVE = {"Excellent": "Ex", "Good": "Gd", "Typical": "TA", "Fair": "Fa", "Poor": "Po"}
_NONE = {
    "No_Basement": "NA", "No_Garage": "NA", "No_Fireplace": "NA", "No_Pool": "NA",
    "No_Fence": "NA", "No_Alley_Access": "NA",
}  # fmt: skip
_SUBCLASS = {
    "One_Story_1946_and_Newer_All_Styles": "020", "One_Story_1945_and_Older": "030",
    "One_Story_with_Finished_Attic_All_Ages": "040",
    "One_and_Half_Story_Unfinished_All_Ages": "045",
    "One_and_Half_Story_Finished_All_Ages": "050", "Two_Story_1946_and_Newer": "060",
    "Two_Story_1945_and_Older": "070", "Two_and_Half_Story_All_Ages": "075",
    "Split_or_Multilevel": "080", "Split_Foyer": "085", "Duplex_All_Styles_and_Ages": "090",
    "One_Story_PUD_1946_and_Newer": "120", "One_and_Half_Story_PUD_All_Ages": "150",
    "Two_Story_PUD_1946_and_Newer": "160", "PUD_Multilevel_Split_Level_Foyer": "180",
    "Two_Family_conversion_All_Styles_and_Ages": "190",
}  # fmt: skip
_ZONING = {
    "A_agr": "A (agr)", "C_all": "C (all)", "I_all": "I (all)",
    "Floating_Village_Residential": "FV", "Residential_High_Density": "RH",
    "Residential_Low_Density": "RL", "Residential_Medium_Density": "RM",
}  # fmt: skip
_HOODS = {
    "Bloomington_Heights": "Blmngtn", "Briardale": "BrDale", "Brookside": "BrkSide",
    "Clear_Creek": "ClearCr", "College_Creek": "CollgCr", "Crawford": "Crawfor",
    "Green_Hills": "GrnHill", "Iowa_DOT_and_Rail_Road": "IDOTRR", "Landmark": "Landmrk",
    "Meadow_Village": "MeadowV", "Mitchell": "Mitchel", "North_Ames": "NAmes",
    "Northridge": "NoRidge", "Northpark_Villa": "NPkVill", "Northridge_Heights": "NridgHt",
    "Northwest_Ames": "NWAmes", "Old_Town": "OldTown", "Sawyer_West": "SawyerW",
    "South_and_West_of_Iowa_State_University": "SWISU", "Somerset": "Somerst",
    "Stone_Brook": "StoneBr", "Timberland": "Timber", "Hayden_Lake": "Hayden Lake",
}  # fmt: skip
_STYLES = {
    "One_Story": "1Story", "One_and_Half_Fin": "1.5Fin", "One_and_Half_Unf": "1.5Unf",
    "Two_Story": "2Story", "Two_and_Half_Fin": "2.5Fin", "Two_and_Half_Unf": "2.5Unf",
}  # fmt: skip
_GRADED = (
    "Exter Qual", "Exter Cond", "Bsmt Qual", "Bsmt Cond", "Heating QC", "Kitchen Qual",
    "Fireplace Qu", "Garage Qual", "Garage Cond", "Pool QC",
)  # fmt: skip
#: Words of each column and their codes; other values are codes already.
_CODES: dict[str, dict[str, str]] = {
    **dict.fromkeys(_GRADED, _FIVE | _NONE),
    **dict.fromkeys(("Bsmt Exposure", "BsmtFin Type 1", "BsmtFin Type 2"), _NONE),
    **dict.fromkeys(("Overall Qual", "Overall Cond"), _TEN),
    "MS SubClass": _SUBCLASS,
    "MS Zoning": _ZONING,
    "Neighborhood": _HOODS,
    "House Style": _STYLES,
    "Bldg Type": {"OneFam": "1Fam", "TwoFmCon": "2fmCon"},
    "Alley": {"Gravel": "Grvl", "Paved": "Pave"} | _NONE,
    "Lot Shape": {
        "Regular": "Reg", "Slightly_Irregular": "IR1", "Moderately_Irregular": "IR2",
        "Irregular": "IR3",
    },
    "Garage Type": {"More_Than_Two_Types": "2Types"} | _NONE,
    "Garage Finish": _NONE,
    "Paved Drive": {"Paved": "Y", "Partial_Pavement": "P", "Dirt_Gravel": "N"},
    "Fence": {
        "Good_Privacy": "GdPrv", "Minimum_Privacy": "MnPrv", "Good_Wood": "GdWo",
        "Minimum_Wood_Wire": "MnWw",
    } | _NONE,
    "Misc Feature": {"None": "NA"},
}  # fmt: skip


def fetch_raw(scikit_home: str, published: tuple[str, ...]) -> pl.DataFrame:
    """Fetch OpenML's copy and return it as the published text columns.

    Parameters
    ----------
    scikit_home : str
        Folder of scikit-learn's cache.
    published : tuple of str
        Names of the author's columns.

    Raises
    ------
    OSError
        If OpenML does not answer.
    """
    copy = fetch_openml_text(OPENML_ID, scikit_home)
    return copy.select(_column(name) for name in published)


def _column(name: str) -> pl.Expr:
    if name in _ABSENT:
        return pl.lit(None, pl.String).alias(name)
    words = pl.col(_NAMES.get(name, name.replace(" ", "_")))
    if name == "Lot Frontage":
        return words.replace({"0": None}).alias(name)
    if name == "BsmtFin SF 1":
        return _finished_basement().alias(name)
    if name == "Mas Vnr Type":
        return words.fill_null("None").alias(name)
    return words.replace(_CODES.get(name, {})).alias(name)


def _finished_basement() -> pl.Expr:
    # The copy has codes 1..7 in place of the area, so it is computed from the whole basement.
    area = [
        pl.col(name).cast(pl.Float64) for name in ("Total_Bsmt_SF", "Bsmt_Unf_SF", "BsmtFin_SF_2")
    ]
    return (area[0] - area[1] - area[2]).cast(pl.Int64).cast(pl.String)
