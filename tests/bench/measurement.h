// What was measured of one row of one engine in one round, and what a process tells of itself.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace levelscope::bench {

struct Measurement {
    double micros = 0;            // per operation
    double cpuMicros = 0;         // per operation, of the whole process
    double settledCpuMicros = 0;  // the same with the background work that was left
    double operations = 0;
    double p50 = 0;  // microseconds, as the following
    double p99 = 0;
    double p999 = 0;
    double max = 0;
    double userBytes = 0;     // keys and values among the operations
    double writtenBytes = 0;  // to disk, background work that it caused included
    double readBytes = 0;     // by system calls; what is read through mappings is not seen
    double diskBytes = 0;     // of the directory, settled
    double liveBytes = 0;     // keys and values in it; 0: not told
    double residentBytes = 0;
    double tables = 0;  // opened; 0: not told
};

struct MeasurementField {
    const char* name;  // in JSON
    double Measurement::*value;
};
inline constexpr MeasurementField kMeasurementFields[] = {
    {"us", &Measurement::micros},
    {"cpu_us", &Measurement::cpuMicros},
    {"settled_cpu_us", &Measurement::settledCpuMicros},
    {"operations", &Measurement::operations},
    {"p50_us", &Measurement::p50},
    {"p99_us", &Measurement::p99},
    {"p999_us", &Measurement::p999},
    {"max_us", &Measurement::max},
    {"user_bytes", &Measurement::userBytes},
    {"written_bytes", &Measurement::writtenBytes},
    {"read_bytes", &Measurement::readBytes},
    {"disk_bytes", &Measurement::diskBytes},
    {"live_bytes", &Measurement::liveBytes},
    {"resident_bytes", &Measurement::residentBytes},
    {"tables", &Measurement::tables},
};

void to_json(nlohmann::json& json, const Measurement& measurement);
void from_json(const nlohmann::json& json, Measurement& measurement);

using Measurements = std::map<std::string, Measurement, std::less<>>;  // by row
// Field by field over the rounds that have the row; all 0 if none has.
Measurement medianOf(const std::vector<Measurements>& rounds, std::string_view row);

struct ProcessFigures {
    int64_t writtenBytes = 0;  // what files that are gone by now would have written is not counted
    int64_t readBytes = 0;
    int64_t residentBytes = 0;
    static ProcessFigures now();
};

// Disk space of the files in a directory, and how many of them are tables of one of the engines.
struct DirectoryFigures {
    uint64_t bytes = 0;
    uint64_t tables = 0;
    static DirectoryFigures of(const std::string& directory);
};

}  // namespace levelscope::bench
