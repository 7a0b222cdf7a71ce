#!/usr/bin/env bash
# Builds the .deb from the build folder given and checks that it is complete, depends on Qt and has no lintian errors.
set -euo pipefail
build=$1
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cpack --config "$build/CPackConfig.cmake" -G DEB -B "$out" >"$out/cpack.log" 2>&1 || { tail -n 30 "$out/cpack.log"; exit 1; }
deb=$(ls "$out"/levelscope_*.deb)

contents=$(dpkg-deb --contents "$deb")
for file in usr/bin/levelscope usr/bin/levelctl usr/share/man/man1/levelscope.1.gz usr/share/man/man1/levelctl.1.gz \
  usr/share/applications/io.github.levelscope.Levelscope.desktop \
  usr/share/metainfo/io.github.levelscope.Levelscope.metainfo.xml \
  usr/share/icons/hicolor/scalable/apps/io.github.levelscope.Levelscope.svg \
  usr/share/doc/levelscope/copyright; do
  grep -q "\./$file\$" <<<"$contents" || { echo "missing in the package: $file"; exit 1; }
done
depends=$(dpkg-deb -f "$deb" Depends)
for library in libqt6widgets6 libqt6charts6 libqt6svg6 libc6; do
  [[ $depends == *$library* ]] || { echo "no dependency on $library: $depends"; exit 1; }
done
lintian --fail-on error --tag-display-limit 0 "$deb"
echo "package is whole: $(basename "$deb"), $depends"
