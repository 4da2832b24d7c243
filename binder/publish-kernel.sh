#!/bin/sh
# Publishes the kernel together with the .NET runtime that it needs, compiled ahead for this machine.
# Usage: publish-kernel.sh FOLDER
set -eu
folder="${1:?Say which folder the kernel goes to.}"
repository="$(cd "$(dirname "$0")/.." && pwd)"
case "$(uname -m)" in
    x86_64) runtime=linux-x64 ;;
    aarch64 | arm64) runtime=linux-arm64 ;;
    *) echo "publish-kernel.sh: there is no .NET runtime for $(uname -m). Build on x86-64 or ARM64." >&2; exit 1 ;;
esac
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet publish "$repository/src/KubeNotebooks.Tool" -c Release -r "$runtime" --self-contained true -v quiet \
    -p:PublishReadyToRun=true -p:DebugType=none -p:PublishDocumentationFiles=false -p:RunAnalyzers=false -o "$folder"
