#!/bin/sh
# Runs a program of this folder with the first Python that is new enough, free of what the calling shell left behind.
#
#   sh tools/python.sh tools/start.py
#
# PYTHON=/path/to/python3.12 in front of it chooses the interpreter.

unset PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONSAFEPATH PYTHONOPTIMIZE PYTHONWARNINGS PYTHONDONTWRITEBYTECODE
unset PYTHONNOUSERSITE VIRTUAL_ENV CONDA_PREFIX __PYVENV_LAUNCHER__
unset PIP_TARGET PIP_PREFIX PIP_USER PIP_REQUIRE_VIRTUALENV PIP_NO_DEPS PIP_REQUIREMENT PIP_CONSTRAINT PIP_DRY_RUN

for python in "${PYTHON:-python3.11}" python3.11 python3.12 python3.13 python3.14 python3 python; do
    if "$python" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        exec "$python" -B "$@"
    fi
done

echo "OMT Desktop needs Python 3.11 or later, and none was found on the PATH. Install it (on Debian and Ubuntu:" \
    "apt-get install python3 python3-venv), or name it: PYTHON=/path/to/python3 make run" >&2
exit 1
