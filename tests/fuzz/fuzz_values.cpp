#include "tests/fuzz/fuzz_values.h"

#include "core/base/hash.h"
#include "core/table/value_file_builder.h"
#include "core/table/value_file_reader.h"
#include "tests/core/table/memory_file.h"
#include "tests/fuzz/fuzz_check.h"

namespace levelscope::fuzz {

namespace {

constexpr uint64_t kNumber = 12;

struct Values {
    std::string bytes;
    std::vector<ValuePointer> pointers;
};

Values buildValues(Compression compression) {
    Values values;
    ValueFileBuilder builder(compression, 1, std::make_unique<test::StringSink>(&values.bytes), kNumber);
    for (size_t i = 0; i < 8; ++i)
        values.pointers.push_back(builder.add(std::string(i * i * 9, static_cast<char>('a' + i))));
    FUZZ_CHECK(builder.finish().ok());
    return values;
}

const Values& original() {
    static const Values values = buildValues(Compression::lz4);
    return values;
}

void readAll(std::string bytes) {
    const auto file = ValueFileReader::open(std::make_unique<test::StringSource>(std::move(bytes)), "values",
                                            kNumber, std::make_shared<BlockCache>(1 << 20));
    if (!file.ok())
        return;
    for (const ValuePointer& pointer : original().pointers) {
        ReadValue value;
        FUZZ_CHECK(!(*file)->read(pointer, false, value).ok() || value.bytes.size() == pointer.size);
        (*file)->announce(pointer);
    }
}

}  // namespace

void runValueFile(std::string_view bytes) {
    readAll(std::string(bytes));
}

void runValues(std::string_view bytes) {
    std::string sealed(bytes);
    sealed.resize(original().bytes.size() - kValueFooterSize);
    for (const ValuePointer& pointer : original().pointers) {
        const std::string_view covered =
            std::string_view(sealed).substr(pointer.offset, pointer.length - sizeof(uint64_t));
        const uint64_t check = hash64(covered, placeSeed(kNumber, pointer.offset));
        storeFixed(sealed.data() + pointer.handle().end() - sizeof check, check);
    }
    readAll(sealed + original().bytes.substr(sealed.size()));
}

void runValuePointer(std::string_view bytes) {
    ValuePointer pointer;
    if (decodeValuePointer(bytes, pointer)) {
        std::string again;
        putValuePointer(again, pointer);
        ValuePointer back;
        FUZZ_CHECK(decodeValuePointer(again, back) && back == pointer);
        FUZZ_CHECK(pointer.size <= kMaxValueSize);
    }
    SeparatedValue value;
    (void)decodeSeparated(EntryType::expiringSeparatedValue, bytes, value);
    std::vector<ValueRef> refs;
    if (decodeValueRefs(bytes, refs)) {
        std::vector<ValueRef> back;
        FUZZ_CHECK(decodeValueRefs(encodeValueRefs(refs), back) && back == refs);
    }
}

std::vector<std::string> valueFileSeeds() {
    return {original().bytes};
}

std::vector<std::string> valuePointerSeeds() {
    std::string small;
    putValuePointer(small, {3, 70, 116, 100});
    std::string large;
    putValuePointer(large, {1 << 20, uint64_t{1} << 40, 5000, 4096});
    return {small, std::string(8, '\x11') + large, encodeValueRefs({{3, 5, 900}, {70, 1, 4096}})};
}

}  // namespace levelscope::fuzz
