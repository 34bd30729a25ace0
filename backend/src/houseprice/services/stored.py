"""What stays JSON on its way through the services, with the reason why.

All of it was measured once, by whichever version made the model or the valuation, and is kept as
JSON. Versions differ in what they kept, so no class describes them all: the shapes on the wire say
what may be missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: Figures of a blind test, as the manifest of a model and the result of its run keep them; a
#: comparison has the same ones and is printed as JSON by the command line.
Measurements = Mapping[str, Any]

#: What a training made: model, scores, split and warnings, as the row of the run keeps it.
RunResult = dict[str, Any]

#: What a trial or a tuning has found, as the rows of its runs keep it.
TrialResult = dict[str, Any]

#: Why a model became champion, as the row of the promotion keeps it.
Judgement = dict[str, Any]

#: What explains a stored valuation, as its row keeps it.
ValuationDetail = dict[str, Any]

#: What was found while a table was read, as the row of the data set keeps it.
Finding = dict[str, Any]
