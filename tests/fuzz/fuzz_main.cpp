// libFuzzer's entry point for the target named by FUZZ_TARGET.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/fuzz_targets.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const levelscope::fuzz::Target* const target = levelscope::fuzz::findTarget(FUZZ_TARGET);
    target->run({reinterpret_cast<const char*>(data), size});
    return 0;
}
