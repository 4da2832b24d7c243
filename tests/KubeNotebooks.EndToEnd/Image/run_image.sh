#!/bin/sh
# Runs a command in the image that build_image.sh has made, as its user, with an /etc/jupyter that hides the image's, as on mybinder.org.
# Usage: run_image.sh FOLDER COMMAND...
set -eu
folder="$1"
shift
mkdir -p "$folder/etc-jupyter"
cat >"$folder/etc-jupyter/jupyter_server_config.json" <<END
{"ServerApp": {"allow_origin": "*", "shutdown_no_activity_timeout": 600}, "MappingKernelManager": {"cull_idle_timeout": 600}}
END
exec buildah --root "$folder/storage" --runroot "$folder/run" --storage-driver vfs run --isolation chroot \
    --volume "$folder/etc-jupyter:/etc/jupyter:ro" --volume "$folder/shared:/shared:ro" "$(cat "$folder/container")" -- \
    /usr/local/lib/kube-notebooks/start.sh "$@"
