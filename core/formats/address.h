// Everything in a store has an address: a small value that can be shown, clicked, copied as text and pasted
// back.
//
// Text form, one line, ASCII (key bytes outside [!-~] and '%' are %XX):
//   overview                      level:2                 table:377
//   table:377/block:12            table:377/entry:12.7    (block 12, entry 7)
//   bytes:000377.lst@4096+512     key:unicode/char/1F600  key:iso/FRA@1944001
//   wal:412@4096                  edit:17                 edit:newest
//   memtable                      explain:iso/FRA@1944001 (how it is read)
//   history:iso/FRA               (all its versions)
//   space:unicode/                (what keys with this prefix take; empty: all keys)
// In keys and file names "@" is written %40 too; read, it is taken as part of the key when no number follows
// it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/keys.h"
#include "core/base/status.h"

namespace levelscope {

enum class AddressKind : uint8_t {
    overview,
    memtable,
    level,
    table,
    block,
    entry,
    bytes,
    key,
    walRecord,
    manifestEdit,
    explanation,
    history,
    space
};

struct Address {
    AddressKind kind = AddressKind::overview;
    uint64_t number = 0;          // level, table, log number, or manifest edit ordinal
    uint64_t block = 0;           // block, entry
    uint64_t index = 0;           // entry
    uint64_t offset = 0;          // bytes, walRecord
    uint64_t length = 0;          // bytes
    std::string file;             // bytes
    std::string key;              // key, explanation, history; space: a prefix
    SequenceNumber sequence = 0;  // key, explanation: 0 is the newest

    bool operator==(const Address&) const = default;

    static Address overview() { return {}; }
    static Address ofLevel(int level) {
        return {.kind = AddressKind::level, .number = static_cast<uint64_t>(level)};
    }
    static Address ofTable(uint64_t number) { return {.kind = AddressKind::table, .number = number}; }
    static Address ofBlock(uint64_t table, uint64_t block) {
        return {.kind = AddressKind::block, .number = table, .block = block};
    }
    static Address ofEntry(uint64_t table, uint64_t block, uint64_t index) {
        return {.kind = AddressKind::entry, .number = table, .block = block, .index = index};
    }
    static Address ofKey(std::string_view key, SequenceNumber sequence = 0) {
        Address address{.kind = AddressKind::key};
        address.key = key;
        address.sequence = sequence;
        return address;
    }
    static Address ofExplanation(std::string_view key, SequenceNumber sequence = 0) {
        Address address = ofKey(key, sequence);
        address.kind = AddressKind::explanation;
        return address;
    }
    static Address ofHistory(std::string_view key) {
        Address address = ofKey(key);
        address.kind = AddressKind::history;
        return address;
    }
    static Address ofSpace(std::string_view prefix) {
        Address address = ofKey(prefix);
        address.kind = AddressKind::space;
        return address;
    }
    static Address ofWalRecord(uint64_t log, uint64_t offset) {
        return {.kind = AddressKind::walRecord, .number = log, .offset = offset};
    }
    static constexpr uint64_t kNewestEdit = UINT64_MAX;
    static Address ofEdit(uint64_t ordinal) { return {.kind = AddressKind::manifestEdit, .number = ordinal}; }
};

std::string toText(const Address& address);
// invalidArgument/syntax.
Result<Address> parseAddress(std::string_view text);

}  // namespace levelscope
