"""The process that looks at a file of homes before a batch: one JSON request on standard input,
one JSON answer on output.

``python -m houseprice.valuation.batches``; started by `services.batches.checking`.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from houseprice.data.importing.files.limited import limit_resources, problem_of
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.matching.answer import HomesRequest
from houseprice.errors import HousePriceError, TooLarge
from houseprice.valuation.batches.checking import check_file
from houseprice.valuation.valuer import Valuer


def main() -> None:
    """Read the request, look at the file, write the answer."""
    request = json.load(sys.stdin)
    limits = Limits(**request["limits"])
    limit_resources(int(request["memory_bytes"]), limits.seconds)
    json.dump(_answer(request, limits), sys.stdout)


def _answer(request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    try:
        valuer = Valuer.load(Path(request["model"]), manifest_sha256=request["manifest_sha256"])
        day = None if request["as_of"] is None else date.fromisoformat(request["as_of"])
        asked = HomesRequest.from_json(request["reading"])
        source = Path(request["source"])
        return check_file(source, valuer, request["rename"], day, limits, asked=asked)
    except HousePriceError as error:
        return {"problem": problem_of(error)}
    except MemoryError:
        return {"problem": problem_of(TooLarge("a file must fit in the memory set aside for it"))}


if __name__ == "__main__":
    main()
