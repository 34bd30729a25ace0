"""Words of column names in languages that `vocabulary` lacks, such as Polish or Chinese."""

from __future__ import annotations

#: By concept, as in `vocabulary`; a word that says two things stands at both.
MORE_WORDS: dict[str, str] = {
    "price": """
        pris priset priser slutpris slutpriset köpeskilling köpesumma købesum købspris salgspris
        salgssum kjøpesum kontantpris cena ceny cenę 總價 总价 價格 价格 成交價 成交价 售價 售价
        房價        価格 取引価格 売買価格 成約価格 取引価格総額 цена цены стоимость""",
    "sale": """
        slutpris slutpriset köpeskilling köpesumma købesum købspris salgspris salgssum kjøpesum
        försäljning försäljnings såld sålt köp kontraktsdag handel handels handelsdato solgt salg
        salgs salgsdato købs tinglyst tinglyste kjøp sprzedaż sprzedaży sprzedano transakcja
        transakcji transakcyjna transakcyjny prodej prodeje prodejní prodáno kupní kupna
        成交價 成交价 成交 交易 交易日期 成交日期 交易年月日 取引 売買 取引価格 売買価格 成約価格
        取引時点        取引日 契約日 成約日 completion completed продажи продажа сделки сделка""",
    "date": """
        dato datoen handelsdato salgsdato kontraktsdag dzień 日期 交易日期 成交日期 交易年月日
        取引時点        取引日 契約日 成約日 дата""",
    "month": "månad måned miesiąc měsíc 年月 месяц",
    "period": "kvartal kwartał čtvrtletí 季度 四半期",
    "year": "rok roku byggår byggeår byggnadsår 年份 築年 建築年 год года",
    "latitude": """
        szerokośćgeograficzna breddgrad leveysaste leveyspiiri enlem lintang
        γεωγραφικόπλάτος 緯度 纬度 北緯 위도 широта""",
    "longitude": """
        długośćgeograficzna längdgrad pituusaste pituuspiiri boylam bujur
        γεωγραφικόμήκος 経度 經度 经度 東経 경도 долгота""",
    "width": "szerokość šířka šírka breddegrad bredd bredde leveys širina szélesség πλάτος",
    "length": """
        długość délka dĺžka lengdegrad længdegrad längd længde lengde pituus dužina dolžina
        hosszúság μήκος""",
    "coordinate": "geograficzna geograficzny zeměpisná földrajzi γεωγραφικό 座標 坐标 координаты",
    "parcel": """
        działka działki parcely matrícula matriculas matrikel matrikkel matrikkelnummer
        matrikelnummer matrikelnr gnr bnr survey khasra khata parid parcelid egrid 地番 地號 筆""",
    "unique": "番号",
    "assessed": """
        wartość szacunkowa szacunek odhad odhadní takst taxering taxeringsvärde reckoner guideline
        circle 評価額 評價 固定資産税評価額 固定資産税 路線価 公示価格""",
    "condition": """
        condition zustand état etat estado stato staat stan stav skick tilstand standard conservação
        conservación kondition onderhoud 状態 狀態 状况 состояние""",
    "area": """
        powierzchnia powierzchni pow plocha výměra areal yta ytan storlek størrelse boarea boyta
        bostadsyta boligareal bruksareal tomtareal tomtyta tomtstorlek grundareal 面積 面积
        坪數 坪数        建坪 建物面積 專有面積 専有面積 延床面積 土地面積 建築面積 建筑面积
        площадь метраж""",
    "living": """
        użytkowa użytkowej mieszkalna užitná obytná boarea boyta bostadsyta boligareal bruksareal
        建坪 建物面積 專有面積 専有面積 延床面積 建築面積 建筑面积 tf жилая жилой""",
    "lot": """
        działka działki gruntu pozemek pozemku tomt tomten tomtareal tomtyta tomtstorlek grundareal
        土地面積 地坪 участок участка""",
    "bed": """
        sypialnia sypialnie sypialni sovrum soverom soveværelse soveværelser ložnice bhk 寝室
        寝室数 臥室 卧室 спален спальни спальня""",
    "bath": """
        łazienka łazienki łazienek koupelna koupelny badrum badeværelse badeværelser baderom 浴室
        浴室数 卫生间 衛浴 санузел санузлов ванных""",
    "room": """
        pokój pokoje pokoi izby izb místnosti pokojů rum værelse værelser antalrum комнат комнаты
        комната""",
    "built": """
        budowy zbudowany výstavby postaveno byggår byggeår byggnadsår opført bygget byggd byggt
        築年 建築年 постройки построен""",
    "building": "budynek budynku byggnad bygning budova budovy 建物 здание здания",
    "floor": "piętro poschodí podlaží våning etasje 樓層 楼层 этаж этажа",
    "type": "rodzaj druh boligtype boligtyp bostadstyp 類型 类型 種類 тип",
    "home": """
        mieszkanie mieszkania lokalu nieruchomości nieruchomość bytu nemovitosti bolig boligen
        bostad bostaden fastighet fastighets ejendom eiendom boligtype boligtyp bostadstyp
        квартира квартиры дом дома""",
    "neighbourhood": "osiedle dzielnica dzielnicy čtvrť bydel bydelen kvarter микрорайон",
    "suburb": """
        ward wards secteur secteurs precinct parish område omradet stadsdel delområde 行政區 行政区
        地区名 район""",
    "postcode": "post postnr postnummer pocztowy psč 郵便番号 郵遞區號 邮编 индекс",
    "city": "miasto miejscowość gmina obec město kommun kommune 城市 市区町村名 город",
    "region": "województwo powiat okres fylke 都道府県名 область",
    "address": "adresa adressen 地址 住所 所在地 адрес",
    "street": "ulica ulice gata gaten vej vejnavn gatenavn улица",
    "number": "liczba ilość počet antal antall количество число номер",
    "code": "kod kód",
    "text": "opis popis beskrivning beskrivelse описание",
    "listing": "ofertowa wywoławcza nabídková utgångspris udbudspris prisantydning",
    "rent": "czynsz najem nájem nájemné hyra husleje",
    "per": "avgift ejerudgift felleskostnader 單價 单价 坪単価 単価 за",
    "person": """
        właściciel sprzedający kupujący vlastník kupující prodávající ägare köpare säljare mäklare
        ejer køber sælger mægler eier kjøper selger megler 所有者 買主 売主 氏名 所有权人
        продавец покупатель собственник владелец""",
    "total": "общая общий",
    "phone": "телефон",
    "land unit": "acre acres acreage hectare hectares hectárea hectáreas hektar ettari ha",
}  # fmt: skip
