"""Serving the pages to one person on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from entente.cli import output
from entente.cli.register import DEFAULT, Folder


def serve(
    register: Folder = DEFAULT,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port on localhost.")] = 8642,
) -> None:
    """Serve the register's pages on localhost until stopped with Ctrl-C."""
    from entente.register.opening import RegisterFault, open_existing

    try:
        open_existing(Path(register))
    except RegisterFault as fault:
        output.stop(str(fault))
    from django.core.servers.basehttp import run
    from django.core.wsgi import get_wsgi_application

    output.errors.print(f"Entente: http://localhost:{port}/ (Ctrl-C stops)")
    try:
        run("127.0.0.1", port, get_wsgi_application(), threading=True)
    except OSError as fault:
        output.stop(f"port {port}: {fault.strerror or fault}")
    except KeyboardInterrupt:
        return


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command("serve")(serve)
