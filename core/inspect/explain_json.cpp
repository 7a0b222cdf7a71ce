#include <nlohmann/json.hpp>

#include "core/inspect/explain.h"
#include "core/inspect/json_bytes.h"
#include "core/inspect/words.h"

namespace levelscope {

namespace {

using Json = nlohmann::ordered_json;

void addSource(Json& json, const ReadSource& source) {
    if (source.inMemory()) {
        json["place"] = "memtable";
        json["memtable"] = source.number;
        return;
    }
    json["place"] = source.number == 0 ? "level" : "table";
    json["level"] = source.level;
    if (source.number != 0)
        json["table"] = source.number;
}

Json toJson(const ExplainedStep& step) {
    Json json = Json::object();
    addSource(json, step.source);
    if (step.passed) {
        json["passed"] = nameOf(*step.passed);
        return json;
    }
    if (step.filter)
        json["filter"] = *step.filter ? "maybe" : "no";
    if (step.block)
        json["block"] = *step.block;
    if (step.entry)
        json["entry"] = *step.entry;
    for (const ExplainedBlock& block : step.blocks)
        json["blocks"].push_back({{"kind", nameOf(block.kind)},
                                  {"offset", block.offset},
                                  {"bytes", block.bytesOnDisk},
                                  {"cached", block.cacheHit}});
    if (step.rangeTombstone != 0)
        json["range_tombstone"] = step.rangeTombstone;
    json["comparisons"] = step.comparisons;
    json["bytes_read"] = step.bytesRead;
    json["decided"] = step.decided;
    return json;
}

Json entriesOf(const Explanation& explanation) {
    Json entries = Json::array();
    for (const ExplainedEntry& entry : explanation.entries) {
        Json json = Json::object();
        addBytes(json, "key", entry.key);
        json["sequence"] = entry.sequence;
        json["type"] = nameOf(entry.type);
        json["verdict"] = nameOf(entry.verdict);
        entries.push_back(std::move(json));
    }
    return entries;
}

Json runsOf(const Explanation& explanation) {
    Json runs = Json::array();
    for (const KeyRange& run : explanation.deadRuns) {
        Json json = Json::object();
        if (run.hasFrom)
            addBytes(json, "from", run.from);
        if (run.hasTo)
            addBytes(json, "to", run.to);
        runs.push_back(std::move(json));
    }
    return runs;
}

void addOutcome(Json& json, const Explanation& explanation) {
    json["outcome"] = nameOf(explanation.outcome);
    if (isLocated(explanation.outcome)) {
        json["sequence"] = explanation.sequence;
        addSource(json, explanation.where);
    }
    if (explanation.outcome == ReadOutcome::found) {
        addBytes(json, "found_key", explanation.foundKey);
        addBytes(json, "value", explanation.value);
        json["value_size"] = explanation.valueSize;
    }
    if (explanation.expiryMicros != 0)
        json["expiry_micros"] = explanation.expiryMicros;
    if (explanation.hidden) {
        const KeyVersion& hidden = *explanation.hidden;
        Json older = Json::object();
        addSource(older, hidden.level < 0 ? ReadSource{} : ReadSource{hidden.level, hidden.table});
        older["sequence"] = hidden.sequence;
        older["type"] = nameOf(hidden.type);
        older["value_size"] = hidden.valueSize;
        json["hidden"] = std::move(older);
    }
}

}  // namespace

std::string toJson(const Explanation& explanation) {
    Json json = Json::object();
    addBytes(json, "key", explanation.request.key);
    json["read"] = explanation.request.seek ? "seek" : "get";
    if (explanation.request.atSequence != 0)
        json["at"] = explanation.request.atSequence;
    addOutcome(json, explanation);
    Json steps = Json::array();
    for (const ExplainedStep& step : explanation.steps)
        steps.push_back(toJson(step));
    json["steps"] = std::move(steps);
    json["entries"] = entriesOf(explanation);
    json["entries_met"] = explanation.entriesMet;
    if (explanation.request.seek)
        json["dead_runs"] = runsOf(explanation);
    json["costs"] = {
        {"comparisons", explanation.comparisons},           {"blocks_from_disk", explanation.blocksFromDisk},
        {"blocks_from_cache", explanation.blocksFromCache}, {"bytes_read", explanation.bytesRead},
        {"filters_asked", explanation.filtersAsked},        {"filters_saved", explanation.filtersSaved},
        {"filters_mistaken", explanation.filtersMistaken}};
    return json.dump(2);
}

}  // namespace levelscope
