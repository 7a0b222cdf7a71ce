#!/usr/bin/env python3
"""matrix_tables.py FILE...: what core/doc/benchmarks-matrix.md shows of a run of `peers --full --json FILE`, as Markdown: the
geometric means, every row under 1.0, the targets with what is reached, and a table for each codec and number of threads. Rounds,
of several files too, become medians."""
import collections
import json
import math
import statistics
import sys

ROWS = """fillsync fillsync-8 fillbatch fillseq fillrandom readrandom multiget readmissing readseq readreverse seekrandom
readwhilewriting overwrite compact replay ycsb-a ycsb-b ycsb-c ycsb-f ycsb-d ycsb-e tombstoneseek tombstonemix deletequeue
ttlchurn opentables""".split()
WAYS = {"us": "by the clock", "cpu_us": "by processor time", "settled_cpu_us": "with the background work that was left"}
CODECS = {"none": "Uncompressed", "lz4": "LZ4", "zstd": "zstd"}

# Against RocksDB and LevelDB; one figure: against the faster.
Target = collections.namedtuple("Target", "row ratio way codec", defaults=("us", "none"))
TARGETS = [Target("fillseq", "6 and 3"), Target("fillrandom", "6 and 3"), Target("overwrite", "6 and 3"), Target("fillbatch", "4"),
           Target("fillsync", "1.0"), Target("fillsync-8", "1.3"), Target("readrandom", "2.5 and 1.8"), Target("readmissing", "2"),
           Target("readseq", "3 and 2"), Target("seekrandom", "3 and 2.5"), Target("readwhilewriting", "2"), Target("replay", "5"),
           Target("opentables", "10"), Target("tombstoneseek", "100"),
           *(Target(f"ycsb-{letter}", "2") for letter in "abcdef"),
           *(Target(row, "3", "settled_cpu_us") for row in ("fillseq", "fillrandom", "overwrite")),
           Target("compact", "3", "cpu_us"), Target("compact", "2", "cpu_us", "lz4"), Target("compact", "1.1", "cpu_us", "zstd")]

Cell = collections.namedtuple("Cell", "values data threads codec")


def read(files):
    """cell -> row -> engine -> field -> median"""
    rounds = collections.defaultdict(list)
    for file in files:
        with open(file) as lines:
            for line in map(json.loads, lines):
                cell = Cell(line["value_size"], line["data"], line["threads"], line["compression"])
                rounds[cell, line["row"], line["engine"]].append(line)
    cells = collections.defaultdict(lambda: collections.defaultdict(dict))
    for (cell, row, engine), measured in rounds.items():
        medians = {field: statistics.median(m[field] for m in measured) for field in [*WAYS, "tables"]}
        for field in WAYS:
            medians[field] /= medians["tables"] or 1  # an opening is told by the table
        cells[cell][row][engine] = medians
    return cells


def against(engines, way):
    """Ratio by peer: its time over ours."""
    ours = engines["levelscope"][way]
    return {peer: m[way] / ours for peer, m in engines.items() if peer != "levelscope" and ours > 0 and m[way] > 0}


def named(cell):
    parts = [f"{cell.values} B", f"{cell.data:.2g}x", cell.codec, f"{cell.threads} threads"]
    return ", ".join(part for part in parts if part not in ("none", "1 threads"))


def summary(cells):
    for way, how in WAYS.items():
        ratios = {(row, named(cell)): min(against(engines, way).values()) for cell, rows in cells.items()
                  for row, engines in rows.items() if against(engines, way)}
        mean = math.exp(statistics.fmean(map(math.log, ratios.values())))
        losses = [(row, cell, ratio) for (row, cell), ratio in ratios.items() if ratio < 1]
        print(f"Geometric mean of the {len(ratios)} ratios {how}: **{mean:.2f}**; under 1.0: {len(losses)}\n")
        print("".join(f"- {row}, {cell}: {ratio:.2f}\n" for row, cell, ratio in losses))


def targets(cells):
    print("| row | target | 0.2x | 4x |\n|---|---|---|---|")
    for row, target, way, codec in TARGETS:
        reached = []
        for cell in sorted(c for c in cells if (c.values, c.threads, c.codec) == (100, 1, codec)):
            ratios = against(cells[cell].get(row, {"levelscope": {way: 0}}), way)
            reached.append(" and ".join(f"{ratios[peer]:.2f}" for peer in ("rocksdb", "leveldb") if peer in ratios) or "—")
        how = {"us": "", "cpu_us": f", {codec}, processor", "settled_cpu_us": ", settled"}[way]
        print(f"| {row}{how} | {target} | {' | '.join(reached)} |")


def table(cells, codec, threads):
    columns = sorted(c for c in cells if (c.threads, c.codec) == (threads, codec))
    print(f"\n## {CODECS[codec]}, {threads} thread{'s' * (threads > 1)}")
    print("| workload | " + " | ".join(f"{c.values} B, {c.data:.2g}x" for c in columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    logs = collections.defaultdict(list)
    for row in ROWS:
        shown = []
        for cell in columns:
            engines = cells[cell].get(row)
            ratios = against(engines, "us") if engines else {}
            if ratios:
                logs[cell].append(math.log(min(ratios.values())))
            shown.append(f"{min(ratios.values()):.2f} ({engines['levelscope']['us']:.4g})" if ratios else "")
        if any(shown):
            print(f"| {row} | {' | '.join(shown)} |")
    print("| geometric mean | " + " | ".join(f"**{math.exp(statistics.fmean(logs[c])):.2f}**" for c in columns) + " |")


def main(files):
    cells = read(files)
    summary(cells)
    targets(cells)
    for codec in CODECS:
        for threads in sorted({c.threads for c in cells if c.codec == codec}):
            table(cells, codec, threads)


if __name__ == "__main__":
    main(sys.argv[1:])
