"""Figures for whoever watches over many portals: about the machine and the work, never about people or their reports.

The text form that Prometheus reads. How many reports there are is not among them: a number that goes up by one at
ten past three tells when somebody reported.
"""

import hmac
from datetime import datetime

from . import access, clock, doctor, keeper, mail
from .config import Settings

KIND = "text/plain; version=0.0.4; charset=utf-8"


def may_read(settings: Settings, authorization: str) -> bool:
    """Whether a request carries the token that the settings name; nobody does where they name none."""
    wanted = f"Bearer {settings.metrics_token}".encode()
    return bool(settings.metrics_token) and hmac.compare_digest(authorization.encode("utf-8", "replace"), wanted)


def text(settings: Settings) -> str:
    """All figures of this moment."""
    wrong, now = doctor.database_findings(settings), clock.now()
    ready = not wrong + doctor.full(settings)
    parts = [_figure("portal_ready", "1 while a report sent now would be kept", {"": ready})]
    parts.append(_figure("portal_disk_free_bytes", "room left for the data", {"": doctor.free_mb(settings) << 20}))
    if not wrong:
        letters, done = mail.failures(), keeper.last_done()
        ages = {f'duty="{name}"': _since(when, now) for name, when in sorted(done.items()) if ":" not in name}
        failing = {f'duty="{name}"': 1 for name in sorted(keeper.troubles())}
        parts += [
            _figure("portal_mail_retrying", "letters that wait for another try", {"": letters.retrying}),
            _figure("portal_mail_given_up", "letters that did not get through", {"": letters.given_up}),
            _figure("portal_duty_age_seconds", "how long ago recurring work was done", ages),
            _figure("portal_duty_failing", "1 where recurring work failed last time", failing),
            _figure("portal_communities", "communities hosted here", {"": len(access.teams())}),
        ]
    last = doctor.last_backup(settings)
    if last:
        age = _since(datetime.fromisoformat(last["made"]), now)
        parts.append(_figure("portal_backup_age_seconds", "how old the newest backup is", {"": age}))
    return "".join(parts)


def _since(when: datetime, now: datetime) -> int:
    return max(0, int((now - when).total_seconds()))


def _figure(name: str, about: str, values: dict) -> str:
    lines = [f"# HELP {name} {about}", f"# TYPE {name} gauge"]
    lines += [f"{name}{{{label}}} {value:d}" if label else f"{name} {value:d}" for label, value in values.items()]
    return "\n".join(lines) + "\n"
