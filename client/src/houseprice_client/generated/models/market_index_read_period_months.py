from typing import Literal

MarketIndexReadPeriodMonths = Literal[1, 3]

MARKET_INDEX_READ_PERIOD_MONTHS_VALUES: set[MarketIndexReadPeriodMonths] = {
    1,
    3,
}


def check_market_index_read_period_months(value: int) -> MarketIndexReadPeriodMonths:
    if value in MARKET_INDEX_READ_PERIOD_MONTHS_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MARKET_INDEX_READ_PERIOD_MONTHS_VALUES!r}"
    )
