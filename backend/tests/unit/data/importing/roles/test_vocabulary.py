"""Names of columns of registers, portals and appraisers in seven languages have their role."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from houseprice.data.importing.roles.guess import Guess

GuessTable = Callable[[Mapping[str, Sequence[object]]], dict[str, Guess]]
Columns = dict[str, list[object]]

#: Names of each role as registers, portals and appraisers write them.
_NAMES: dict[str, tuple[tuple[str, ...], ...]] = {
    "price": (
        ("SalePrice", "sale_price", "price_paid", "Sale price (NZ$)", "SALE_PRC", "SoldPrice"),
        ("precio_venta", "Precio (€)", "importe_compraventa", "valor_transaccion"),
        ("valeur_fonciere", "Prix de vente", "prix_vente_eur", "montant_mutation"),
        ("Kaufpreis", "Verkaufspreis (EUR)", "KAUFPREIS_EUR", "Preis"),
        ("Preço de venda", "preco_venda", "valor_transação", "Preço"),
        ("Prezzo di vendita", "prezzo_compravendita", "importo_rogito", "Prezzo"),
        ("Verkoopprijs", "koopsom", "transactieprijs", "Prijs"),
    ),
    "date": (
        ("Date_of_Sale", "SALEDATE", "soldOn", "deed_date", "Closing Date", "month", "dateSold"),
        ("fecha_venta", "Fecha de escritura", "FECHA", "fecha_compraventa"),
        ("date_mutation", "Date de vente", "date_signature", "mois"),
        ("Verkaufsdatum", "Datum", "Beurkundungsdatum", "Vertragsdatum", "Kaufdatum"),
        ("Data da venda", "data_escritura", "Data", "data_transacao"),
        ("Data vendita", "data_rogito", "Data atto", "data_compravendita"),
        ("Verkoopdatum", "datum_overdracht", "transactiedatum", "Datum akte"),
    ),
    "living_area": (
        ("sqft_living", "buildarea", "GrLivArea", "TOT_LVG_AREA", "floor_area_sqm", "BldgSqFt"),
        ("superficie_construida", "Superficie útil (m²)", "m2_construidos", "metros cuadrados"),
        ("surface_reelle_bati", "Surface habitable", "surf_hab", "surface_carrez"),
        ("Wohnfläche", "Wohnflaeche_qm", "WOHNFLÄCHE (m²)", "Nutzfläche"),
        ("Área útil", "area_bruta_privativa_m2", "Área habitável", "area_construida"),
        ("Superficie commerciale", "superficie_calpestabile", "mq", "superficie_utile_mq"),
        ("Woonoppervlakte", "gebruiksoppervlakte wonen", "woonopp", "oppervlakte_m2"),
    ),
    "lot_area": (
        ("sqft_lot", "Land size", "lotsqm", "LND_SQFOOT", "PlotArea", "LotSizeAcres"),
        ("superficie_parcela", "m2_terreno", "metros_parcela"),
        ("surface_terrain", "Surface de la parcelle", "terrain_m2"),
        ("Grundstücksfläche", "Grundstuecksflaeche", "GRUNDSTÜCKSGRÖSSE (m²)"),
        ("Área do terreno", "area_terreno_m2", "Área do lote"),
        ("Superficie terreno", "mq_lotto", "superficie_lotto"),
        ("Perceeloppervlakte", "kaveloppervlakte", "perceelgrootte", "grondoppervlakte"),
    ),
    "bedrooms": (
        ("Bedrooms", "beds", "numOfBedrooms", "Bedroom AbvGr", "no_bedrooms", "bdrms"),
        ("dormitorios", "Habitaciones", "num_dormitorios"),
        ("chambres", "nb_chambres", "Nombre de chambres"),
        ("Schlafzimmer", "Anzahl Schlafzimmer", "anz_schlafzimmer"),
        ("Quartos", "num_quartos", "Dormitórios"),
        ("camere da letto", "num_camere", "Camere"),
        ("slaapkamers", "aantal_slaapkamers", "Slaapkamers"),
    ),
    "bathrooms": (
        ("Bathrooms", "baths", "numOfBathrooms", "BATHNUMBER", "BathroomsTotal"),
        ("baños", "num_banos", "Cuartos de baño"),
        ("salles de bain", "nb_sdb", "Salles de bains"),
        ("Badezimmer", "Anzahl Badezimmer", "Bäder"),
        ("Casas de banho", "banheiros", "num_wc"),
        ("bagni", "num_bagni", "Bagni"),
        ("badkamers", "aantal_badkamers", "Badkamers"),
    ),
    "year_built": (
        ("Year built", "yr_built", "YrBuilt", "construction_year", "BUILD_YEAR", "built"),
        ("año_construcción", "CADCONSTRUCTIONYEAR", "ano_construccion", "Año de construcción"),
        ("annee_construction", "Année de construction", "an_construction"),
        ("Baujahr", "BAUJAHR", "Jahr der Erbauung", "Errichtungsjahr"),
        ("Ano de construção", "ano_construcao", "ANO_CONSTRUÇÃO"),
        ("Anno di costruzione", "anno_costruzione", "Anno costruzione"),
        ("Bouwjaar", "bouw_jaar", "Jaar van de bouw"),
    ),
    "property_type": (
        ("PropType", "Bldg Type", "home_type", "ptype", "Type", "flat_type"),
        ("tipo", "tipo_vivienda", "Tipología del inmueble"),
        ("type_local", "Type de bien", "type_logement"),
        ("Objektart", "Immobilientyp", "Gebäudeart", "Typ"),
        ("Tipo de imóvel", "tipologia", "tipo_imovel"),
        ("tipologia", "Tipo immobile", "tipo_abitazione"),
        ("Soort woning", "woningtype", "objecttype", "Type woning"),
    ),
    "neighbourhood": (
        ("Neighborhood", "nbhd", "Suburb", "zipcode", "town", "postcode", "AREA_NAME"),
        ("barrio", "distrito", "código postal", "Municipio"),
        ("commune", "nom_commune", "quartier", "code_postal", "arrondissement"),
        ("Ortsteil", "Stadtteil", "PLZ", "Gemeinde", "Stadtbezirk"),
        ("freguesia", "bairro", "concelho", "Código Postal"),
        ("comune", "quartiere", "zona", "CAP"),
        ("buurt", "wijk", "gemeente", "postcode", "woonplaats"),
    ),
    "address": (
        ("Address", "addr", "street_name", "Street Address", "FULL_ADDRESS"),
        ("dirección", "calle", "Domicilio"),
        ("adresse", "adresse_nom_voie", "Adresse du bien"),
        ("Adresse", "Straße", "Strasse", "Anschrift"),
        ("morada", "endereço", "rua"),
        ("indirizzo", "Indirizzo immobile", "via"),
        ("adres", "straat", "straatnaam"),
    ),
    "latitude": (
        ("lat", "Lattitude", "geo_lat", "LATITUDE", "Y"), ("latitud",), ("latitude",),
        ("Breitengrad", "Geografische Breite"), ("latitude",), ("latitudine",), ("breedtegraad",),
    ),
    "longitude": (
        ("lng", "Longtitude", "geo_lon", "LONGITUDE", "X"), ("longitud",), ("longitude",),
        ("Längengrad", "Geografische Länge"), ("longitude",), ("longitudine",), ("lengtegraad",),
    ),
    "id": (
        ("parcel_id", "PARCELNO", "APN", "property_id", "ASSETID"), ("referencia catastral",),
        ("id_parcelle",), ("Flurstück", "Objekt-ID"), ("id_imóvel",), ("particella",),
        ("perceel", "bag_id"),
    ),
}  # fmt: skip
_LANGUAGES = ("English", "Spanish", "French", "German", "Portuguese", "Italian", "Dutch")


def _named(columns: Columns, language: int, turn: int) -> dict[str, str]:
    """The name of each role in one language; every turn takes another synonym."""
    return {role: _NAMES[role][language][turn % len(_NAMES[role][language])] for role in columns}


@pytest.mark.parametrize("turn", range(7))
@pytest.mark.parametrize("language", range(7), ids=_LANGUAGES)
def test_every_role_is_recognised_in_seven_languages(
    language: int, turn: int, guess: GuessTable, sale_columns: Columns
) -> None:
    names = _named(sale_columns, language, turn)
    guesses = guess({names[role]: values for role, values in sale_columns.items()})
    assert {role: guesses[name].role for role, name in names.items()} == {
        role: role for role in names
    }
