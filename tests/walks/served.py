"""The portal as it is really served: `portal serve` in a process of its own, with workers and a keeper."""

import os
import random
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from portal import config

from ..servers import free_port

ROOT = Path(__file__).resolve().parents[2]
PASSED_ON = ("data", "secret_keys", "peppers", "server_keys", "smtp_url", "mail_from", "database_url", "proxies")


class Served:
    """`portal serve` on a data folder, its lines in `log`; leave the `with` and it is stopped."""

    def __init__(self, settings: config.Settings, workers: int = 2):
        self.settings, self.port, self.workers = settings, free_port(), workers
        self.log = settings.data.parent / "log"
        given = {name: getattr(settings, name) for name in PASSED_ON}
        given |= {"base_url": f"http://127.0.0.1:{self.port}", "port": self.port, "workers": workers}
        texts = {name: ",".join(value) if isinstance(value, tuple) else str(value) for name, value in given.items()}
        self.environ = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
        self.environ |= {config.VARIABLES[name]: text for name, text in texts.items() if text}

    def __enter__(self) -> "Served":
        command = [sys.executable, "-m", "portal", "serve"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, env=self.environ, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=log)
        self.wait(lambda: self.answers() and len(self.at_work()) == self.workers)
        return self

    def __exit__(self, *_error) -> None:
        self.process.terminate()
        self.process.wait(60)

    def wait(self, ready, seconds: float = 90) -> None:
        """Until something is so; the portal must not end meanwhile."""
        until = time.monotonic() + seconds
        while not ready():
            assert self.process.poll() is None, self.process.returncode
            assert time.monotonic() < until, "the portal did not get ready"
            time.sleep(0.02)

    def answers(self) -> bool:
        """Whether /healthz says 200."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def at_work(self) -> list[int]:
        """The workers' process ids; one that only starts has no threads yet. The keeper has threads too at times."""
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        children = {int(pid) for task in tasks for pid in told(task / "children").split()}
        return [pid for pid in sorted(children) if is_worker(pid)]

    def kill_one(self, chance: random.Random) -> None:
        """SIGKILL to one worker, then until another has taken its place."""
        pid = chance.choice(self.at_work())
        os.kill(pid, signal.SIGKILL)
        self.wait(lambda: pid not in self.at_work() and len(self.at_work()) == self.workers)


def told(path: Path) -> str:
    """What the kernel tells there; nothing when the process or thread is gone."""
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def is_worker(pid: int) -> bool:
    """Whether this process is a worker that answers."""
    lines = dict(line.split(":\t", 1) for line in told(Path(f"/proc/{pid}/status")).splitlines() if ":\t" in line)
    return lines.get("Name") == "portal-worker" and int(lines.get("Threads", "0")) > 1
