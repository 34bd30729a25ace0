"""The product's Celery application, with the scripted trainer."""

from __future__ import annotations

import faulthandler
import signal
import sys
from pathlib import Path

from houseprice.worker import runtime
from houseprice.worker.celery_app import app

# A worker that does not end when told tells where it hangs.
faulthandler.register(signal.SIGUSR2, all_threads=True)
runtime.use_trainer([sys.executable, str(Path(__file__).with_name("scripted_trainer.py"))])

__all__ = ["app"]
