"""Kernels that start warm: forked from a process that has imported already what every notebook imports.

A kernel that is started cold spends nearly all of its time on the imports of ipykernel, pandas and
matplotlib, once for each notebook.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from readout.report import forks


class Manager(AsyncKernelManager):
    """Manages a kernel that was started warm."""

    async def _async_pre_start_kernel(self, **given: Any) -> tuple[list[str], dict[str, Any]]:
        if self.provisioner is None:
            self.provisioner = _Provisioner(
                kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self
            )
        return await super()._async_pre_start_kernel(**given)


class _Provisioner(LocalProvisioner):
    """Forks the kernel where jupyter_client would start an interpreter."""

    process: Any = None

    async def launch_kernel(self, cmd: Sequence[str], **given: Any) -> Any:
        arguments = list(cmd[cmd.index("-f") :])
        kernel = forks.start(_kernel, arguments, Path(given.get("cwd") or Path.cwd()))
        self.process = _Process(kernel)
        self.pid = kernel.pid
        return self.connection_info


class _Process:
    """A forked process with as much of subprocess.Popen as jupyter_client asks for."""

    stdin = stdout = stderr = None

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process
        self.pid = process.pid or 0
        self.poll = lambda: process.exitcode
        self.kill, self.terminate = process.kill, process.terminate

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait until it ends; its exit status."""
        self._process.join(timeout)
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it is still there."""
        if self._process.exitcode is None:
            os.kill(self.pid, number)


def _kernel(arguments: list[str], folder: Path) -> None:
    """Be a kernel, as ``python -m ipykernel_launcher`` is one, until told to end or left alone."""
    from ipykernel.kernelapp import IPKernelApp

    os.chdir(folder)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    asyncio.set_event_loop(asyncio.new_event_loop())
    IPKernelApp.launch_instance(argv=arguments)
