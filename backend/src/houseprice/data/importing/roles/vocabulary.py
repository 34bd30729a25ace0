"""Words of column names by their concept.

English, Spanish, French, German, Portuguese, Italian and Dutch, with abbreviations; `more_words`
has further languages.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from houseprice.data.column_words import without_accents
from houseprice.data.importing.roles.more_words import MORE_WORDS

#: Shortest word that is recognised in a near spelling.
_LONG = 5
_WORDS: dict[str, str] = {
    "price": """
        price prices prc pric preis preise prix precio precios preço preços prezzo prezzi prijs
        prijzen koopsom koopprijs koopsommen importe importo consideration pvp""",
    "value": """
        value values val worth valeur valor valore wert waarde amount amt montant betrag bedrag
        cost sum summe somme""",
    "sale": """
        sale sales sold sell selling resale purchase purchased paid closing close closed
        settlement transaction trans transacted transfer deed conveyance contract conveyed
        vente ventes vendu vendue mutation achat acte acquisition signature foncier fonciere
        venta ventas vendido vendida compraventa compra escritura transmision transaccion
        verkauf verkaufs verkauft kauf kaufs kaufvertrag kaufvertrags beurkundung beurkundungs
        vertrag vertrags erwerb erwerbs transaktion transaktions
        venda vendas transação transacao aquisição negocio agreement registration handänderung
        handänderungs
        vendita vendite venduto venduta compravendita rogito acquisto stipula transazione atto
        verkoop verkocht koop aankoop transport transactie overdracht akte""",
    "latest": "latest last recent",
    "date": "date dates datum datums fecha data dt day tag jour dia giorno dag on dato",
    "month": """
        month months mo mth monat monats mois mes mese maand yearmonth monthyear ym""",
    "period": "period periode periodo período quarter qtr quartal trimestre kwartaal",
    "year": "year yr years yrs jahr jahres année annees an año años ano anos anno anni jaar yy",
    "latitude": """
        latitude lat latitud latitudine breitengrad breedtegraad breddegrad ylat latdd latwgs84""",
    "longitude": """
        longitude long lon lng lgt longitud longitudine längengrad lengtegraad xlon xlong""",
    "width": "breite breedte",
    "length": "länge lengte",
    "x": "x xcoord coordx coordenadax xkoordinate posx pointx geox",
    "y": "y ycoord coordy coordenaday ykoordinate posy pointy geoy",
    "easting": "easting eastings east rechtswert ostwert utmx utme lambertx mgae rdx este est ost",
    "northing": """
        northing northings north hochwert nordwert utmy utmn lamberty mgan rdy norte nord""",
    "area": """
        area areas size space surface surfaces surf superficie superficies sup fläche flächen fl
        oppervlakte oppervlak opp metraje metragem metratura quadratura footage área áreas grösse
        grootte taille tamaño tamanho""",
    "area unit": """
        sqft sqfoot sqfeet sqf sf sft m2 sqm sqmt sqmtr sqmeter sqmetre sqmeters sqmetres sqmtrs qm
        mq mts2 mt2 mtr2 ft2 psf psm squarefeet squarefoot squaremeters squaremetres squaremeter
        quadratmeter cuadrados quadrados quadrati carrés carre vierkante acre acres acreage hectare
        hectares hectareas metros ettari hektar ha perch perches sqyd sqyds kvm ping tsubo""",
    "living": """
        living liv lvg livable liveable habitable hab heated wohn woon wonen gebruik gebruiks
        bewohn gla nla gfa bua tfa carrez útil utile utiles nutz calpestabile abitabile commerciale
        interior internal internes inside habitabel habitables gebruiksopp woonopp habitação""",
    "built": """
        built build construction constructions construct constructed constr construida construido
        construidos construidas construcción construção construida bau bâti batie bati erbaut
        erbauung errichtung bouw gebouwd costruzione costruito costruita edificada edificado
        edificabile edificación construit construite blt covered cubierta coperta coberta""",
    "building": "building bldg bld gebäude edificio edifício immeuble gebouw buildings",
    "floor": """
        floor floors flr storey story stories storeys etage geschoss stock stockwerk piso planta
        andar piano verdieping étage""",
    "gross": "gross brut brutto bruta bruto lorda lordo brute",
    "net": "net netto neto nett netta líquido",
    "total": "total tot totale totaal gesamt insgesamt all overall",
    "lot": """
        lot lots land lnd plot plots parcel site yard grund grundstück grundstücks terrain terreno
        terrenos parcela parcelas parcelle lote lotto suelo perceel perceels kavel grond tomt""",
    "parcel": """
        parcel parcelle parcela particella perceel flurstück flurstücks parcelno apn pin folio pid
        mappale foglio catastral cadastral cadastrale catastale kadaster kadastraal kadastrale
        uprn bag refcat bbl lrsn""",
    "bed": """
        bed beds bedroom bedrooms bdrm bdrms bedrm bedrms bdr bdrs br brs bd bds bedrooms2 chambre
        chambres dormitorio dormitorios dorm dorms habitación habitaciones alcoba alcobas recámara
        recámaras schlafzimmer quarto quartos suite suites letto camera camere slaapkamer
        slaapkamers slpk""",
    "bath": """
        bath baths bathroom bathrooms bathrm bathrms ba bain bains sdb baño baños aseo aseos
        badezimmer bad bäder banheiro banheiros banho banhos bagno bagni badkamer badkamers
        toilet toilets wc""",
    "half": "half demi halb medio mezzo 3qtr threequarter",
    "full": "full",
    "room": """
        room rooms rms rm zimmer zimmeranzahl räume raum pièce pièces salle salles cuarto cuartos
        ambientes estancias cômodos comodos assoalhadas divisões locali vani vano stanze kamer
        kamers""",
    "type": """
        type typ types art tipo tipología tipologia tipologie kind soort categoria catégorie
        kategorie category nature klasse class typology use usecode luc""",
    "home": """
        property prop properties home house housing dwelling residence residential objekt immobilie
        immobilien haus wohnung wohnungs bien local maison logement habitation appartement
        inmueble vivienda viviendas casa casas finca imóvel imovel moradia fração immobile immobili
        abitazione alloggio woning huis pand object flat apartment condo realestate estate asset
        unità unidade""",
    "property type": "ptype proptype hometype housetype bldgtype woningtype objekttyp",
    "neighbourhood": """
        neighbourhood neighborhood neighbourhoods neighborhoods nbhd nbrhd nbhood nhood hood
        subdivision quartier quartiers barrio barrios ortsteil ortsteile stadtteil stadtviertel
        viertel bairro quartiere rione buurt wijk stadsdeel buurtnaam wijknaam buurtcode
        gemarkung zona colonia frazione urbanización""",
    "suburb": """
        suburb suburbs district districts borough locality commune arrondissement distrito bezirk
        stadtbezirk freguesia circoscrizione localidad localidade località parroquia community
        sector settlement""",
    "postcode": """
        zip zipcode zipcodes zip5 postcode postcodes postal postalcode postleitzahl plz cp
        codepostal codigopostal cap pc4 pc6""",
    "city": """
        city town municipality village ville cité ciudad municipio población gemeinde ort stadt
        ortschaft cidade concelho município comune città gemeente plaats woonplaats stad planning
        township metro""",
    "region": """
        region county state province provincia provincie departement département departamento
        kreis landkreis bundesland regione région canton kanton comarca council lga territory""",
    "location": "location situation standort lage ubicación ubicazione localização ligging zone",
    "address": """
        address addr adress adresse adr anschrift dirección direccion domicilio endereço morada
        indirizzo adres addresses ubicacion""",
    "street": """
        street streetname strasse straße str strassenname straßenname rue voie calle vía rua
        avenida straat straatnaam via road""",
    "house number": """
        paon saon hausnummer hausnr housenumber houseno huisnummer huisnr civico portal escalera
        huisletter toevoeging huisnummertoevoeging""",
    "unit": """
        unit apt apartment flat suite appartement wohnung apto departamento interno bus piso porta
        puerta condo""",
    "block": "block blk bloque bloco blok",
    "number": """
        number num no nr numb n nb nbr numero número nombre anzahl anz aantal count cnt nummer
        cantidad quantidade quantità qty numof""",
    "name": "name names nom nombre nome naam namen noms nombres bezeichnung",
    "code": "code codes codigo código codice cod kennung schlüssel kode",
    "id": """
        id ids identifier uuid guid key ref reference referenz referencia referência riferimento
        referentie objectid objektid objektnummer assetid propertyid houseid homeid listingid
        inmuebleid idimmobile idbien zpid mls mlsnumber mlsid kennzeichen kenmerk objektnr""",
    "unique": "unique row line record index order obs observation sequence seq laufende",
    "text": """
        description desc descr remarks remark text texts comments comment notes note beschreibung
        bemerkung bemerkungen freitext texte commentaire commentaires descriptif descripción
        observaciones comentarios descrição observações descrizione testo annotazioni
        omschrijving opmerking opmerkingen beschrijving blurb summary exposé title titel titre
        título titolo""",
    "listing": """
        list listed listing lst ask asking asked offer offered offering advertised advert
        angebot angebots inserat annonce affiché demandé oferta anuncio anunciado pedido anúncio
        richiesta richiesto annuncio vraag vraagprijs laatprijs guide reserve original""",
    "assessed": """
        assessed assessor assessment assess appr appraised appraisal appraiser taxable tax taxes
        taxed rateable ratable rv market mkt estimated estimate estimation avm zestimate insured
        einheitswert einheits schätzwert schätz verkehrswert steuer steuerwert bodenrichtwert
        richtwert evaluation fiscale estimée catastral fiscal tasación tasado valoración
        avaliação patrimonial vpt catastale rendita stima perizia woz getaxeerd taxatie""",
    "rent": """
        rent rental rents lease leased miete kaltmiete warmmiete mieten loyer loyers alquiler renta
        arriendo aluguel aluguer renda rendita affitto canone locazione huur huurprijs""",
    "start": "start commence commencement commencing begin beginn inizio inicio début aanvang",
    "previous": """
        previous prev prior earlier former past old vorige vorheriger früherer précédent ancien
        anterior antiguo antigo precedente""",
    "per": """
        per pro je par por al ratio rate index idx change changes changed diff difference discount
        reduction method growth pct percent share score rank rating quality qual photos distance
        dist distancia distância distanza abstand entfernung afstand ppsf ppsqft ppsm ppm2 nearest
        near stddev std median15 heating hoa dues fee fees commission days dom
        meter meters metre metres metro""",
    "part": """
        basement bsmt garage garages porch deck pool terrace terrasse terraza terraço terrazzo
        balcony balkon balcon balcón garden garten jardín jardim giardino tuin keller cellar kelder
        cave attic carport parking stellplatz patio veranda unfinished unf above below 1st 2nd 3rd
        first second upper lower shed storage kitchen roof exterior wood enclosed screen common
        frontage width depth kamer""",
    "renovated": """
        renovated renovation renov remod remodel remodeled remodelled updated update modified
        refurbished saniert sanierung modernisiert modernisierung rénové rénovation reformado
        reforma renovado ristrutturazione ristrutturato renovatie gerenoveerd birth inspection
        inspected scraped created crawled import imported expiry expires expired end valid valuation
        appraisaldate""",
    "person": """
        owner owners buyer buyers seller sellers vendor vendors purchaser agent agents agency broker
        realtor grantor grantee contact tenant landlord lister eigentümer käufer verkäufer makler
        besitzer vermieter mieter ansprechpartner notar propriétaire acheteur vendeur acquéreur
        cédant notaire locataire propietario propietaria comprador vendedor inquilino titular
        notario agente corretor proprietário inquilina proprietario acquirente venditore inquilino
        notaio eigenaar koper verkoper makelaar huurder verhuurder notaris client customer""",
    "person name": """
        surname firstname lastname fullname forename vorname nachname familienname prénom apellido
        apellidos sobrenome apelido cognome voornaam achternaam""",
    "given": "first last full given family middle",
    "phone": """
        phone phones tel telephone telefon telefono teléfono telefone téléphone mobile mobil móvil
        celular cellulare cellphone cell gsm handy handynummer fax telefoon telefoonnummer
        telefonnummer portable rufnummer whatsapp""",
    "email": "email emails mail correo courriel",
    "personal id": """
        ssn nif dni nie cpf cnpj bsn passport passeport pasaporte passaporto ausweis steuernummer
        steuerid steueridentifikationsnummer fiskalnummer siren siret nss iban rut curp rfc""",
    "coordinate": """
        coord coords coordinate coordinates koordinate koordinaten coordenada coordenadas
        coordonnée coordonnées coordinata coordinate coördinaat geo gps wgs wgs84 epsg4326 centroid
        geografisch geografische geographische geographisch geografica
        decimal degrees deg dd utm lambert l93 rd mga etrs89 point pos geom loc""",
    "neutral": """
        tot the of de del la le el los las du des d der die das den dem il lo di da do dos das van
        het een to for in mit und et y e and en avg average mean median med approx appr abv abvgr gr
        grd ag cad ds tx f c col column fld field en real réel réelle reelle registered actual main
        principale principales principal m k nz us au hk sg eur usd gbp chf cad aud nzd inr brl euro
        euros dollar dollars pounds mm dd yyyy hh orig clean final std usable livings reported""",
}  # fmt: skip

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
#: Words of two letters that may be part of a glued word.
SHORT_PARTS = frozenset({"yr", "mo", "m2", "id", "sf", "nr", "no", "mq", "qm", "gr", "tf"})


@cache
def concepts_of_words() -> dict[str, frozenset[str]]:
    """Concepts of every known word, in plain letters; umlauts also as ``ae``, ``oe``, ``ue``."""
    concepts: dict[str, set[str]] = defaultdict(set)
    for concept, text in (*_WORDS.items(), *MORE_WORDS.items()):
        for word in text.split():
            for spelling in (without_accents(word), without_accents(word.translate(_UMLAUTS))):
                concepts[spelling].add(concept)
    return {word: frozenset(of_word) for word, of_word in concepts.items()}


@cache
def long_words() -> tuple[str, ...]:
    """Words that are long enough to be recognised in a near spelling."""
    return tuple(word for word in concepts_of_words() if len(word) >= _LONG and word.isalpha())
