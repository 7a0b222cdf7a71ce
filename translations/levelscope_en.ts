<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Log</name>
    <message numerus="yes">
        <source>compaction #%1: %n table(s) moved to L%2 without rewriting</source>
        <translation>
            <numerusform>compaction #%1: %n table moved to L%2 without rewriting</numerusform>
            <numerusform>compaction #%1: %n tables moved to L%2 without rewriting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>compaction #%1: %n table(s) in</source>
        <translation>
            <numerusform>compaction #%1: %n table in</numerusform>
            <numerusform>compaction #%1: %n tables in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n out to L%1, %2 → %3 in %4</source>
        <translation>
            <numerusform>, %n out to L%1, %2 → %3 in %4</numerusform>
            <numerusform>, %n out to L%1, %2 → %3 in %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>%n write-ahead log(s) wait to be flushed into tables.</source>
        <translation>
            <numerusform>%n write-ahead log waits to be flushed into tables.</numerusform>
            <numerusform>%n write-ahead logs wait to be flushed into tables.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::BloomView</name>
    <message numerus="yes">
        <source>%n of the probes found a clear bit, so no block has to be read.</source>
        <translation>
            <numerusform>%n of the probes found a clear bit, so no block has to be read.</numerusform>
            <numerusform>%n of the probes found a clear bit, so no block has to be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n columns have another parity than the key, so no block has to be read.</source>
        <translation>
            <numerusform>%n column has another parity than the key, so no block has to be read.</numerusform>
            <numerusform>%n columns have another parity than the key, so no block has to be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangeDesk</name>
    <message numerus="yes">
        <source>Write %n change(s) as One Batch</source>
        <translation>
            <numerusform>Write %n change as One Batch</numerusform>
            <numerusform>Write %n changes as One Batch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n change(s)</source>
        <translation>
            <numerusform>Wrote %n change</numerusform>
            <numerusform>Wrote %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangeListModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangeSet</name>
    <message numerus="yes">
        <source>Delete %n key(s)</source>
        <translation>
            <numerusform>Delete %n key</numerusform>
            <numerusform>Delete %n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n change(s)</source>
        <translation>
            <numerusform>Restore %n change</numerusform>
            <numerusform>Restore %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace in %n value(s)</source>
        <translation>
            <numerusform>Replace in %n value</numerusform>
            <numerusform>Replace in %n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ChangesPage</name>
    <message numerus="yes">
        <source>%n staged, not written yet</source>
        <translation>
            <numerusform>%n staged, not written yet</numerusform>
            <numerusform>%n staged, not written yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DamageBar</name>
    <message numerus="yes">
        <source>This is not the whole store: %n places could not be read. Keys are missing there, and pairs around them may be older than what their owner would read.</source>
        <translation>
            <numerusform>This is not the whole store: %n place could not be read. Keys are missing there, and pairs around them may be older than what their owner would read.</numerusform>
            <numerusform>This is not the whole store: %n places could not be read. Keys are missing there, and pairs around them may be older than what their owner would read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::DeskStrip</name>
    <message numerus="yes">
        <source>%n change(s) of %1 were never written.</source>
        <translation>
            <numerusform>%n change of %1 was never written.</numerusform>
            <numerusform>%n changes of %1 were never written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n change(s) as one batch  %1</source>
        <translation>
            <numerusform>Write %n change as one batch  %1</numerusform>
            <numerusform>Write %n changes as one batch  %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was written: %n key(s) changed in the store since.</source>
        <translation>
            <numerusform>Nothing was written: %n key changed in the store since.</numerusform>
            <numerusform>Nothing was written: %n keys changed in the store since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ExplainModel</name>
    <message numerus="yes">
        <source>%n entries met</source>
        <translation>
            <numerusform>%n entry met</numerusform>
            <numerusform>%n entries met</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs of dead keys stepped over</source>
        <translation>
            <numerusform>%n run of dead keys stepped over</numerusform>
            <numerusform>%n runs of dead keys stepped over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::HexView</name>
    <message numerus="yes">
        <source>%1: offset %2, %n byte(s)</source>
        <translation>
            <numerusform>%1: offset %2, %n byte</numerusform>
            <numerusform>%1: offset %2, %n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::HistoryPage</name>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::JsonTreeModel</name>
    <message numerus="yes">
        <source>{ %n member(s) }</source>
        <translation>
            <numerusform>{ %n member }</numerusform>
            <numerusform>{ %n members }</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>[ %n element(s) ]</source>
        <translation>
            <numerusform>[ %n element ]</numerusform>
            <numerusform>[ %n elements ]</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelMap</name>
    <message numerus="yes">
        <source>%n table(s). Arrow keys move between tables and levels, Enter opens one.</source>
        <translation>
            <numerusform>%n table. Arrow keys move between tables and levels, Enter opens one.</numerusform>
            <numerusform>%n tables. Arrow keys move between tables and levels, Enter opens one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n range tombstone(s)</source>
        <translation>
            <numerusform>%n range tombstone</numerusform>
            <numerusform>%n range tombstones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %1 of values in %n value file(s)</source>
        <translation>
            <numerusform>and %1 of values in %n value file</numerusform>
            <numerusform>and %1 of values in %n value files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelScoreModel</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::LevelSummaryModel</name>
</context>
<context>
    <name>levelscope::gui::LevelsPage</name>
    <message numerus="yes">
        <source>%n table(s) in %1</source>
        <translation>
            <numerusform>%n table in %1</numerusform>
            <numerusform>%n tables in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MemtableFactsPanel</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MemtablePage</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Another engine made this store, and its memtable lives in the process that writes it. What it would hold is in the write-ahead logs: %n entry(s).</source>
        <translation>
            <numerusform>Another engine made this store, and its memtable lives in the process that writes it. What it would hold is in the write-ahead logs: %n entry.</numerusform>
            <numerusform>Another engine made this store, and its memtable lives in the process that writes it. What it would hold is in the write-ahead logs: %n entries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::MemtableTree</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) from here down</source>
        <translation>
            <numerusform>%n row from here down</numerusform>
            <numerusform>%n rows from here down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leaf(s)</source>
        <translation>
            <numerusform>%n leaf</numerusform>
            <numerusform>%n leaves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inner node(s)</source>
        <translation>
            <numerusform>%n inner node</numerusform>
            <numerusform>%n inner nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::PlanPanel</name>
    <message numerus="yes">
        <source>Compact %n table(s)</source>
        <translation>
            <numerusform>Compact %n table</numerusform>
            <numerusform>Compact %n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n table(s)</source>
        <translation>
            <numerusform>%1 in %n table</numerusform>
            <numerusform>%1 in %n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries in memory would be flushed first; the dry run leaves them out.</source>
        <translation>
            <numerusform>%n entry in memory would be flushed first; the dry run leaves it out.</numerusform>
            <numerusform>%n entries in memory would be flushed first; the dry run leaves them out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ReplaceDialog</name>
    <message numerus="yes">
        <source>%n occurrence(s)</source>
        <translation>
            <numerusform>%n occurrence</numerusform>
            <numerusform>%n occurrences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) skipped: too large, or no text.</source>
        <translation>
            <numerusform>%n value skipped: too large, or no text.</numerusform>
            <numerusform>%n values skipped: too large, or no text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stage %n Change(s)</source>
        <translation>
            <numerusform>Stage %n Change</numerusform>
            <numerusform>Stage %n Changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::ScanBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::SpacePage</name>
    <message numerus="yes">
        <source>Sampled: live bytes %1, from %n block(s) read.</source>
        <translation>
            <numerusform>Sampled: live bytes %1, from %n block read.</numerusform>
            <numerusform>Sampled: live bytes %1, from %n blocks read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>besides %1 of garbage in %n value file(s)</source>
        <translation>
            <numerusform>besides %1 of garbage in %n value file</numerusform>
            <numerusform>besides %1 of garbage in %n value files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::StoreTreeModel</name>
    <message numerus="yes">
        <source>%1: %n SSTable(s)</source>
        <translation>
            <numerusform>%1: %n SSTable</numerusform>
            <numerusform>%1: %n SSTables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TablePage</name>
    <message numerus="yes">
        <source>✗ %n damaged block(s), the others are readable</source>
        <translation>
            <numerusform>✗ %n damaged block, the others are readable</numerusform>
            <numerusform>✗ %n damaged blocks, the others are readable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of values in %n value file(s)</source>
        <translation>
            <numerusform>%1 of values in %n value file</numerusform>
            <numerusform>%1 of values in %n value files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s), %1</source>
        <translation>
            <numerusform>%n value, %1</numerusform>
            <numerusform>%n values, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TimeView</name>
    <message numerus="yes">
        <source>%n table(s) gone</source>
        <translation>
            <numerusform>%n table gone</numerusform>
            <numerusform>%n tables gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new, %1</source>
        <translation>
            <numerusform>%n new, %1</numerusform>
            <numerusform>%n new, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::TriagePanel</name>
    <message numerus="yes">
        <source>%n file(s) in the folder do not belong to the store; they are left alone.</source>
        <translation>
            <numerusform>%n file in the folder does not belong to the store; it is left alone.</numerusform>
            <numerusform>%n files in the folder do not belong to the store; they are left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n more limits or damages.</source>
        <translation>
            <numerusform>There is %n more limit or damage.</numerusform>
            <numerusform>There are %n more limits or damages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::VerifyPage</name>
    <message numerus="yes">
        <source>✗ Damaged in %n place(s)</source>
        <translation>
            <numerusform>✗ Damaged in %n place</numerusform>
            <numerusform>✗ Damaged in %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✓ Sound, with %n thing(s) to know</source>
        <translation>
            <numerusform>✓ Sound, with %n thing to know</numerusform>
            <numerusform>✓ Sound, with %n things to know</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n log(s)</source>
        <translation>
            <numerusform>%n log</numerusform>
            <numerusform>%n logs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n finding(s)</source>
        <translation>
            <numerusform>Copied %n finding</numerusform>
            <numerusform>Copied %n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s), see the page Verify.</source>
        <translation>
            <numerusform>%n finding, see the page Verify.</numerusform>
            <numerusform>%n findings, see the page Verify.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 values in %n file(s) of their own</source>
        <translation>
            <numerusform>%1 values in %n file of their own</numerusform>
            <numerusform>%1 values in %n files of their own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n log record(s)</source>
        <translation>
            <numerusform>%n log record</numerusform>
            <numerusform>%n log records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WalView</name>
    <message numerus="yes">
        <source>%n operation(s), written as one</source>
        <translation>
            <numerusform>%n operation</numerusform>
            <numerusform>%n operations, written as one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WorkDoneModel</name>
    <message numerus="yes">
        <source>%n table(s) moved without being rewritten.</source>
        <translation>
            <numerusform>%n table moved without being rewritten.</numerusform>
            <numerusform>%n tables moved without being rewritten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>%n moved</numerusform>
            <numerusform>%n moved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WritePath</name>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WritePathPanel</name>
    <message numerus="yes">
        <source>%n piece(s) to come.</source>
        <translation>
            <numerusform>%n piece to come.</numerusform>
            <numerusform>%n pieces to come.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>levelscope::gui::WritePathStrip</name>
    <message numerus="yes">
        <source>%n memtable(s)</source>
        <translation>
            <numerusform>%n memtable</numerusform>
            <numerusform>%n memtables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
</context>
</TS>
