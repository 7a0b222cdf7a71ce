// Memory that runs out on purpose. The operator new of a program that has this part counts while a Scarcity
// lives, in any thread, and fails as planned. A source file of its own: a compiler that sees both the
// operators and their callers takes them for a mismatch.
#pragma once

#include <cstdint>

namespace levelscope::fault {

struct Shortage {
    uint64_t at = 0;      // counted from 1 over all allocations inside the engine
    uint64_t length = 1;  // so many in a row fail
};

// While it lives allocations are counted, and fail when it is their turn.
class Scarcity {
public:
    Scarcity();
    ~Scarcity();
    static void plan(const Shortage& shortage);
    static void end();
    static uint64_t count();
    static uint64_t failed();
};

}  // namespace levelscope::fault
