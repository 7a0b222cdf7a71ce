// What a verb talks to: standard output for results, standard error for words and progress, and the user's
// Ctrl-C. One thread, except interrupt flags.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/status.h"
#include "core/env/clock.h"

namespace levelscope::cli {

class Console {
public:
    explicit Console(Clock& clock) : m_clock(clock) {}

    // Bytes as they are. The first failure is kept, and returned by finish().
    void write(std::string_view bytes);
    void line(std::string_view text);
    Status finish();

    // One line on standard error; a progress line in its way is wiped first.
    void note(std::string_view text);

    // Progress goes to a terminal, or anywhere if asked for; not more often than a terminal can show.
    void setProgress(bool always) { m_progressAlways = always; }
    bool showsProgress() const;
    // `unit`: "keys", "bytes"...; total 0: unknown.
    void progress(std::string_view unit, uint64_t done, uint64_t total);

private:
    void endProgress();

    Clock& m_clock;
    Status m_failure;
    bool m_progressAlways = false;
    bool m_progressShown = false;
    int64_t m_lastProgress = 0;
    int64_t m_firstProgress = 0;
};

// While it lives the first Ctrl-C (SIGINT, SIGTERM) only sets interrupted() and the given flag; a second one
// ends the process.
class InterruptGuard {
public:
    explicit InterruptGuard(std::atomic<bool>* alsoSet = nullptr);
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;
    bool interrupted() const;
};

// Standard input as a source of bytes.
Result<size_t> readStandardInput(std::span<char> to);

std::string humanBytes(uint64_t bytes);  // "12.3 MiB"
std::string humanCount(uint64_t count);  // "1,486,857"

}  // namespace levelscope::cli
