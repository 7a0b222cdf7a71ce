#!/usr/bin/env python3
"""format.py ROOT CLANG-FORMAT: every source file is as clang-format 14 writes it. Other major versions differ in details
and are not asked."""
import pathlib
import re
import subprocess
import sys


def main(root, clang_format):
    version = subprocess.run([clang_format, "--version"], capture_output=True, text=True, check=True).stdout
    major = int(re.search(r"version (\d+)", version)[1])
    if major != 14:
        print(f"clang-format {major}: the format is decided by version 14")
        return 0
    root = pathlib.Path(root)
    files = [str(f) for folder in ("core", "gui", "tests") for f in sorted((root / folder).rglob("*"))
             if f.suffix in (".h", ".cpp")]
    run = subprocess.run([clang_format, "--dry-run", "--Werror", *files], capture_output=True, text=True)
    offenders = sorted({line.split(":", 1)[0] for line in run.stderr.splitlines() if ": error:" in line})
    for file in offenders:
        print(pathlib.Path(file).relative_to(root))
    print(f"{len(files)} files, {len(offenders)} not formatted")
    return 1 if run.returncode else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
