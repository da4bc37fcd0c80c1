#!/usr/bin/env bash
# The steps of the image, in a copy of the project: install, build, prune. Named steps alone are run.
#   scripts/build-image-steps.sh install build prune
set -euo pipefail
cd "$(dirname "$0")/.."

for step in "$@"; do
  case "$step" in
    # Without install scripts: what needs one ships its binary besides, and the build is a step of its own.
    install) npm ci --ignore-scripts --no-audit --no-fund ;;
    build) node node_modules/typescript/bin/tsc -b ;;
    # What only development needs goes; npm keeps the compiler, as a library names it as a peer that it can do without.
    prune)
      npm prune --omit=dev --ignore-scripts --no-audit --no-fund
      rm -rf node_modules/typescript node_modules/@typescript
      ;;
    *)
      echo "There is no step $step: install, build and prune are." >&2
      exit 2
      ;;
  esac
done
