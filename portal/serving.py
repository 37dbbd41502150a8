"""The running portal: granian's workers, and the keeper in a process of its own beside them."""

import ctypes
import gc
import logging
import math
import multiprocessing
import os
import signal
import socket
import sys
import threading
from functools import partial
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

from . import config, house, logs, sealing
from .keeper import Keeper

SECRETS = ("secret_keys", "peppers", "server_keys", "smtp_url", "metrics_token")
SECRETS += ("database_url", "owner_database_url", "backup_database_url")
THREADS = 8
_PDEATHSIG, _NAME = 1, 15
_TRIM_THRESHOLD, _ARENA_MAX = -1, -8  # of glibc's mallopt
_log = logging.getLogger("portal.serving")


class Taken(Exception):
    """Somebody listens on that port already."""


def check_port(settings: config.Settings) -> None:
    """Raise Taken when the port is in use: granian would quietly share it."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise Taken(str(settings.port)) from error


def serve(settings: config.Settings, ready=None) -> None:
    """Serve until SIGTERM or SIGINT; `ready()` is called when the first page can be answered."""
    for name in SECRETS:
        os.environ.pop(config.VARIABLES[name], None)
    stopping = threading.Event()
    beside = _Beside(settings, stopping)
    server = Server(
        "portal",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        blocking_threads=THREADS,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=10_000),
        websockets=False,
        log_level=LogLevels.critical,
        log_access=False,
        respawn_failed_workers=True,
        respawn_interval=0.1,
        workers_kill_timeout=20,
    )
    server.respawned_wrks = _Tireless()
    server.on_startup(beside.start)
    server.on_shutdown(beside.stop)
    if ready is not None:
        threading.Thread(target=_when_ready, args=(settings, stopping, ready), daemon=True).start()
    server.serve(target_loader=partial(_worker, settings), wrap_loader=False)


def _worker(settings: config.Settings):
    """What a granian worker answers with."""
    _settle_in(settings, "portal-worker")
    app = house.create_app(settings)
    gc.collect()
    gc.freeze()  # what is here now stays: no request waits while it is looked through for what could go
    return app


def _settle_in(settings: config.Settings, name: str) -> None:
    """A child process: lists show its name; it dies with its parent, leaves no core file, and writes only our lines."""
    if sys.platform.startswith("linux"):
        kernel = ctypes.CDLL(None)
        kernel.prctl(_PDEATHSIG, signal.SIGTERM)
        kernel.prctl(_NAME, name.encode())
        if hasattr(kernel, "mallopt"):  # else every thread keeps an arena of what it once needed
            kernel.mallopt(_ARENA_MAX, 2)
            kernel.mallopt(_TRIM_THRESHOLD, 128 * 1024)
    if not settings.demo:
        sealing.harden_process()
    logs.setup(as_json=settings.log_format == "json")


def keep(settings: config.Settings, once: bool = False) -> int:
    """Be the keeper until SIGTERM or SIGINT, or for one round; says how many duties that round did."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with house.opened(settings) as app:
        keeper = Keeper(app, house.duties())
        done = keeper.round(stop) if once else 0
        if once:
            stop.set()
        keeper.keep(stop)
    return done


def _keep_beside(settings: config.Settings) -> None:
    _settle_in(settings, "portal-keeper")
    keep(settings)


class _Tireless(dict):
    """Where granian notes when it last replaced a worker. It ends the whole portal when one dies twice within seconds;
    with this it goes on replacing: nobody should be able to take reporting down with a request that kills a worker.
    """

    def get(self, _worker, _default=None) -> float:
        """Long ago."""
        return -math.inf

    def __setitem__(self, worker, _moment) -> None:
        _log.error("worker %s ended and is started again", worker + 1)


class _Beside:
    """The keeper's process, started again should it ever end by itself."""

    def __init__(self, settings: config.Settings, stopping: threading.Event):
        self.settings, self.stopping = settings, stopping
        self.process = None

    def start(self) -> None:
        self._spawn()
        threading.Thread(target=self._watch, daemon=True).start()

    def _spawn(self) -> None:
        self.process = multiprocessing.Process(target=_keep_beside, args=(self.settings,), name="portal-keeper")
        self.process.start()

    def _watch(self) -> None:
        while not self.stopping.is_set():
            self.process.join(1)
            if not self.process.is_alive() and not self.stopping.wait(5):
                _log.error("the keeper ended (%s) and is started again", self.process.exitcode)
                self._spawn()

    def stop(self) -> None:
        self.stopping.set()
        self.process.terminate()
        self.process.join(20)
        if self.process.is_alive():
            self.process.kill()


def _when_ready(settings: config.Settings, stopping: threading.Event, ready) -> None:
    while not stopping.wait(0.05):
        if answers(settings):
            ready()
            return


def answers(settings: config.Settings) -> bool:
    """Whether /healthz of the portal that these settings start says 200."""
    host = ip_address(settings.host)
    near = ("127.0.0.1" if host.version == 4 else "::1") if host.is_unspecified else settings.host
    connection = HTTPConnection(near, settings.port, timeout=2)
    try:
        connection.request("GET", "/healthz", headers={"Host": settings.hostname})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
