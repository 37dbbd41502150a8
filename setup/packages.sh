#!/bin/sh
# packages.sh COMMAND PACKAGE: makes sure that COMMAND is there, through apt where that is possible.
command -v "$1" >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        as_root="no"
    fi
    if [ "$as_root" != no ]; then
        echo "$1 is missing: installing the Debian package $2."
        $as_root apt-get update -qq >/dev/null 2>&1
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$2" >/dev/null
        command -v "$1" >/dev/null 2>&1 && exit 0
    fi
fi
echo "$1 is needed and is not here. Please install the package $2 (Debian: apt-get install $2)." >&2
exit 1
