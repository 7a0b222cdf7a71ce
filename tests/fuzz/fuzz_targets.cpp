#include "tests/fuzz/fuzz_targets.h"

#include "tests/fuzz/fuzz_foreign.h"
#include "tests/fuzz/fuzz_log.h"
#include "tests/fuzz/fuzz_table.h"
#include "tests/fuzz/fuzz_values.h"

namespace levelscope::fuzz {

const std::vector<Target>& targets() {
    static const std::vector<Target> all{
        {"log", runLog, logSeeds},
        {"batch", runBatch, batchSeeds},
        {"edit", runEdit, editSeeds},
        {"manifest", runManifest, editSeeds},
        {"current", runCurrent, currentSeeds},
        {"options", runOptions, optionsSeeds},
        {"table", runTable, tableSeeds},
        {"table_blocks", runTableBlocks, tableSeeds},
        {"data_block", runDataBlock, dataBlockSeeds},
        {"index_block", runIndexBlock, indexBlockSeeds},
        {"filter_block", runFilterBlock, filterBlockSeeds},
        {"properties", runProperties, propertiesSeeds},
        {"value_file", runValueFile, valueFileSeeds},
        {"values", runValues, valueFileSeeds},
        {"value_pointer", runValuePointer, valuePointerSeeds},
        {"foreign_block", runForeignBlock, foreignBlockSeeds},
        {"foreign_table", runForeignTable, foreignTableSeeds},
        {"foreign_log", runForeignLog, foreignLogSeeds},
        {"foreign_edit", runForeignEdit, foreignEditSeeds},
        {"foreign_batch", runForeignBatch, foreignBatchSeeds},
        {"foreign_codecs", runForeignCodecs, foreignCodecSeeds},
        {"foreign_values", runForeignValues, foreignValueSeeds},
        {"foreign_clones", runForeignClones, foreignCloneSeeds},
        {"foreign_keys", runForeignKeys, foreignKeySeeds},
        {"foreign_filter", runForeignFilter, foreignFilterSeeds},
    };
    return all;
}

const Target* findTarget(std::string_view name) {
    for (const Target& target : targets())
        if (target.name == name)
            return &target;
    return nullptr;
}

}  // namespace levelscope::fuzz
