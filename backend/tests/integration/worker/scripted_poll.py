"""The product's worker without Celery, with the scripted trainer and one slot."""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

from houseprice.jobs.queue import SilentBell
from houseprice.services.context import build_context
from houseprice.settings import Settings
from houseprice.worker.poll import serve
from houseprice.worker.supervisor import Post

stop = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: stop.set())
trainer = (sys.executable, str(Path(__file__).with_name("scripted_trainer.py")))
queues = tuple(sys.argv[2:]) or ("cpu",)  # after --queues
post = Post("poll", queues, 1, stop.is_set, trainer)
serve(build_context(Settings(), SilentBell()), post, stop)
