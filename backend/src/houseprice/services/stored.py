"""Types of stored values that stay JSON on their way through the services.

These values were measured once, by the version that made the model or the valuation, and are stored
as JSON. Versions differ in what they stored, so no class describes all of them: the shapes on the
wire say what may be missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: Figures of a blind test, as in the manifest of a model and in the result of its run. A comparison
#: has the same figures, and the command line prints it as JSON.
Measurements = Mapping[str, Any]

#: Result of a training: model, scores, split and warnings, as in the row of the run.
RunResult = dict[str, Any]

#: Result of a trial or a tuning, as in the rows of its runs.
TrialResult = dict[str, Any]

#: Reasons why a model became champion, as in the row of the promotion.
Judgement = dict[str, Any]

#: Explanation of a stored valuation, as in its row.
ValuationDetail = dict[str, Any]

#: A problem of an imported table, as in the row of the data set.
Finding = dict[str, Any]
