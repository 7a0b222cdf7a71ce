// What a comparison is about: its command line, and the cells of its matrix.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/inspect/mortal_keys.h"
#include "tests/bench/engines.h"

namespace levelscope::bench {

struct Arguments {
    Settings settings;  // all but the codec, which is the cell's
    // The cells: each of these with each.
    std::vector<size_t> valueSizes = {100};
    std::vector<double> data;  // times the cache; none: `keys`
    std::vector<uint32_t> threads = {1};
    std::vector<Codec> codecs = {Codec::none};

    uint64_t keys = 2'000'000;
    uint64_t repeats = 5;
    uint64_t operations = 0;  // at most so many of each row that need not write every key; 0: no limit
    double seconds = 0;       // and at most so long; 0: no limit
    uint64_t tables = 3'500;  // about so many in opentables
    uint64_t deleted = kMostDeleted;
    uint64_t load = 0;
    uint64_t overwrites = 0;        // of all that was loaded
    std::vector<std::string> only;  // rows; none: all
    std::vector<Engine> engines = bench::engines();
    bool details = false;
    std::string directory;
    std::string json;
};

// One size of values, data and so on, in which the engines are compared.
struct Cell {
    size_t valueSize = 0;
    uint64_t keys = 0;
    double data = 0;  // times the cache
    uint32_t threads = 1;
    Codec codec = Codec::none;
    bool firstOfData = true;  // among those that differ only in the data's size

    uint64_t entryBytes() const { return WorkloadOptions().keySize + valueSize; }
    std::string label() const;
};

std::string_view codecName(Codec codec);
std::vector<Cell> cells(const Arguments& arguments);
// None: the process ends with `exitCode`; help or the error has been printed.
std::optional<Arguments> parseArguments(int argc, char** argv, int& exitCode);

}  // namespace levelscope::bench
