// Writes the valid inputs of every target as files, for libFuzzer to start from: write_seeds DIRECTORY makes
// DIRECTORY/<target>/<number>.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/fuzz/fuzz_targets.h"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: write_seeds DIRECTORY\n");
        return 2;
    }
    for (const auto& target : levelscope::fuzz::targets()) {
        const std::filesystem::path directory = std::filesystem::path(argv[1]) / target.name;
        std::filesystem::create_directories(directory);
        size_t number = 0;
        for (const std::string& seed : target.seeds()) {
            std::ofstream file(directory / std::to_string(number++), std::ios::binary);
            file.write(seed.data(), static_cast<std::streamsize>(seed.size()));
            if (!file.flush())
                return 1;
        }
    }
    return 0;
}
