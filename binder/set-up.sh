#!/bin/sh
# Makes the kernel known to Jupyter, and the user. Needs root. Usage: set-up.sh USER UID
set -eu
/opt/kube-notebooks/kube-notebooks install --prefix /usr/local
useradd --uid "$2" --create-home --shell /bin/bash "$1"
