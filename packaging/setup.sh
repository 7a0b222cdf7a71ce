# Sourced by run and test: what this machine lacks, quiet building, and the log to look into when something fails.
# Works on Debian 12 and 13, as root or with sudo.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jobs=$(nproc)
# A compiler cache that also serves the same sources in another folder.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE=${CCACHE_MAXSIZE:-5G}

# 'a|b': the first that this release of Debian has.
readonly build_packages=(
  build-essential python3 cmake ninja-build ccache pkg-config gettext
  qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools linguist-qt6
  qt6-charts-dev 'libqt6opengl6-dev|qt6-base-dev' 'libqt6svg6-dev|qt6-svg-dev' libgl-dev
  libcli11-dev libfmt-dev libspdlog-dev nlohmann-json3-dev libxxhash-dev
  liblz4-dev libzstd-dev libbz2-dev libsnappy-dev libisal-dev zlib1g-dev libssl-dev
)
readonly sample_packages=(unicode-data iso-codes)
readonly view_packages=(fonts-dejavu-core fonts-droid-fallback)
readonly test_packages=(
  librocksdb-dev libleveldb-dev clang-format xvfb xauth
  desktop-file-utils appstream lintian dpkg-dev file
)

say() { printf '%s\n' "$*"; }

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi
}

# What the failed tests of a ctest log printed, the first lines of each, and ctest's closing lines.
failures() {
  awk '/^ *Start +[0-9]+: /  { left = 0 }
       /^ *[0-9]+\/[0-9]+ Test / { left = /\*\*\*/ ? 60 : 0 }
       /^[0-9]+% tests passed/ { left = 1000 }
       left-- > 0' "$1"
}

# step TITLE LOG COMMAND...: one line while it runs; if it fails the log's end, or of a ctest log what failed.
step() {
  local title=$1 log=$2 begin=$SECONDS
  shift 2
  mkdir -p "$(dirname "$log")"
  printf '%s ... ' "$title"
  if "$@" >"$log" 2>&1; then
    say "done ($((SECONDS - begin)) s)"
  else
    local code=$?
    say "failed; from $log:"
    if grep -q 'tests passed' "$log"; then failures "$log"; else tail -n 60 "$log"; fi
    exit "$code"
  fi
}

installed() { dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

any_installed() {
  local name
  for name in ${1//|/ }; do installed "$name" && return 0; done
  return 1
}

first_available() {
  local name
  for name in ${1//|/ }; do
    [[ $(apt-cache policy "$name" 2>/dev/null) == *'Candidate: '[0-9]* ]] && { say "$name"; return 0; }
  done
  say "${1%%|*}"
}

# Asks apt only for what is missing.
install_packages() {
  local missing=() name
  for name in "$@"; do
    any_installed "$name" || missing+=("$name")
  done
  ((${#missing[@]})) || return 0
  apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -y "$@"; }
  install_missing() {
    apt_get update || true
    local wanted=()
    for name in "${missing[@]}"; do wanted+=("$(first_available "$name")"); done
    apt_get install --no-install-recommends "${wanted[@]}"
  }
  step "Installing ${#missing[@]} packages" "$root/build/log/apt.log" install_missing
}

# build PRESET [TARGET...]
build() {
  local preset=$1
  shift
  step "Configuring ($preset)" "$root/build/log/configure-$preset.log" \
    cmake -S "$root" --preset "$preset"
  step "Building ($preset)" "$root/build/log/build-$preset.log" \
    cmake --build "$root/build/$preset" -j "$jobs" ${1:+--target "$@"}
}
