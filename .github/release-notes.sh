#!/bin/sh
# Prints what CHANGELOG.md says of the release that a tag names, such as v0.1.0; fails unless tag, version and changelog agree.
set -eu
cd "$(dirname "$0")/.."
tag="${1:?the tag, such as v0.1.0}"
version="${tag#v}"
built="$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)"
if [ "v$built" != "$tag" ]; then
    echo "The tag is $tag, but Directory.Build.props says version $built." >&2
    exit 1
fi
heading="$(grep "^## \[$version\]" CHANGELOG.md || true)"
case "$heading" in
"## [$version] - "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]) ;;
*)
    echo "CHANGELOG.md has no heading \"## [$version] - YYYY-MM-DD\"." >&2
    exit 1
    ;;
esac
awk -v heading="$heading" '$0 == heading { inside = 1; next } inside && /^(## |\[)/ { exit } inside' CHANGELOG.md
