"""Client of the house valuation studio.

>>> from houseprice_client import Studio
>>> studio = Studio("http://127.0.0.1:5000")
>>> run = studio.wait(studio.train("lightgbm", dataset="demo"))  # doctest: +SKIP
>>> studio.value(studio.example(run.model_id), model=run.model_id).value  # doctest: +SKIP
"""

from houseprice_client.problem import NotReachable, RunFailed, StudioError
from houseprice_client.studio import Studio

__all__ = ["NotReachable", "RunFailed", "Studio", "StudioError"]
