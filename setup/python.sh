#!/bin/sh
# Prints a Python of 3.11 or newer, or says what is missing.
for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null 2>&1 &&
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        if "$name" -c 'import ensurepip, venv' 2>/dev/null; then
            command -v "$name"
            exit 0
        fi
        lacking="$name"
    fi
done
if [ -n "${lacking:-}" ]; then
    echo "$lacking cannot make virtual environments. On Debian: apt-get install python3-venv" >&2
else
    echo "Conduct Portal needs Python 3.11 or newer. On Debian 12: apt-get install python3 python3-venv" >&2
fi
exit 1
