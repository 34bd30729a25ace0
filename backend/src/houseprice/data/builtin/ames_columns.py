"""The meaning of the columns of the Ames table, written by hand from its documentation."""

from __future__ import annotations

from houseprice.data.schema import Column, Role

_GRADES = "Ex(cellent), Gd (good), TA (typical), Fa(ir), Po(or)"
_FINISH = (
    "GLQ good, ALQ average, BLQ below average living quarters, Rec(reation room), "
    "LwQ low quality, Unf(inished), NA no basement"
)


def _code(name: str, label: str, text: str, role: Role = "category") -> Column:
    return Column(name, role, "category", "", label, text)


def _area(
    name: str, label: str, text: str, role: Role = "number", required: bool = False
) -> Column:
    return Column(name, role, "number", "ft2", label, text, required)


def _count(name: str, label: str, text: str, role: Role = "number") -> Column:
    return Column(name, role, "integer", "", label, text)


def _year(name: str, label: str, text: str, role: Role = "number") -> Column:
    return Column(name, role, "integer", "year", label, text)


_PLACE = (
    Column("Order", "ignore", "integer", "", "Row", "Row number; predicts nothing."),
    _code("PID", "Parcel number", "Ten digits, some starting with 0.", "id"),
    _code("MS SubClass", "Class of dwelling", "A code such as 020 (one storey, 1946 and newer)."),
    _code("MS Zoning", "Zoning", "RL, RM, RH residential by density; FV village; C commercial."),
    Column("Lot Frontage", "number", "number", "ft", "Frontage", "Street along the lot."),
    _area("Lot Area", "Lot area", "Area of the land.", "lot_area"),
    _code("Street", "Road", "Pave(d) or Grvl (gravel)."),
    _code("Alley", "Alley", "Pave(d), Grvl (gravel) or NA, none."),
    _code("Lot Shape", "Shape of the lot", "Reg(ular) to IR3, very irregular."),
    _code("Land Contour", "Contour", "Lvl level, Bnk banked, HLS hillside, Low depression."),
    _code("Utilities", "Utilities", "AllPub: all public; NoSewr, NoSeWa: some are missing."),
    _code("Lot Config", "Position of the lot", "Inside, Corner, CulDSac, FR2, FR3 (frontages)."),
    _code("Land Slope", "Slope", "Gtl gentle, Mod(erate), Sev(ere)."),
    _code("Neighborhood", "Neighbourhood", "One of 28 parts of the city.", "neighbourhood"),
    _code("Condition 1", "Near to", "Norm(al) or near an artery, railway or park."),
    _code("Condition 2", "Near to, second", "As the first, if there is more than one."),
)  # fmt: skip

_STRUCTURE = (
    _code(
        "Bldg Type", "Building type",
        "1Fam detached, 2fmCon converted, Duplex, Twnhs inside, TwnhsE end townhouse.",
        "property_type",
    ),
    _code("House Style", "Style", "Storeys and finish, SFoyer split foyer, SLvl split level."),
    _count("Overall Qual", "Overall quality", "Material and finish, 1 (very poor) to 10."),
    _count("Overall Cond", "Overall condition", "Condition, 1 (very poor) to 10."),
    _year("Year Built", "Year built", "Year of construction.", "year_built"),
    _year("Year Remod/Add", "Year remodelled", "Year built if never; starts at 1950."),
    _code("Roof Style", "Roof style", "Gable, Hip, Flat, Gambrel, Mansard or Shed."),
    _code("Roof Matl", "Roof material", "CompShg is standard shingle."),
    _code("Exterior 1st", "Exterior", "Covering of the walls."),
    _code("Exterior 2nd", "Exterior, second", "Second covering, if there is one."),
    _code("Mas Vnr Type", "Masonry veneer", "BrkFace, BrkCmn, CBlock, Stone or None."),
    _area("Mas Vnr Area", "Veneer area", "Area of the masonry veneer."),
    _code("Exter Qual", "Exterior quality", f"{_GRADES}."),
    _code("Exter Cond", "Exterior condition", f"{_GRADES}."),
    _code("Foundation", "Foundation", "PConc poured concrete, CBlock, BrkTil, Slab, Stone, Wood."),
)  # fmt: skip

_BASEMENT = (
    _code("Bsmt Qual", "Basement height", f"{_GRADES}, NA no basement."),
    _code("Bsmt Cond", "Basement condition", f"{_GRADES}, NA no basement."),
    _code("Bsmt Exposure", "Basement exposure", "Walkout walls: Gd, Av, Mn, No; NA no basement."),
    _code("BsmtFin Type 1", "Basement finish", f"{_FINISH}."),
    _area("BsmtFin SF 1", "Finished basement", "Area of the first finish."),
    _code("BsmtFin Type 2", "Basement finish, second", f"{_FINISH}."),
    _area("BsmtFin SF 2", "Finished basement, second", "Area of the second finish."),
    _area("Bsmt Unf SF", "Unfinished basement", "Area of the basement that is not finished."),
    _area("Total Bsmt SF", "Basement area", "Whole area of the basement."),
)

_INSIDE = (
    _code("Heating", "Heating", "GasA forced warm air, GasW hot water, Grav, Wall, Floor, OthW."),
    _code("Heating QC", "Heating quality", f"{_GRADES}."),
    _code("Central Air", "Central air", "Air conditioning, Y or N."),
    _code("Electrical", "Electrical system", "SBrkr circuit breakers; FuseA, FuseF, FuseP, Mix."),
    _area("1st Flr SF", "First floor", "Area of the first floor."),
    _area("2nd Flr SF", "Second floor", "Area of the second floor."),
    _area("Low Qual Fin SF", "Low-quality area", "Finished area of low quality, all floors."),
    _area("Gr Liv Area", "Living area", "Living area above ground.", "living_area", required=True),
    _count("Bsmt Full Bath", "Basement bathrooms", "Full bathrooms in the basement."),
    _count("Bsmt Half Bath", "Basement half baths", "Half bathrooms in the basement."),
    _count("Full Bath", "Bathrooms", "Full bathrooms above ground.", "bathrooms"),
    _count("Half Bath", "Half baths", "Half bathrooms above ground."),
    _count("Bedroom AbvGr", "Bedrooms", "Bedrooms above ground.", "bedrooms"),
    _count("Kitchen AbvGr", "Kitchens", "Kitchens above ground."),
    _code("Kitchen Qual", "Kitchen quality", f"{_GRADES}."),
    _count("TotRms AbvGrd", "Rooms", "Rooms above ground without bathrooms."),
    _code("Functional", "Functionality", "Typ(ical), or deductions Min1 to Sev, Sal(vage)."),
    _count("Fireplaces", "Fireplaces", "Number of fireplaces."),
    _code("Fireplace Qu", "Fireplace quality", f"{_GRADES}, NA no fireplace."),
)

_OUTSIDE = (
    _code("Garage Type", "Garage", "Attchd, Detchd, BuiltIn, Basment, CarPort, 2Types; NA none."),
    _year("Garage Yr Blt", "Garage built", "Year the garage was built; empty without a garage."),
    _code("Garage Finish", "Garage finish", "Fin, RFn (rough), Unf; NA no garage."),
    _count("Garage Cars", "Garage places", "Cars that fit in the garage."),
    _area("Garage Area", "Garage area", "Area of the garage."),
    _code("Garage Qual", "Garage quality", f"{_GRADES}, NA no garage."),
    _code("Garage Cond", "Garage condition", f"{_GRADES}, NA no garage."),
    _code("Paved Drive", "Drive", "Y paved, P partly, N dirt or gravel."),
    _area("Wood Deck SF", "Wooden deck", "Area of the deck."),
    _area("Open Porch SF", "Open porch", "Area of the open porch."),
    _area("Enclosed Porch", "Enclosed porch", "Area of the enclosed porch."),
    _area("3Ssn Porch", "Three-season porch", "Area of the three-season porch."),
    _area("Screen Porch", "Screened porch", "Area of the screened porch."),
    _area("Pool Area", "Pool", "Area of the pool."),
    _code("Pool QC", "Pool quality", f"{_GRADES}, NA no pool."),
    _code("Fence", "Fence", "GdPrv, MnPrv privacy; GdWo, MnWw wood or wire; NA none."),
    _code("Misc Feature", "Other feature", "Elev, Gar2, Shed, TenC (court), Othr; NA none."),
    Column("Misc Val", "number", "number", "USD", "Other value", "Value of the other feature."),
)

_SALE = (
    Column("Mo Sold", "ignore", "integer", "", "Month of sale", "In the sale date."),
    Column("Yr Sold", "ignore", "integer", "year", "Year of sale", "In the sale date."),
    _code("Sale Type", "Sale type", "WD conventional deed, New, COD court, Con contract."),
    _code("Sale Condition", "Sale condition", "Normal; Abnorml, Family, Partial and others."),
    Column("SalePrice", "price", "number", "USD", "Sale price", "Price paid."),
    Column(
        "sale_date", "date", "date", "", "Sale date",
        "Month and year are published; the day is always the 15th.",
    ),
)  # fmt: skip

COLUMNS: tuple[Column, ...] = (
    *_PLACE, *_STRUCTURE, *_BASEMENT, *_INSIDE, *_OUTSIDE, *_SALE,
)  # fmt: skip
