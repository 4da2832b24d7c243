#!/bin/sh
# Puts the lessons that are missing into the user's home and runs the command. A class gives each learner an empty home at first
# and the same home later: what the learner changed stays.
set -u
lessons=/opt/kube-notebooks/lessons
home="${HOME:-/}"
# Signed as the learner's own, so that Jupyter shows the pictures that they come with.
new="$(cd "$lessons" && find . -name '*.ipynb' | while read -r lesson; do [ -e "$home/notebooks/$lesson" ] || echo "$home/notebooks/$lesson"; done)"
if [ -n "$new" ]; then
    if mkdir -p "$home/notebooks" && cp -R --update=none "$lessons/." "$home/notebooks"; then
        echo "$new" | xargs -d '\n' python3 -m nbformat.sign >/dev/null
    else
        echo "start.sh: the lessons could not be copied to $home/notebooks. They are in $lessons." >&2
    fi
fi
exec "$@"
