"""Dialects of Europe."""

from __future__ import annotations

from functools import partial

import polars as pl
from tests.dialects import files
from tests.dialects.cells import addresses, days, each, number, owners, spoilt, words
from tests.dialects.dialect import M2_PER_FT2, Dialect, roles_in_order

_roles = roles_in_order
_EUROS = partial(number, group=".", decimal=",")
_APOSTROPHES = partial(number, group="'")


def _german(sales: pl.DataFrame) -> pl.DataFrame:
    prices = each(sales["price"], lambda price: _EUROS(price, digits=2) + " €")
    areas = each(sales["area"], lambda area: _EUROS(area, digits=1) + " m²")
    return pl.DataFrame(
        {
            "Flurstück": sales["id"],
            "Kaufvertrag vom": days(sales["sold"], "%d.%m.%Y"),
            "Kaufpreis": spoilt(prices, sales["fate"], "auf Anfrage", 0),
            "Wohnfläche": spoilt(areas, sales["fate"], "k.A. (siehe Exposé)", 1),
            "Grundstück": each(sales["lot"], lambda lot: _EUROS(lot) + " m²"),
            "Schlafzimmer": each(sales["beds"], partial(number, group="")),
            "Bäder": each(sales["baths"], partial(number, group="")),
            "Baujahr": each(sales["built"], partial(number, group="")),
            "Zustand": words(sales["condition"], "abrissreif mäßig mittel gut neuwertig"),
            "Objektart": words(
                sales["kind"], ["Einfamilienhaus", "Reihenhaus", "Eigentumswohnung", "Villa"]
            ),
            "Stadtteil": words(
                sales["quarter"],
                "Altstadt Südstadt Weststadt Oststadt Nordstadt Höhenberg Mühltal Rüppurr Zeughaus"
                " Grünau Löwental Aue",
            ),
            "Anschrift": addresses(sales, "{name}straße {number}", "76133 Karlsruhe"),
            "Breitengrad": each(sales["lat"], partial(_EUROS, digits=6)),
            "Längengrad": each(sales["lon"], partial(_EUROS, digits=6)),
            "Verkehrswert": each(sales["assessed"], lambda price: _EUROS(price) + " €"),
            "Eigentümer": owners(sales),
        }
    )


def _french(sales: pl.DataFrame) -> pl.DataFrame:
    blank = "\u202f"
    prices = each(sales["price"], lambda price: number(price, blank, ",", 2) + "\u00a0€")
    areas = each(sales["area"], partial(number, group=blank, decimal=",", digits=1))
    return pl.DataFrame(
        {
            "Référence cadastrale": sales["id"],
            "Date de mutation": spoilt(
                days(sales["sold"], "%d/%m/%Y"), sales["fate"], "31/02/2020", 2, 3
            ),
            "Valeur foncière": spoilt(prices, sales["fate"], "confidentiel (cf. acte)", 0, 3),
            "Surface habitable (m²)": spoilt(areas, sales["fate"], "voir plan", 1, 3),
            "Surface du terrain (m²)": each(sales["lot"], partial(number, group=blank)),
            "Nombre de chambres": each(sales["beds"], partial(number, group="")),
            "Salles de bain": each(sales["baths"], partial(number, group="")),
            "Année de construction": each(sales["built"], partial(number, group="")),
            "État": words(sales["condition"], ["à rénover", "passable", "moyen", "bon", "neuf"]),
            "Type de local": words(
                sales["kind"], ["Maison", "Maison mitoyenne", "Appartement", "Château"]
            ),
            "Quartier": words(
                sales["quarter"],
                "Bellecour Croix-Rousse Guillotière Gerland Vaise Monplaisir Confluence Ainay"
                " Montchat Fourvière Perrache Brotteaux",
            ),
            "Adresse": addresses(sales, "{number} rue {name}", "69003 Lyon"),
            "Latitude": each(sales["lat"], partial(number, group="", decimal=",", digits=6)),
            "Longitude": each(sales["lon"], partial(number, group="", decimal=",", digits=6)),
            "Estimation fiscale": each(sales["assessed"], partial(number, group=blank)),
            "Acquéreur": owners(sales),
        }
    )


def _spanish(sales: pl.DataFrame) -> pl.DataFrame:
    columns: dict[str, object] = {
        "Referencia catastral": sales["id"],
        "Fecha de escritura": sales["sold"],
        "Importe de la compraventa": _mixed(sales, "price", "s/d", 0),
        "Superficie construida (m2)": _mixed(sales, "area", "pendiente", 1),
        "Parcela (m2)": sales["lot"],
        "Dormitorios": sales["beds"],
        "Baños": sales["baths"],
        "Año de construcción": sales["built"],
        "Estado": words(sales["condition"], ["ruina", "a reformar", "normal", "bueno", "nuevo"]),
        "Tipo de inmueble": words(sales["kind"], ["Casa", "Adosado", "Piso", "Chalet"]),
        "Barrio": words(
            sales["quarter"],
            "Ruzafa Benimaclet Campanar Patraix Cabañal Nazaret Algirós Carmen Malilla Orriols"
            " Torrefiel Jesús",
        ),
        "Dirección": addresses(sales, "Calle {name} {number}", "46001 Valencia"),
        "Latitud": sales["lat"],
        "Longitud": sales["lon"],
        "Valor catastral": sales["assessed"],
        "Titular": owners(sales),
    }
    return pl.DataFrame(columns, strict=False)


def _mixed(sales: pl.DataFrame, column: str, word: str, part: int) -> pl.Series:
    """Numbers, and a word in the cells of bad rows, as a column of a workbook holds them."""
    cells = spoilt(each(sales[column], str), sales["fate"], word, part)
    values = [word if cell == word else float(str(cell)) for cell in cells]
    return pl.Series(values, dtype=pl.Object)


def _italian(sales: pl.DataFrame) -> pl.DataFrame:
    prices = each(sales["price"], lambda price: "€ " + _EUROS(price))
    return pl.DataFrame(
        {
            "Particella": sales["id"],
            "Data rogito": spoilt(
                days(sales["sold"], "%-d %it %Y"), sales["fate"], "ignota (*)", 2, 3
            ),
            "Prezzo di vendita": spoilt(prices, sales["fate"], "trattativa riservata", 0, 3),
            "Superficie (mq)": spoilt(
                each(sales["area"], partial(_EUROS, digits=1)), sales["fate"], "da misurare", 1, 3
            ),
            "Superficie del terreno (mq)": each(sales["lot"], _EUROS),
            "Camere da letto": each(sales["beds"], _EUROS),
            "Bagni": each(sales["baths"], _EUROS),
            "Anno di costruzione": each(sales["built"], partial(number, group="")),
            "Stato": words(
                sales["condition"],
                ["da demolire", "da ristrutturare", "discreto", "buono", "nuovo"],
            ),
            "Tipologia": words(sales["kind"], ["Casa", "Schiera", "Appartamento", "Villa"]),
            "Zona": words(
                sales["quarter"],
                "Centro Mirafiori Crocetta Vanchiglia Lingotto Parella Aurora Barriera Cenisia"
                " Falchera Pozzo Borgo",
            ),
            "Indirizzo": addresses(sales, "Via {name} {number}", "10121 Torino"),
            "Latitudine": each(sales["lat"], partial(_EUROS, digits=6)),
            "Longitudine": each(sales["lon"], partial(_EUROS, digits=6)),
            "Valore catastale": each(sales["assessed"], lambda price: "€ " + _EUROS(price)),
            "Proprietario": owners(sales),
        }
    )


def _dutch(sales: pl.DataFrame) -> pl.DataFrame:
    x, y = files.projected(sales, "EPSG:28992")
    prices = each(sales["price"], lambda price: f"€ {_EUROS(price)} k.k.")
    return pl.DataFrame(
        {
            "Perceelnummer": sales["id"],
            "Transportdatum": days(sales["sold"], "%Y-%m-%dT00:00:00+01:00"),
            "Koopsom": spoilt(prices, sales["fate"], "n.o.t.k.", 0),
            "Woonoppervlakte": spoilt(
                each(sales["area"], lambda area: _EUROS(area, digits=1) + " m²"),
                sales["fate"], "onbekend?", 1,
            ),
            "Perceeloppervlakte": each(sales["lot"], lambda lot: _EUROS(lot) + " m²"),
            "Slaapkamers": sales["beds"],
            "Badkamers": sales["baths"],
            "Bouwjaar": sales["built"],
            "Staat": words(sales["condition"], "slecht matig redelijk goed uitstekend"),
            "Woningtype": words(
                sales["kind"], ["vrijstaand", "tussenwoning", "appartement", "villa"]
            ),
            "Buurt": words(
                sales["quarter"],
                "Centrum Lombok Zuilen Overvecht Wittevrouwen Tuindorp Oog-in-Al Lunetten Hoograven"
                " Kanaleneiland Rijnsweerd Tolsteeg",
            ),
            "Adres": addresses(sales, "{name}straat {number}", "3511 AB Utrecht"),
            "WOZ-waarde": sales["assessed"],
            "Koper": owners(sales),
            "x": x,
            "y": y,
        }
    )  # fmt: skip


def _british(sales: pl.DataFrame) -> pl.DataFrame:
    east, north = files.projected(sales, "EPSG:27700")
    feet = each(sales["area"], lambda area: number(float(str(area)) / M2_PER_FT2, ",") + " sq ft")
    prices = each(sales["price"], lambda price: "£" + number(price, ","))
    yards = each(sales["lot"], lambda lot: number(float(str(lot)) / 0.83612736, ",") + " sq yds")
    return pl.DataFrame(
        {
            "UPRN": sales["id"],
            "Date of Transfer": days(sales["sold"], "%Y-%m-%d 00:00"),
            "Price Paid": spoilt(prices, sales["fate"], "POA", 0),
            "Floor area": spoilt(feet, sales["fate"], "tbc", 1),
            "Plot": yards,
            "Bedrooms": sales["beds"],
            "Bathrooms": sales["baths"],
            "Year built": sales["built"],
            "Condition": words(sales["condition"], "Poor Tired Fair Good Excellent"),
            "Property Type": words(sales["kind"], ["D", "T", "F", "O"]),
            "Ward": words(
                sales["quarter"],
                "Chapel Allerton;Headingley;Roundhay;Armley;Morley;Otley;Pudsey;Wetherby;Horsforth;"
                "Beeston;Seacroft;Moortown",
            ),
            "Address": addresses(sales, "{number}, {name} Road", "Leeds, LS7 3QB"),
            "Easting": [round(value) for value in east],
            "Northing": [round(value) for value in north],
            "Estimated market value": each(
                sales["assessed"], lambda price: "£" + number(price, ",")
            ),
            "Vendor": owners(sales),
        }
    )


def _swiss(sales: pl.DataFrame) -> pl.DataFrame:
    east, north = files.projected(sales, "EPSG:2056")
    coordinate = partial(_APOSTROPHES, digits=1)
    prices = each(sales["price"], lambda price: f"Fr. {_APOSTROPHES(price)}.–")
    return pl.DataFrame(
        {
            "Parzelle": sales["id"],
            "Handänderung": days(sales["sold"], "%d.%m.%y"),
            "Kaufpreis": spoilt(prices, sales["fate"], "Erbgang", 0),
            "Wohnfläche m2": spoilt(
                each(sales["area"], partial(_APOSTROPHES, digits=1)), sales["fate"], "s. Plan", 1
            ),
            "Grundstücksfläche m2": each(sales["lot"], _APOSTROPHES),
            "Schlafzimmer": each(sales["beds"], partial(number, group="")),
            "Badezimmer": each(sales["baths"], partial(number, group="")),
            "Baujahr": each(sales["built"], partial(number, group="")),
            "Zustand": words(sales["condition"], "schlecht mässig mittel gut neu"),
            "Gebäudeart": words(sales["kind"], ["EFH", "REFH", "STWE", "Villa"]),
            "Quartier": words(
                sales["quarter"],
                "Enge Wipkingen Höngg Oerlikon Seebach Altstetten Albisrieden Wiedikon Fluntern"
                " Hottingen Riesbach Witikon",
            ),
            "Adresse": addresses(sales, "{name}weg {number}", "8006 Zürich"),
            "E-Koordinate": [coordinate(value) for value in east],
            "N-Koordinate": [coordinate(value) for value in north],
            "Steuerwert": each(sales["assessed"], lambda price: f"Fr. {_APOSTROPHES(price)}.–"),
            "Verkäufer": owners(sales),
        }
    )


def _polish(sales: pl.DataFrame) -> pl.DataFrame:
    prices = each(sales["price"], lambda price: number(price, " ") + " zł")
    areas = each(sales["area"], lambda area: number(area, " ", ",", 1) + " m2")
    return pl.DataFrame(
        {
            "Nr działki": sales["id"],
            "Data transakcji": days(sales["sold"], "%d-%m-%Y r."),
            "Cena transakcyjna": spoilt(prices, sales["fate"], "do negocjacji", 0),
            "Powierzchnia użytkowa": spoilt(areas, sales["fate"], "wg aktu", 1),
            "Powierzchnia działki": each(sales["lot"], lambda lot: number(lot, " ") + " m2"),
            "Liczba sypialni": each(sales["beds"], partial(number, group="")),
            "Łazienki": each(sales["baths"], partial(number, group="")),
            "Rok budowy": each(sales["built"], partial(number, group="")),
            "Stan": words(
                sales["condition"], ["do remontu", "słaby", "średni", "dobry", "bardzo dobry"]
            ),
            "Rodzaj budynku": words(sales["kind"], ["dom", "szeregowiec", "mieszkanie", "willa"]),
            "Dzielnica": words(
                sales["quarter"],
                "Śródmieście Wrzeszcz Oliwa Przymorze Żabianka Jasień Orunia Chełm Stogi Letnica"
                " Brzeźno Osowa",
            ),
            "Adres": addresses(sales, "ul. {name}owa {number}", "80-001 Gdańsk"),
            "Szerokość geograficzna": each(sales["lat"], partial(_EUROS, digits=6)),
            "Długość geograficzna": each(sales["lon"], partial(_EUROS, digits=6)),
            "Wartość szacunkowa": each(sales["assessed"], lambda price: number(price, " ") + " zł"),
            "Właściciel": owners(sales),
        }
    )


def _norwegian(sales: pl.DataFrame) -> pl.DataFrame:
    x, y = files.projected(sales, "EPSG:25832")
    bad = sales["fate"] == "bad"
    return pl.DataFrame(
        {
            "Matrikkelnummer": sales["id"],
            "Salgsdato": sales["sold"],
            "Salgspris": sales["price"].set(bad, None).cast(pl.Int64),
            "Boligareal": sales["area"],
            "Tomteareal": sales["lot"],
            "Soverom": sales["beds"].cast(pl.Int64),
            "Baderom": sales["baths"],
            "Byggeår": sales["built"].cast(pl.Int64),
            "Standard": words(sales["condition"], ["dårlig", "slitt", "normal", "god", "ny"]),
            "Boligtype": words(sales["kind"], ["Enebolig", "Rekkehus", "Leilighet", "Villa"]),
            "Bydel": words(
                sales["quarter"],
                "Frogner Sagene Grünerløkka Alna Bjerke Grorud Stovner Østensjø Nordstrand Ullern"
                " Vestre Gamle",
            ),
            "Adresse": addresses(sales, "{name}veien {number}", "0150 Oslo"),
            "Takst": sales["assessed"].cast(pl.Int64),
            "Kjøper": owners(sales),
            "x": x,
            "y": y,
        }
    )


EUROPEAN = (
    Dialect(
        "German", "Kaufpreissammlung.csv", (49.01, 8.40), 1.0, "EUR", "m2", _german,
        partial(files.write_text, delimiter=";", encoding="cp1252"),
        _roles("Flurstück; Kaufvertrag vom; Kaufpreis; Wohnfläche; Grundstück; Schlafzimmer; Bäder;"
               "Baujahr; Zustand; Objektart; Stadtteil; Anschrift; Breitengrad; Längengrad"),
        "Verkehrswert", hidden=("Kaufpreis", "Kaufvertrag vom"),
    ),
    Dialect(
        "French", "mutations.txt", (45.76, 4.84), 1.1, "EUR", "m2", _french,
        partial(files.write_text, delimiter="\t", encoding="utf-16"),
        _roles("Référence cadastrale; Date de mutation; Valeur foncière; Surface habitable (m²);"
               "Surface du terrain (m²); Nombre de chambres; Salles de bain; Année de construction;"
               "État; Type de local; Quartier; Adresse; Latitude; Longitude"),
        "Estimation fiscale", hidden=("Valeur foncière", "Date de mutation"),
    ),
    Dialect(
        "Spanish", "compraventas.xlsx", (39.47, -0.37), 0.8, "EUR", "m2", _spanish,
        partial(files.write_workbook, titles=["Registro de compraventas", "Provincia de Valencia"],
                total="Importe de la compraventa"),
        _roles("Referencia catastral; Fecha de escritura; Importe de la compraventa;"
               "Superficie construida (m2); Parcela (m2); Dormitorios; Baños; Año de construcción;"
               "Estado; Tipo de inmueble; Barrio; Dirección; Latitud; Longitud"),
        "Valor catastral", hidden=("Importe de la compraventa", "Fecha de escritura"),
    ),
    Dialect(
        "Italian", "rogiti.csv.gz", (45.07, 7.68), 0.9, "EUR", "m2", _italian,
        partial(files.write_text, delimiter="|", encoding="utf-8"),
        _roles("Particella; Data rogito; Prezzo di vendita; Superficie (mq);"
               "Superficie del terreno (mq);"
               "Camere da letto; Bagni; Anno di costruzione; Stato; Tipologia; Zona; Indirizzo;"
               "Latitudine; Longitudine"),
        "Valore catastale", hidden=("Prezzo di vendita", "Data rogito"),
    ),
    Dialect(
        "Dutch", "transacties.geojson", (52.09, 5.12), 1.2, "EUR", "m2", _dutch,
        partial(files.write_geojson, code="28992"),
        _roles("Perceelnummer; Transportdatum; Koopsom; Woonoppervlakte; Perceeloppervlakte;"
               "Slaapkamers; Badkamers; Bouwjaar; Staat; Woningtype; Buurt; Adres; latitude;"
               "longitude"),
        "WOZ-waarde", hidden=("Koopsom", "Transportdatum"),
    ),
    Dialect(
        "British", "price-paid.csv", (53.80, -1.55), 0.9, "GBP", "ft2", _british,
        partial(files.write_text, delimiter=",", encoding="utf-8-sig"),
        _roles("UPRN; Date of Transfer; Price Paid; Floor area; Plot; Bedrooms; Bathrooms;"
               "Year built; Condition; Property Type; Ward; Address; Northing; Easting"),
        "Estimated market value", {"crs": "EPSG:27700"},
        hidden=("Price Paid", "Date of Transfer"),
    ),
    Dialect(
        "Swiss", "handaenderungen.tsv", (47.38, 8.54), 2.4, "CHF", "m2", _swiss,
        partial(files.write_text, delimiter="\t", encoding="utf-8"),
        _roles("Parzelle; Handänderung; Kaufpreis; Wohnfläche m2; Grundstücksfläche m2;"
               "Schlafzimmer; Badezimmer; Baujahr; Zustand; Gebäudeart; Quartier; Adresse;"
               "N-Koordinate; E-Koordinate"),
        "Steuerwert", {"crs": "EPSG:2056"}, hidden=("Kaufpreis", "Handänderung"),
    ),
    Dialect(
        "Polish", "transakcje.csv", (54.36, 18.64), 3.6, "PLN", "m2", _polish,
        partial(files.write_text, delimiter=";", encoding="cp1250"),
        _roles("Nr działki; Data transakcji; Cena transakcyjna; Powierzchnia użytkowa;"
               "Powierzchnia działki; Liczba sypialni; Łazienki; Rok budowy; Stan; Rodzaj budynku;"
               "Dzielnica; Adres; Szerokość geograficzna; Długość geograficzna"),
        "Wartość szacunkowa", hidden=("Cena transakcyjna", "Data transakcji"),
    ),
    Dialect(
        "Norwegian", "boligsalg.parquet", (59.92, 10.75), 11.0, "NOK", "m2", _norwegian,
        partial(files.write_geoparquet, code=25832),
        _roles("Matrikkelnummer; Salgsdato; Salgspris; Boligareal; Tomteareal; Soverom; Baderom;"
               "Byggeår; Standard; Boligtype; Bydel; Adresse; latitude; longitude"),
        "Takst", hidden=("Salgspris", "Salgsdato"),
    ),
)  # fmt: skip
