import type { Language } from '../messages/language.ts';

export interface AutograderScripts {
  /** The lab's id. */
  readonly lab: string;
  readonly language: Language;
  /** The compiler's version. */
  readonly compiler: string;
}

/** How long a check may take, in seconds: Gradescope ends everything after ten minutes, and then shows no results. */
const LIMIT_S = 540;

/** Tools for students' programs and for giliran, with the Debian package of each. */
const TOOLS = {
  python3: 'python3',
  gcc: 'gcc libc6-dev',
  make: 'make',
  setpriv: 'util-linux',
  stdbuf: 'coreutils',
  bwrap: 'bubblewrap',
  ip: 'iproute2',
} as const;

/** The folder into which Gradescope unpacks the archive; tests name another one. */
const BASE = `base=\${GILIRAN_AUTOGRADER:-/autograder}`;

/** `setup.sh`: prepares the image, once. Tools that are there already are left alone. */
export function setupScript({ compiler }: AutograderScripts): string {
  const wanted = Object.entries(TOOLS)
    .map(([tool, packages]) => `command -v ${tool} >/dev/null || missing="$missing ${packages}"`)
    .join('\n');
  return `#!/bin/sh
# Gradescope runs this once, as root, when it builds the autograder's image.
set -eu
${BASE}
home=$base/source/giliran
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

has_node() {
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

missing=
${wanted}
has_node || missing="$missing ca-certificates curl xz-utils"
if [ -n "$missing" ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update
  # shellcheck disable=SC2086
  apt-get install --yes --no-install-recommends $missing
fi

# The distribution's own node may be too old.
if ! has_node; then
  case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) echo "Expected x86-64 or arm64, found $(uname -m)." >&2; exit 1 ;;
  esac
  from=https://nodejs.org/dist/latest-v22.x
  curl -fsSL "$from/SHASUMS256.txt" -o "$work/sums"
  name=$(grep -o "node-v[0-9.]*-linux-$machine.tar.xz" "$work/sums" | head -n 1)
  curl -fsSL "$from/$name" -o "$work/$name"
  (cd "$work" && grep " $name\\$" sums | sha256sum -c -)
  tar -xJf "$work/$name" -C /usr/local --strip-components=1 --no-same-owner
fi

# The compiler's program is another one on every kind of machine.
if ! "$home/node_modules/@esbuild/linux-x64/bin/esbuild" --version >/dev/null 2>&1; then
  npm install --prefix "$home" --no-save --no-package-lock --omit=dev "esbuild@${compiler}"
fi

# Nobody but root sees the lab.
chmod 700 "$base/source"
node "$home/bin/giliran.js" --version
`;
}

/** `run_autograder`: checks one submission. */
export function runScript({ lab, language }: AutograderScripts): string {
  return `#!/bin/sh
# Gradescope runs this for every submission, as root. The students' programs run in a sandbox, or where this machine
# refuses that, as a user of their own, to whom nothing of this is open: neither the lab nor the results.
set -eu
${BASE}
home=$base/source/giliran
umask 077
mkdir -p "$base/results"
chmod 700 "$base/source" "$base/results" "$base/submission"
if [ -e "$base/submission_metadata.json" ]; then chmod 600 "$base/submission_metadata.json"; fi
rm -rf "$base/results/results.json"
cd /
timeout --kill-after=20 ${LIMIT_S} node "$home/bin/giliran.js" check "$home/labs/${lab}/lab.yaml" "$base/submission" \\
  --hidden --isolation sandbox,user --lang ${language} --trace "$base/results/trace.jsonl" \\
  --gradescope "$base/results/results.json" || code=$?
# How the check came out is in the results; only that there are none is a failure of this script.
if [ ! -s "$base/results/results.json" ]; then
  echo "giliran ended with \${code:-0} and left no results." >&2
  exit 1
fi
`;
}
