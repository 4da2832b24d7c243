#!/bin/sh
# Builds binder/Dockerfile without a container engine: Debian's own tools lay the base image, buildah does the Dockerfile's steps.
# Usage: build_image.sh FOLDER. The image's root is then FOLDER/root. Needs root, debootstrap, buildah and the .NET SDK.
set -eu
folder="$1"
repository="$(cd "$(dirname "$0")/../../.." && pwd)"
dotnet="$(dirname "$(readlink -f "$(command -v dotnet)")")"
builder() { command="$1"; shift; buildah --root "$folder/storage" --runroot "$folder/run" --storage-driver vfs "$command" "$@"; }

# What the base image of that name holds: a minimal Debian 13 without manuals.
debootstrap --variant=minbase trixie "$folder/base" >"$folder/debootstrap.log"
cat >"$folder/base/etc/dpkg/dpkg.cfg.d/slim" <<END
force-unsafe-io
path-exclude /usr/share/doc/*
path-exclude /usr/share/man/*
path-exclude /usr/share/info/*
path-exclude /usr/share/locale/*
END
rm -rf "$folder"/base/usr/share/doc/* "$folder"/base/usr/share/man/* "$folder"/base/usr/share/locale/* \
    "$folder"/base/var/cache/apt/archives/*.deb "$folder"/base/var/lib/apt/lists/*
base="$(builder from scratch)"
builder add -q "$base" "$folder/base" / >/dev/null
path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
builder config --env "PATH=$path" "$base"
builder commit -q "$base" docker.io/library/debian:trixie-slim >/dev/null
# This machine's SDK stands in for the image of the first stage, with the packages that were fetched before.
builder config --env "PATH=$dotnet:$path" --env "DOTNET_ROOT=$dotnet" --env DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 \
    --env SSL_CERT_FILE=/host-certificates/ca-certificates.crt "$base"
builder commit -q --rm "$base" mcr.microsoft.com/dotnet/sdk:10.0 >/dev/null
rm -rf "$folder/base"

builder build --isolation chroot --pull-never --build-arg NB_USER=jovyan --build-arg NB_UID=1000 \
    --volume "$dotnet:$dotnet:ro" --volume "${NUGET_PACKAGES:-$HOME/.nuget/packages}:/root/.nuget/packages" --volume /etc/ssl/certs:/host-certificates:ro \
    --file "$repository/binder/Dockerfile" --tag kubenotebooks "$repository"
container="$(builder from --pull-never localhost/kubenotebooks)"
echo "$container" >"$folder/container"
ln -s "$(builder mount "$container")" "$folder/root"
