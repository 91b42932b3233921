"""The same register on PostgreSQL: same migrations, same tables, byte-equal export."""

from __future__ import annotations

import json
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.register.conftest import EXAMPLES, entente, exported

TODAY = ("--today", "2026-06-30")


def _tools() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")) or [Path(p) for p in [shutil.which("pg_ctl")] if p]
    return found[-1].parent if found else None


def _unprivileged() -> list[str]:
    """The server refuses to run as root: run it as its own user there."""
    if os.getuid() != 0:
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[str]:
    """The address of a throw-away server on a socket of its own."""
    tools = _tools()
    if tools is None:
        pytest.skip("no PostgreSQL on this machine")
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    home = Path(subprocess.run(["mktemp", "-d"], capture_output=True, text=True, check=True).stdout.strip())
    data = home / "data"
    if os.getuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(home, owner.pw_uid, owner.pw_gid)

    def run(*command: object) -> None:
        subprocess.run([*_unprivileged(), *map(str, command)], check=True, capture_output=True, cwd=home)

    run(tools / "initdb", "-D", data, "-U", "entente", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    port = 54000 + os.getpid() % 1000
    options = f"-p {port} -k {home} -c listen_addresses=127.0.0.1 -c fsync=off"
    run(tools / "pg_ctl", "-D", data, "-w", "-o", options, "-l", home / "log", "start")
    try:
        run(tools / "createdb", "-h", home, "-p", port, "-U", "entente", "register")
        yield f"postgresql://entente@127.0.0.1:{port}/register"
    finally:
        run(tools / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(home)


@pytest.mark.postgresql
def test_postgresql_and_sqlite_give_the_same_register(server, tmp_path):
    there, here = tmp_path / "there", tmp_path / "here"
    env = {"DATABASE_URL": server}
    done = entente("build", EXAMPLES, "--register", there, *TODAY, **env)
    assert done.returncode == 0, done.stderr
    assert entente("build", EXAMPLES, "--register", here, *TODAY).returncode == 0
    assert exported(there, tmp_path / "a", **env) == exported(here, tmp_path / "b")
    again = entente("build", EXAMPLES, "--register", there, *TODAY, "--jsonl", **env)
    assert {json.loads(line)["status"] for line in again.stdout.splitlines()} == {"unchanged"}
    for words in ("hai phong", "南宁", '"industrial park"'):
        found = [
            entente("search", words, "--register", r, "--jsonl", "--limit", "500", **e).stdout
            for r, e in ((there, env), (here, {}))
        ]
        assert sorted(found[0].splitlines()) == sorted(found[1].splitlines())
        assert found[0]
