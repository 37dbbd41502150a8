"""The bench: a process of its own in which one file of a stranger is opened. Started for that file, then gone.

It is given nothing but the file, over a pipe; it has ten seconds, half a gigabyte, and can't write a byte to any
disk. Its answer is one line of JSON, then the bytes of the copy. It knows nothing of the portal.
"""

import ctypes
import json
import resource
import sys
from importlib import import_module

SECONDS, MEMORY = 10, 512 * 1024 * 1024
_NOT_DUMPABLE, _NO_NEW_RIGHTS = (4, 0), (38, 1)
_TASKS = {
    "image": ("pictures", "clean"),
    "paper": ("papers", "clean"),
    "mail": ("letters", "clean"),
    "chat": ("letters", "clean"),
    "show": ("views", "show"),
}


def limit() -> None:
    """Little time, bounded memory, no file written, no core left, nothing gained by starting another program."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform.startswith("linux"):
        for option, value in (_NOT_DUMPABLE, _NO_NEW_RIGHTS):
            ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def main() -> None:
    """One file in, one copy out, or the code of what is wrong with it."""
    limit()
    asked = json.loads(sys.stdin.buffer.readline(10_000))
    module, verb = _TASKS[asked["task"]]
    try:
        work = getattr(import_module(module), verb)
        facts, made = work(sys.stdin.buffer.read(), asked)
    except (MemoryError, RecursionError):
        facts, made = {"fault": "file_heavy"}, b""
    except Exception as error:  # whatever a hostile file makes a library say
        facts, made = {"fault": getattr(error, "code", "file_broken")}, b""
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n")
    sys.stdout.buffer.write(made)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
