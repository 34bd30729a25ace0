"""Words of column names in languages that `vocabulary` lacks, such as Polish or Chinese."""

from __future__ import annotations

#: By concept, as in `vocabulary`; a word that says two things stands at both.
MORE_WORDS: dict[str, str] = {
    "price": """
        pris priset priser slutpris slutpriset köpeskilling köpesumma købesum købspris salgspris
        salgssum kjøpesum kontantpris cena ceny cenę 總價 总价 價格 价格 成交價 成交价 售價 售价
        房價        価格 取引価格 売買価格 成約価格 取引価格総額 цена цены стоимость
        總價元 總價萬元 总价元 总价万元 거래금액 매매가 매매가격 거래가격 실거래가 가격""",
    "sale": """
        slutpris slutpriset köpeskilling köpesumma købesum købspris salgspris salgssum kjøpesum
        försäljning försäljnings såld sålt köp kontraktsdag handel handels handelsdato solgt salg
        salgs salgsdato købs tinglyst tinglyste kjøp sprzedaż sprzedaży sprzedano transakcja
        transakcji transakcyjna transakcyjny prodej prodeje prodejní prodáno kupní kupna
        成交價 成交价 成交 交易 交易日期 成交日期 交易年月日 取引 売買 取引価格 売買価格 成約価格
        取引時点        取引日 契約日 成約日 completion completed продажи продажа сделки сделка
        成交時間 成交时间 签约日期 簽約日期 거래금액 매매가 매매가격 거래가격 실거래가 계약년월
        계약일자 계약일 거래일자 거래일 거래""",
    "date": """
        dato datoen handelsdato salgsdato kontraktsdag dzień 日期 交易日期 成交日期 交易年月日
        取引時点        取引日 契約日 成約日 дата
        成交時間 成交时间 签约日期 簽約日期 계약년월 계약일자 거래일자 거래일""",
    "month": "månad måned miesiąc měsíc 年月 месяц",
    "period": "kvartal kwartał čtvrtletí 季度 四半期",
    "year": """
        rok roku byggår byggeår byggnadsår 年份 築年 建築年 год года
        건축년도 건축연도 준공년도 建成年代 建筑年代 建成年份""",
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
        bostadsyta boligareal bruksareal tomtareal tomtyta tomtstorlek grundareal 面積 面积 bra
        坪數 坪数        建坪 建物面積 專有面積 専有面積 延床面積 土地面積 建築面積 建筑面积
        площадь метраж 全用面積 建物移轉總面積 建物移轉總面積平方公尺 土地移轉總面積
        土地移轉總面積平方公尺 面积 전용면적 연면적 대지면적 면적 공급면적""",
    "living": """
        użytkowa użytkowej mieszkalna užitná obytná boarea boyta bostadsyta boligareal bruksareal
        bra 建坪 建物面積 專有面積 専有面積 延床面積 建築面積 建筑面积 tf жилая жилой
        建物移轉總面積 建物移轉總面積平方公尺 전용면적 연면적""",
    "lot": """
        działka działki gruntu pozemek pozemku tomt tomten tomtareal tomtyta tomtstorlek grundareal
        土地面積 地坪 участок участка
        土地移轉總面積 土地移轉總面積平方公尺 대지면적""",
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
        築年 建築年 постройки построен
        건축년도 건축연도 준공년도 建成年代 建筑年代 建成年份""",
    "building": "budynek budynku byggnad bygning budova budovy 建物 здание здания",
    "floor": "piętro poschodí podlaží våning etasje 樓層 楼层 этаж этажа 층",
    "type": """
        rodzaj druh boligtype boligtyp bostadstyp 類型 类型 種類 тип
        建物型態 房屋類型 房屋类型 주택유형 건물유형""",
    "home": """
        mieszkanie mieszkania lokalu nieruchomości nieruchomość bytu nemovitosti bolig boligen
        bostad bostaden fastighet fastighets ejendom eiendom boligtype boligtyp bostadstyp
        квартира квартиры дом дома""",
    "neighbourhood": "osiedle dzielnica dzielnicy čtvrť bydel bydelen kvarter микрорайон",
    "suburb": """
        ward wards secteur secteurs precinct parish område omradet stadsdel delområde 行政區 行政区
        地区名 район 鄉鎮市區 区域 區域 小区 社區 시군구 읍면동 법정동""",
    "postcode": "post postnr postnummer pocztowy psč 郵便番号 郵遞區號 邮编 индекс 우편번호",
    "city": "miasto miejscowość gmina obec město kommun kommune 城市 市区町村名 город",
    "region": "województwo powiat okres fylke 都道府県名 область",
    "address": """
        adresa adressen 地址 住所 所在地 адрес 門牌 土地位置建物門牌 주소 도로명 도로명주소""",
    "street": "ulica ulice gata gaten vej vejnavn gatenavn улица",
    "number": "liczba ilość počet antal antall количество число номер",
    "code": "kod kód",
    "text": "opis popis beskrivning beskrivelse описание",
    "listing": "ofertowa wywoławcza nabídková utgångspris udbudspris prisantydning",
    "rent": "czynsz najem nájem nájemné hyra husleje",
    "per": """
        avgift ejerudgift felleskostnader 單價 单价 坪単価 単価 за 單價元平方公尺 单价元平米
        평단가""",
    "person": """
        właściciel sprzedający kupujący vlastník kupující prodávající ägare köpare säljare mäklare
        ejer køber sælger mægler eier kjøper selger megler 所有者 買主 売主 氏名 所有权人
        продавец покупатель собственник владелец""",
    "total": "общая общий",
    "phone": "телефон",
    "land unit": "acre acres acreage hectare hectares hectárea hectáreas hektar ettari ha",
}  # fmt: skip
