"""Opening a register: one folder, one lock, tables brought up to date."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.files import locks


class RegisterFault(RuntimeError):
    """A register that cannot be used: missing, locked, or of another version."""


def use(folder: Path) -> None:
    """Point Django at the register in this folder; once a process, or again for the same folder."""
    os.environ["ENTENTE_REGISTER"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entente.settings")
    if not apps.ready:
        django.setup()
    elif Path(settings.REGISTER) != folder and not os.environ.get("DATABASE_URL"):
        _move(folder)


def _move(folder: Path) -> None:
    """Another folder in the same process (tests, notebooks): reconnect."""
    from django.db import connections

    connections["default"].close()
    settings.REGISTER = folder
    connections["default"].settings_dict["NAME"] = folder / "register.sqlite3"


def open_existing(folder: Path) -> None:
    """Use a register that must be there; raises RegisterFault naming the folder when it is not."""
    if not os.environ.get("DATABASE_URL") and not (folder / "register.sqlite3").is_file():
        raise RegisterFault(f"no register in {folder}")
    use(folder)
    if pending := _pending():
        raise RegisterFault(f"the register in {folder} is of another version ({pending}); run entente build on it")


def _pending() -> str:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return ", ".join(f"{migration.app_label}.{migration.name}" for migration, _ in plan)


def create(folder: Path) -> None:
    """Make the folder and bring its tables up to date."""
    folder.mkdir(parents=True, exist_ok=True)
    use(folder)
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Only one build at a time; raises RegisterFault when another holds the lock."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as handle:
        if not locks.lock(handle, locks.LOCK_EX | locks.LOCK_NB):
            raise RegisterFault(f"the register in {folder} is locked by another build")
        yield
