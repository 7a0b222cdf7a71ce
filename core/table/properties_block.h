// The properties block and the range-tombstone block.
//
//   properties:       (varint field = id * 2 + kind, content)*   kind 0: content is a varint; kind 1: varint
//   length, bytes
//                     Readers skip ids they do not know.
//   range tombstones: varint count, then count x (varint length, from | varint length, to | varint sequence),
//   by `from`
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/keys.h"
#include "core/table/table_properties.h"

namespace levelscope {

// One field of a properties block with its place, for inspection.
struct PropertyField {
    uint64_t id = 0;
    std::string_view name;  // "unknown" for an id of a later version
    size_t offset = 0;
    size_t length = 0;
    bool isNumber = true;
    uint64_t number = 0;
    std::string_view bytes;
};

std::string encodeProperties(const TableProperties& properties);
// False when malformed.
bool decodeProperties(std::string_view bytes, TableProperties& properties);
bool listProperties(std::string_view bytes, std::vector<PropertyField>& fields);

std::string encodeRangeTombstones(const std::vector<RangeTombstone>& tombstones);
bool decodeRangeTombstones(std::string_view bytes, std::vector<RangeTombstone>& tombstones);

}  // namespace levelscope
