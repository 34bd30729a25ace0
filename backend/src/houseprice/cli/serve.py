"""``houseprice serve``: serve the HTTP API in this terminal until Ctrl-C."""

from __future__ import annotations

import socket
from typing import Annotated

import typer
import uvicorn

from houseprice.cli.arenas import limit_arenas
from houseprice.garbage import spare_what_stays
from houseprice.services.accounts.listeners import check_listener
from houseprice.services.observing.logs import set_up_logging
from houseprice.settings import Settings

#: Seconds until open event streams are cut off: they never end by themselves.
SHUTDOWN_S = 3
APP = "houseprice.api.app:create_app"


def serve(
    *,
    host: Annotated[
        str | None, typer.Option(help="Address to listen on. Default: HOUSEPRICE_HOST.")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65_535, help="Port to listen on. Default: HOUSEPRICE_PORT_API."),
    ] = None,
    access_log: Annotated[bool, typer.Option(help="Write a line for each request.")] = False,
) -> None:
    """Serve the HTTP API; the page /docs describes it."""
    limit_arenas()
    set_up_logging(Settings())
    server = _Server(server_settings(host, port, access_log=access_log))
    server.run()
    if not server.started:
        raise typer.Exit(1)  # uvicorn has said why


class _Server(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen; what is in memory by then stays."""
        await super().startup(sockets)
        spare_what_stays()


def server_settings(
    host: str | None = None, port: int | None = None, *, access_log: bool = False
) -> uvicorn.Config:
    """The settings of the server: one process, which answers in threads.

    Parameters
    ----------
    host, port : optional
        Address and port; those of the settings if left out.
    access_log : bool
        Write a line for each request.

    Raises
    ------
    UnsafeListener
        If accounts are off and the address is not one of this machine alone.
    """
    settings = Settings()
    check_listener(settings, host)
    return uvicorn.Config(
        APP,
        factory=True,
        host=host or settings.host,
        port=settings.port_api if port is None else port,
        access_log=access_log,
        log_config=None if settings.log_format == "json" else uvicorn.config.LOGGING_CONFIG,
        server_header=False,
        # Anybody on this machine could name another address, and so escape the limits of sign-in.
        proxy_headers=False,
        timeout_graceful_shutdown=SHUTDOWN_S,
    )
