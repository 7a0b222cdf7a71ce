#!/usr/bin/env python3
"""The layer check: who may include whom, and which calls belong behind a seam.

layers.py ROOT    prints each offence as file:line: rule, exits 1 if there is any.
"""
import pathlib
import re
import sys

# A room may include itself and the rooms it names here; '+' takes over what another room may include.
MAY_INCLUDE = {
    "core/base": [],
    "core/env": ["core/base"],
    "core/memtable": ["core/base"],
    "core/wal": ["core/env", "+core/env"],
    "core/table": ["core/env", "+core/env"],
    "core/version": ["core/table", "core/wal", "+core/table"],
    "core/compaction": ["core/version", "+core/version"],
    "core/db": ["core/memtable", "core/compaction", "+core/compaction"],
    "core/formats": ["core/db", "+core/db"],
    "core/inspect": ["core/formats", "+core/formats"],
    "core/cli": ["core/inspect", "+core/inspect"],
    "gui/jobs": ["core/base"],
    "gui/models": ["core/inspect", "+core/inspect"],
    "gui/session": ["gui/jobs", "core/inspect", "+core/inspect"],
    "gui/widgets": ["gui/models", "+gui/models"],
    "gui/pages": ["gui/session", "gui/widgets", "+gui/session", "+gui/widgets"],
    "gui/dialogs": ["gui/session", "gui/widgets", "+gui/session", "+gui/widgets"],
    "gui/app": ["gui/pages", "gui/dialogs", "+gui/pages", "+gui/dialogs"],
}

# (where it holds, where it is allowed, pattern, what to do instead)
CALLS = [
    ("core/", ("core/env/",), r"\bstd::(?:o|i)?fstream\b|\bfopen\s*\(|(?<![\w>])::open\s*\(|(?<![\w>])::unlink\s*\(",
     "files only through core/env FileSystem"),
    ("core/", ("core/env/",), r"\bstd::filesystem::(?:remove|rename|create|copy|resize)",
     "files only through core/env FileSystem"),
    ("core/", ("core/env/",), r"\bstd::(?:jthread|thread)\s*[({]|\bsleep_for\b|\bsleep_until\b|\busleep\s*\(",
     "threads and waiting only through core/env"),
    ("core/", ("core/env/",), r"\bsystem_clock::now\b|\bsteady_clock::now\b|\bgettimeofday\b",
     "time only through core/env Clock"),
    ("core/", (), r"#\s*include\s*<Q[A-Z]", "core knows no Qt"),
    ("gui/", ("gui/jobs/",), r"\bQThread\b\s*[*({]|\bstd::(?:jthread|thread)\s*[({]|\bQtConcurrent\b|->start\(new ",
     "threads only in gui/jobs"),
    ("gui/", (), r"#\s*include\s*<Qt(?:Charts|Widgets|Core|Gui)>", "single headers, not whole modules"),
    ("gui/", (), r"\b(?:SIGNAL|SLOT)\s*\(", "function-pointer connects only"),
    ("", (), r"\bQSKIP\b|#\s*if\s+0\b", "no skipped test, no dead code"),
    ("gui/", ("gui/widgets/plain_text",), r"Qt::(?:RichText|AutoText)|setTextFormat\(Qt::Markdown",
     "plain text only: store data may hold markup"),
]


def allowed_rooms(room, table=MAY_INCLUDE):
    rooms = {room}
    for name in table[room]:
        if name.startswith("+"):
            rooms |= allowed_rooms(name[1:], table)
        else:
            rooms.add(name)
    return rooms


def room_of(path):
    return next((room for room in MAY_INCLUDE if path.startswith(room + "/")), None)


def offences_in(path, text):
    room = room_of(path)
    allowed = allowed_rooms(room) if room else None
    for number, line in enumerate(text.splitlines(), 1):
        code = line.split("//", 1)[0]
        include = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        if include and room:
            target = room_of(include[1])
            if target is None and include[1].endswith(".h") and "/" not in include[1]:
                yield number, f'"{include[1]}": includes are written from the repository root'
            elif target and target not in allowed:
                yield number, f"{room} may not include {target}"
            elif target == "gui/pages" == room:
                here, there = path.split("/")[2], include[1].split("/")[2]
                if "." not in there and there != here:
                    yield number, f"page {here} may not know page {there}"
        for where, exceptions, pattern, advice in CALLS:
            if path.startswith(where) and not path.startswith(exceptions or ("\0",)) and re.search(pattern, code):
                yield number, advice


def main(root):
    root = pathlib.Path(root)
    count = files = 0
    for folder in ("core", "gui", "tests"):
        for file in sorted((root / folder).rglob("*")):
            if file.suffix not in (".h", ".cpp"):
                continue
            files += 1
            path = file.relative_to(root).as_posix()
            for number, advice in offences_in(path, file.read_text(errors="replace")):
                print(f"{path}:{number}: {advice}")
                count += 1
    print(f"{files} files, {count} offences")
    return 1 if count or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
