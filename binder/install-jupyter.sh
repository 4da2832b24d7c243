#!/bin/sh
# Installs JupyterLab, the classic notebook and JupyterHub's single-user server from Debian's own packages. Needs root.
set -eu
export DEBIAN_FRONTEND=noninteractive

# Debian's JupyterLab is built, but asks for the 600 packages that one would need to build it again; Debian's JupyterHub asks for
# the proxy of the hub, which runs elsewhere. An empty package says that it provides them. That is 950 MB less.
stand_in="$(mktemp -d)"
trap 'rm -rf "$stand_in"' EXIT
chmod 755 "$stand_in"
mkdir -p "$stand_in/package/DEBIAN"
apt-get update -qq
tools="$(apt-cache show --no-all-versions jupyterlab jupyterhub | sed -n 's/^Depends: //p' | tr ',' '\n' \
    | sed -n -E 's/^ *(node-[^ ]*|jest|webpack|yarnpkg)( .*)?$/\1 (= 999)/p' | sort -u | paste -s -d ,)"
[ -n "$tools" ] || { echo "install-jupyter.sh: apt-cache tells no dependencies of jupyterlab. Is this Debian 13 (trixie)?" >&2; exit 1; }
cat >"$stand_in/package/DEBIAN/control" <<END
Package: jupyterlab-tools-left-out
Version: 1
Architecture: all
Maintainer: The KubeNotebooks authors <kubenotebooks@example.org>
Provides: $tools
Description: stands for the tools that JupyterLab is built with
END
dpkg-deb --build "$stand_in/package" "$stand_in/left-out.deb" >/dev/null

# Of the same package: its sources and the maps for debuggers, another 80 MB.
cat >/etc/dpkg/dpkg.cfg.d/jupyterlab-tools-left-out <<END
path-exclude=/usr/share/nodejs/@jupyterlab/*
path-exclude=/usr/share/*.js.map
END

# The kernel brings its own .NET runtime; that needs OpenSSL and the C++ library.
apt-get install -y -qq --no-install-recommends "$stand_in/left-out.deb" \
    jupyterlab jupyter-notebook jupyterhub jupyter-client jupyter-nbconvert libssl3t64 libstdc++6
apt-get clean
rm -rf /var/lib/apt/lists/* /var/log/apt /var/log/dpkg.log /var/cache/debconf/*-old
