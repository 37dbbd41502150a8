"""Junk: the last two pages of the form over and over, each time a fresh receipt, each from another loopback address.

A program of its own, so that its work is not the measured people's: `python -m tests.reports.flood PORT RATE LINES`.
It pours until its standard input is closed, then prints what became of it. At most LINES requests are on their way.
"""

import http.client
import itertools
import json
import random
import re
import sys
import threading
import time
from collections import Counter

from tests.bench.visits import STORY, Visitor

PATH, WORDS = "/c/northconf/report", "Buy these pills now."
_ISSUED = re.compile(r'<input[^>]*name="issued"[^>]*>')
RECEIPT = re.compile(r'id="receipt"[^>]*>([^<]+)<')


class Junk(Visitor):
    """Somebody else at every turn: a fresh connection from a fresh address."""

    def __init__(self, port: int, address: str):
        super().__init__(port)
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(address, 0))
        self.path = PATH

    def send(self, review: str) -> str:
        """From the page before last to the end. Says what the last answer was: "taken", a status, or an error."""
        try:
            self.text = review
            self.post()
            found = RECEIPT.search(self.text)
            if found is None:
                return f"{self.status} at the receipt"
            self.post(receipt=found[1].strip())
            return "taken" if 'id="reported"' in self.text else f"{self.status} at the end"
        except (OSError, http.client.HTTPException) as error:
            return type(error).__name__
        finally:
            self.connection.close()


def review_page(port: int) -> str:
    """The page before last, without a receipt of its own."""
    junk = Junk(port, "127.9.9.9")
    junk.get(PATH)
    for _page in range(10):
        if re.search(r'name="step"[^>]*value="review"', junk.text):
            return _ISSUED.sub("", junk.text)
        junk.post(**STORY | {"story": WORDS})
    raise RuntimeError("no review page")


def pour(port: int, rate: int, lines: int, stop: threading.Event) -> Counter:
    """RATE posts a second, two to a report, as long as the portal keeps up with them."""
    review, became, lock = review_page(port), Counter(), threading.Lock()
    turns, began = itertools.count(), time.monotonic()

    def line(seed: int) -> None:
        chance = random.Random(seed)
        while not stop.wait(max(0.0, began + 2 * next(turns) / rate - time.monotonic())):
            address = f"127.{chance.randrange(1, 60)}.{chance.randrange(256)}.{chance.randrange(1, 255)}"
            answer = Junk(port, address).send(review)
            with lock:
                became[answer] += 1

    threads = [threading.Thread(target=line, args=(number,)) for number in range(lines)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return became


def main(port: int, rate: int, lines: int) -> None:
    """Pour until told to stop."""
    stop, began = threading.Event(), time.monotonic()
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
    became = pour(port, rate, lines, stop)
    sys.stdout.write(json.dumps({"seconds": time.monotonic() - began, "became": became}) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
