"""Servers on one core, load on the other."""

import os
import re
import secrets
import selectors
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from tests.servers import free_port

ROOT = Path(__file__).resolve().parents[2]
CORES = sorted(os.sched_getaffinity(0))
SERVER, LOAD = CORES[0], CORES[-1]
BIN = Path(sys.executable).parent
CONNECTIONS = 16
NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
{user}
events {{ worker_connections 512; }}
http {{
  access_log off; keepalive_requests 100000000;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  types {{ text/html html; }}
  server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""


@dataclass
class Server:
    """A running server: where, and how long it took until its first answer."""

    port: int
    process: subprocess.Popen
    started: float

    def url(self, path: str) -> str:
        """The address of one of its pages."""
        return f"http://127.0.0.1:{self.port}{path}"

    def family(self) -> list[psutil.Process]:
        """Its processes: supervisor, workers, keeper."""
        parent = psutil.Process(self.process.pid)
        return [parent, *parent.children(recursive=True)]

    def worked(self) -> float:
        """Seconds of processor time that all of them have used."""
        return sum(sum(member.cpu_times()[:2]) for member in self.family())

    def largest(self) -> float:
        """Resident megabytes of the largest of them, which is a worker."""
        return max(member.memory_info().rss for member in self.family()) / 1e6


@contextmanager
def serving(command: list, port: int, path: str = "/", **environment):
    """A server on its core, from its first answer on."""
    began = time.perf_counter()
    process = subprocess.Popen(
        ["taskset", "-c", str(SERVER), *map(str, command)],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}{path}", process)
        yield Server(port, process, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(30)


def wait_for(url: str, process, seconds: float = 120) -> None:
    """Until the server answers, or says by stopping that it will not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} stopped with {process.returncode}")
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.01)
        else:
            return
    raise RuntimeError(f"{url} does not answer")


def hello():
    """The bare Flask view, behind the same server as ours."""
    port = free_port()
    command = [BIN / "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port, "--workers", 1]
    return serving([*command, "--no-ws", "--log-level", "error", "tests.bench.hello:app"], port)


def nginx(folder: Path, page: bytes):
    """A static file of the same size; None where nginx is absent."""
    if not shutil.which("nginx"):
        return None
    port = free_port()
    folder.chmod(0o755)
    (folder / "page.html").write_bytes(page)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, user=user))
    return serving(["nginx", "-c", folder / "nginx.conf", "-p", folder], port, "/page.html")


def demo(data: Path):
    """The demo, as `make run` starts it."""
    port = free_port()
    return serving([BIN / "portal", "demo", "--data", data, "--port", port], port, "/healthz")


def serve(environment: dict[str, str], data: Path, workers: int = 1):
    """The portal, as it is served to the public."""
    told = environment | {"PORTAL_DATA": str(data), "PORTAL_WORKERS": str(workers)}
    return serving([BIN / "portal", "serve"], int(environment["PORT"]), "/healthz", **told)


def per_second(url: str, seconds: int = 2, *headers: str) -> float:
    """Requests a second over some connections, kept open."""
    if not shutil.which("wrk"):
        return _own_client(url, seconds, headers)
    more = [part for header in headers for part in ("-H", header)]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *more, url]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", shown)
    if refused:
        raise RuntimeError(f"{url}: {refused.group(0)}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", shown).group(1))


def _own_client(url: str, seconds: int, headers) -> float:
    """The same without a load generator; slower than a quick server, so its figures are a floor."""
    parts = urlsplit(url)
    lines = [f"GET {parts.path} HTTP/1.1", f"Host: {parts.netloc}", *headers, "", ""]
    request, chooser, done = "\r\n".join(lines).encode(), selectors.DefaultSelector(), 0
    for _ in range(CONNECTIONS):
        connection = socket.create_connection((parts.hostname, parts.port))
        connection.sendall(request)
        chooser.register(connection, selectors.EVENT_READ, bytearray())
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        for key, _events in chooser.select(1):
            key.data.extend(key.fileobj.recv(1 << 16))
            if _whole(key.data):
                key.data.clear()
                key.fileobj.sendall(request)
                done += 1
    for key in list(chooser.get_map().values()):
        key.fileobj.close()
    return done / seconds


def _whole(answer: bytearray) -> bool:
    head, gap, body = answer.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", head)
    return bool(gap) and (length is None or len(body) >= int(length[1]))


def fresh_token() -> str:
    """Something nobody has said before."""
    return secrets.token_hex(8)
