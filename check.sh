#!/bin/sh
# The one command: layout of the code, build (which checks its style), all tests. Green here is green in CI.
set -eu
cd "$(dirname "$0")"
dotnet restore KubeNotebooks.sln -v q
dotnet format whitespace KubeNotebooks.sln --verify-no-changes --no-restore
dotnet build KubeNotebooks.sln -v q --no-restore
dotnet test --solution KubeNotebooks.sln --no-build "$@"
