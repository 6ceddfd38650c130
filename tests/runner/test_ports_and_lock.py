"""What refuses a start before anything is touched: ports in use, data in use."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cagp_site.runner.lock import AlreadyRunning, exclusive
from cagp_site.runner.ports import Port, PortsTaken, require_free
from tests.processes import ROOT, clean_environment, free_ports


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_free_ports_are_accepted() -> None:
    """Nothing is said when all is well."""
    require_free([Port("PORT", "127.0.0.1", free_ports(1))])


def test_a_port_in_use_is_named_with_its_setting(taken: int) -> None:
    """The line says which port and how to choose another."""
    with pytest.raises(PortsTaken, match=rf"Port {taken} on 127.0.0.1 is in use.*MAILBOX_PORT=\d+"):
        require_free([Port("MAILBOX_PORT", "127.0.0.1", taken)], patience=0)


def test_every_port_in_use_is_named(taken: int) -> None:
    """One look, all problems."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        ports = [Port("PORT", "127.0.0.1", taken), Port("MAILBOX_PORT", "127.0.0.1", other.getsockname()[1])]
        with pytest.raises(PortsTaken) as refusal:
            require_free(ports, patience=0)
    assert len(str(refusal.value).splitlines()) == 2


def test_one_port_for_two_settings_is_refused() -> None:
    """Both settings are named."""
    port = free_ports(1)
    with pytest.raises(PortsTaken, match="PORT and MAILBOX_PORT are both"):
        require_free([Port("PORT", "127.0.0.1", port), Port("MAILBOX_PORT", "127.0.0.1", port)], patience=0)


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
def test_an_address_that_is_not_here_is_said(host: str) -> None:
    """HOST is of another machine, or of none."""
    with pytest.raises(PortsTaken, match="cannot be opened"):
        require_free([Port("PORT", host, 20_001)], patience=0)


def test_the_lock_is_let_go(tmp_path: Path) -> None:
    """One after the other is fine."""
    for _time in range(2):
        with exclusive(tmp_path / "start.lock"):
            assert (tmp_path / "start.lock").read_text() == str(os.getpid())


def test_a_second_holder_is_refused_with_the_first_one_s_id(tmp_path: Path) -> None:
    """The message names the process and the directory."""
    with (
        exclusive(tmp_path / "start.lock"),
        pytest.raises(AlreadyRunning, match=f"process {os.getpid()}"),
        exclusive(tmp_path / "start.lock"),
    ):
        pass


def start(var: Path, port: int) -> subprocess.CompletedProcess[str]:
    env = clean_environment(CAGP_VAR=str(var), PORT=str(port))
    command = [sys.executable, "manage.py", "start"]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False)


def test_start_refuses_a_port_in_use_in_one_line(tmp_path: Path, taken: int) -> None:
    """The real command: exit status 1, the port and the setting on standard error, no traceback."""
    result = start(tmp_path / "var", taken)
    assert result.returncode == 1
    assert f"Port {taken} on 127.0.0.1 is in use. Choose another with PORT" in result.stderr
    assert "Traceback" not in result.stderr


def test_start_refuses_data_in_use_in_one_line(tmp_path: Path) -> None:
    """The real command while this process holds the data."""
    with exclusive(tmp_path / "var" / "start.lock"):
        result = start(tmp_path / "var", free_ports())
    assert result.returncode == 1
    assert f"(process {os.getpid()})" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
