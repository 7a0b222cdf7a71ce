// Everything that decodes untrusted bytes, as functions of a byte string. A target returns normally whatever
// it is given; what must not happen (a crash, a hang, a read out of bounds, a decoded thing that does not
// survive a round trip) aborts the process. libFuzzer drives them under clang; mutation_test drives them
// everywhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace levelscope::fuzz {

struct Target {
    const char* name;
    void (*run)(std::string_view bytes);
    std::vector<std::string> (*seeds)();  // valid inputs to start from
};

// log, batch, edit, manifest, current, table, table_blocks, data_block, index_block, filter_block,
// properties, options, foreign_block, foreign_table, foreign_log, foreign_edit, foreign_batch,
// foreign_codecs, foreign_values, foreign_clones, foreign_keys, foreign_filter.
const std::vector<Target>& targets();
const Target* findTarget(std::string_view name);

}  // namespace levelscope::fuzz
