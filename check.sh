#!/bin/sh
# The one command: formatting, build, all tests. Green here is green in CI.
set -eu
cd "$(dirname "$0")"
dotnet format KubeNotebooks.sln --verify-no-changes
dotnet build KubeNotebooks.sln -v q
dotnet test --solution KubeNotebooks.sln --no-build "$@"
