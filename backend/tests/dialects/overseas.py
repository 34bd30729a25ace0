"""Dialects of the other continents."""

from __future__ import annotations

from functools import partial

import polars as pl
from tests.dialects import files
from tests.dialects.cells import (
    addresses,
    days,
    dollars,
    each,
    era_year,
    indian,
    number,
    owners,
    rupees,
    spoilt,
    words,
)
from tests.dialects.dialect import M2_PER_FT2, Dialect, roles_in_order
from tests.dialects.european import EUROPEAN

_roles = roles_in_order
_REAIS = partial(number, group=".", decimal=",")
_TSUBO_M2 = 400 / 121


def _brazilian(sales: pl.DataFrame) -> pl.DataFrame:
    prices = each(sales["price"], lambda price: "R$ " + _REAIS(price, digits=2))
    return pl.DataFrame(
        {
            "Matrícula": sales["id"],
            "Data da escritura": days(sales["sold"], "%d/%m/%Y"),
            "Valor da venda": spoilt(prices, sales["fate"], "sob consulta", 0),
            "Área útil": spoilt(
                each(sales["area"], lambda area: _REAIS(area, digits=1) + " m²"),
                sales["fate"], "não informada*", 1,
            ),
            "Área do terreno": each(sales["lot"], lambda lot: _REAIS(lot) + " m²"),
            "Quartos": each(sales["beds"], _REAIS),
            "Banheiros": each(sales["baths"], _REAIS),
            "Ano de construção": each(sales["built"], partial(number, group="")),
            "Conservação": words(
                sales["condition"], ["ruína", "ruim", "regular", "bom", "ótimo"]
            ),
            "Tipo de imóvel": words(sales["kind"], ["Casa", "Sobrado", "Apartamento", "Cobertura"]),
            "Bairro": words(
                sales["quarter"],
                "Batel;Água Verde;Portão;Cabral;Juvevê;Bacacheri;Boqueirão;Hauer;Xaxim;Pinheirinho;"
                "Mercês;Ahú",
            ),
            "Endereço": addresses(sales, "Rua {name}, {number}", "Curitiba - PR"),
            "Latitude": each(sales["lat"], partial(_REAIS, digits=6)),
            "Longitude": each(sales["lon"], partial(_REAIS, digits=6)),
            "Valor venal": each(sales["assessed"], lambda price: "R$ " + _REAIS(price, digits=2)),
            "Proprietário": owners(sales),
        }
    )  # fmt: skip


def _bigha_free_area(area: object) -> str:
    return f"{indian(float(str(area)) / M2_PER_FT2)} sq.ft."


def _plot_of_india(lot: object) -> str:
    """Small plots in square yards, large ones in guntha."""
    yards = float(str(lot)) / 0.83612736
    return f"{yards:.0f} sq yd" if yards < 1000 else f"{float(str(lot)) / 101.17141056:.2f} guntha"


def _indian(sales: pl.DataFrame) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "Survey No": sales["id"],
            "Registration date": days(sales["sold"], "%d-%en-%Y"),
            "Agreement value": spoilt(
                each(sales["price"], rupees), sales["fate"], "Price on request", 0
            ),
            "Carpet area": spoilt(
                each(sales["area"], _bigha_free_area), sales["fate"], "as per deed", 1
            ),
            "Plot area": each(sales["lot"], _plot_of_india),
            "BHK": each(sales["beds"], lambda beds: f"{float(str(beds)):.0f} BHK"),
            "Bathrooms": each(sales["baths"], partial(number, group="")),
            "Year of construction": each(sales["built"], partial(number, group="")),
            "Condition": words(
                sales["condition"], ["Dilapidated", "Old", "Average", "Well kept", "New"]
            ),
            "Property type": words(
                sales["kind"], ["Bungalow", "Row house", "Flat", "Independent villa"]
            ),
            "Locality": words(
                sales["quarter"],
                "Kothrud;Baner;Aundh;Wakad;Hadapsar;Kharadi;Viman Nagar;Katraj;Pashan;Sus;"
                "Warje;Kondhwa",
            ),
            "Address": addresses(sales, "Plot {number}, {name} Nagar", "Pune 411038"),
            "Lat": each(sales["lat"], str),
            "Long": each(sales["lon"], str),
            "Ready reckoner value": each(sales["assessed"], lambda price: "₹ " + indian(price)),
            "Purchaser": owners(sales),
        }
    )


def _japanese(sales: pl.DataFrame) -> pl.DataFrame:
    tsubo = each(sales["area"], lambda area: f"{float(str(area)) / _TSUBO_M2:.2f}坪")
    quarters = [f"{day.year}年第{(day.month + 2) // 3}四半期" for day in sales["sold"]]
    return pl.DataFrame(
        {
            "地番": sales["id"],
            "取引時点": quarters,
            "取引価格（総額）": spoilt(
                each(sales["price"], _man_yen), sales["fate"], "非公開", 0
            ),
            "延床面積": spoilt(tsubo, sales["fate"], "要確認", 1),
            "土地面積": each(sales["lot"], lambda lot: f"{float(str(lot)) / _TSUBO_M2:.2f}坪"),
            "寝室数": each(sales["beds"], partial(number, group="")),
            "浴室数": each(sales["baths"], partial(number, group="")),
            "建築年": each(sales["built"], era_year),
            "状態": words(sales["condition"], ["不良", "やや不良", "普通", "良", "優良"]),
            "種類": words(sales["kind"], ["戸建", "長屋", "マンション", "邸宅"]),
            "地区名": words(
                sales["quarter"],
                "千種 東 北 西 中村 中 昭和 瑞穂 熱田 中川 港 南",
            ),
            "所在地": addresses(sales, "{name}町{number}番地", "愛知県名古屋市"),
            "緯度": each(sales["lat"], str),
            "経度": each(sales["lon"], str),
            "固定資産税評価額": each(sales["assessed"], _man_yen),
            "所有者": owners(sales),
        }
    )  # fmt: skip


def _man_yen(price: object) -> str:
    """A price in units of ten thousand yen."""
    yen = float(str(price))
    return f"{number(yen / 1e4, ',')}万円" if yen >= 1e4 else f"{yen:.0f}円"


def _land_of_australia(lot: object) -> str:
    metres = float(str(lot))
    return f"{metres:.0f}m²" if metres < 1500 else f"{metres / 1e4:.4f} ha"


def _australian(sales: pl.DataFrame) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "Listing ID": sales["id"],
            "Sold on": days(sales["sold"], "%-d %en %y"),
            "Sold price": spoilt(
                each(sales["price"], dollars), sales["fate"], "Price withheld", 0
            ),
            "Building size": spoilt(
                each(sales["area"], lambda area: f"{area}m²"), sales["fate"], "unsure", 1
            ),
            "Land size": each(sales["lot"], _land_of_australia),
            "Beds": each(sales["beds"], lambda beds: f"{float(str(beds)):.0f} bed"),
            "Baths": each(sales["baths"], lambda baths: f"{baths} bath"),
            "Built": each(sales["built"], partial(number, group="")),
            "Condition": words(
                sales["condition"], ["Derelict", "Original", "Liveable", "Renovated", "As new"]
            ),
            "Property type": words(sales["kind"], ["House", "Townhouse", "Unit", "Acreage"]),
            "Suburb": words(
                sales["quarter"],
                "Norwood;Unley;Prospect;Burnside;Glenelg;Henley Beach;Semaphore;Mitcham;Marion;"
                "Salisbury;Tea Tree Gully;Hindmarsh",
            ),
            "Address": addresses(sales, "{number} {name} St", "Adelaide SA 5000"),
            "Lat": each(sales["lat"], str),
            "Lng": each(sales["lon"], str),
            "Bank valuation": each(sales["assessed"], dollars),
            "Vendor": owners(sales),
        }
    )  # fmt: skip


def _american(sales: pl.DataFrame) -> pl.DataFrame:
    feet = each(sales["area"], lambda area: f"{float(str(area)) / M2_PER_FT2:.0f}")
    prices = each(sales["price"], lambda price: number(price, ","))
    return pl.DataFrame(
        {
            "PARID": [f"00{parcel}" for parcel in sales["id"]],
            "SALE_YR": [day.year for day in sales["sold"]],
            "SALE_MO": [day.month for day in sales["sold"]],
            "SALE_PRC": spoilt(prices, sales["fate"], "MULTI", 0),
            "TOT_LVG_SF": spoilt(feet, sales["fate"], "SEE CARD 2", 1),
            "LND_SQFOOT": each(sales["lot"], lambda lot: f"{float(str(lot)) / M2_PER_FT2:.0f}"),
            "BEDRM_CNT": sales["beds"].cast(pl.Int64),
            "FULL_BATH": sales["baths"],
            "ACT_YR_BLT": sales["built"].cast(pl.Int64),
            "COND_CD": words(sales["condition"], ["C-UNS", "C-POOR", "C-AVG", "C-GOOD", "C-EXC"]),
            "PROP_USE_CD": words(sales["kind"], ["0101", "0103", "0407", "0110"]),
            "NBHD_CD": words(sales["quarter"], [f"N{at:03d}" for at in range(12)]),
            "SITUS_ADDR": addresses(sales, "{number} {name} AVE", "ROCHESTER NY"),
            "LATITUDE": sales["lat"],
            "LONGITUDE": sales["lon"],
            "VALIDITY_CD": ["U" if fate == "nominal" else "Q" for fate in sales["fate"]],
            "ADJ_AMT": [f"({number(at % 9000, ',')})" for at in sales["owner"]],
            "LAST_INSP": [40_000 + at % 3000 for at in sales["owner"]],
            "TOT_APPR_VAL": each(sales["assessed"], lambda price: number(price, ",")),
            "OWNER_NAME": owners(sales),
        }
    )


OVERSEAS = (
    Dialect(
        "Brazilian", "escrituras.zip", (-25.43, -49.27), 5.5, "BRL", "m2", _brazilian,
        partial(files.write_text, delimiter=";", encoding="utf-8-sig"),
        _roles("Matrícula; Data da escritura; Valor da venda; Área útil; Área do terreno; Quartos;"
               "Banheiros; Ano de construção; Conservação; Tipo de imóvel; Bairro; Endereço;"
               "Latitude; Longitude"),
        "Valor venal", hidden=("Valor da venda", "Data da escritura"),
    ),
    Dialect(
        "Indian", "registrations.ods", (18.52, 73.85), 45.0, "INR", "ft2", _indian, files.write_ods,
        _roles("Survey No; Registration date; Agreement value; Carpet area; Plot area; BHK;"
               "Bathrooms; Year of construction; Condition; Property type; Locality; Address; Lat;"
               "Long"),
        "Ready reckoner value", digits=0.006, hidden=("Agreement value", "Registration date"),
    ),
    Dialect(
        "Japanese", "torihiki.csv", (35.17, 136.90), 120.0, "JPY", "m2", _japanese,
        partial(files.write_text, delimiter=",", encoding="cp932"),
        _roles("地番; 取引時点; 取引価格（総額）; 延床面積; 土地面積; 寝室数; 浴室数; 建築年; 状態;"
               "種類; 地区名; 所在地; 緯度; 経度"),
        "固定資産税評価額", period="quarter", digits=0.01, hidden=("取引価格（総額）", "取引時点"),
    ),
    Dialect(
        "Australian", "sold-listings.txt", (-34.93, 138.60), 2.2, "AUD", "m2", _australian,
        partial(files.write_text, delimiter="\t", encoding="utf-8"),
        _roles("Listing ID; Sold on; Sold price; Building size; Land size; Beds; Baths; Built;"
               "Condition; Property type; Suburb; Address; Lat; Lng"),
        "Bank valuation", digits=0.01, hidden=("Sold price", "Sold on"),
    ),
    Dialect(
        "American", "sales_extract.zip", (43.16, -77.61), 0.9, "USD", "ft2", _american,
        partial(files.write_text, delimiter="|", encoding="ascii"),
        _roles("PARID; sale_date; SALE_PRC; TOT_LVG_SF; LND_SQFOOT; BEDRM_CNT; FULL_BATH;"
               "ACT_YR_BLT; COND_CD; PROP_USE_CD; NBHD_CD; SITUS_ADDR; LATITUDE; LONGITUDE"),
        "TOT_APPR_VAL", period="month", hidden=("SALE_PRC", "SALE_YR", "SALE_MO"),
    ),
)  # fmt: skip

DIALECTS = (*EUROPEAN, *OVERSEAS)
