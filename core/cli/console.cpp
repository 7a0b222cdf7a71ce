#include "core/cli/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>

namespace levelscope::cli {

namespace {

constexpr int64_t kTerminalIntervalNanos = 100'000'000;
constexpr int64_t kPlainIntervalNanos = 2'000'000'000;

std::atomic<bool> g_interrupted{false};
std::atomic<std::atomic<bool>*> g_alsoSet{nullptr};
static_assert(std::atomic<bool>::is_always_lock_free, "set from a signal handler");

void onSignal(int signal) {
    g_interrupted = true;
    if (std::atomic<bool>* flag = g_alsoSet.load())
        *flag = true;
    std::signal(signal, SIG_DFL);
}

bool errorIsTerminal() {
    return ::isatty(STDERR_FILENO) == 1;
}

}  // namespace

void Console::write(std::string_view bytes) {
    if (m_failure.ok() && std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size())
        m_failure = Status::fromErrno(errno, "write", "standard output");
}

void Console::line(std::string_view text) {
    write(text);
    write("\n");
}

Status Console::finish() {
    endProgress();
    if (m_failure.ok() && std::fflush(stdout) != 0)
        m_failure = Status::fromErrno(errno, "write", "standard output");
    return m_failure;
}

void Console::note(std::string_view text) {
    endProgress();
    std::fflush(stdout);
    fmt::print(stderr, "{}\n", text);
}

bool Console::showsProgress() const {
    return m_progressAlways || errorIsTerminal();
}

void Console::progress(std::string_view unit, uint64_t done, uint64_t total) {
    if (!showsProgress())
        return;
    const int64_t now = m_clock.steadyNanos();
    if (m_firstProgress == 0)
        m_firstProgress = now;
    const bool terminal = errorIsTerminal();
    if (m_lastProgress != 0 &&
        now - m_lastProgress < (terminal ? kTerminalIntervalNanos : kPlainIntervalNanos))
        return;
    m_lastProgress = now;
    const bool bytes = unit == "bytes";
    std::string text = bytes ? humanBytes(done) : humanCount(done) + " " + std::string(unit);
    if (total > 0)
        text += fmt::format(" of {} ({:.0f} %)", bytes ? humanBytes(total) : humanCount(total),
                            100.0 * static_cast<double>(done) / static_cast<double>(total));
    if (const double seconds = static_cast<double>(now - m_firstProgress) * 1e-9; seconds > 1) {
        const auto rate = static_cast<uint64_t>(static_cast<double>(done) / seconds);
        text += fmt::format(", {}/s", bytes ? humanBytes(rate) : humanCount(rate));
    }
    fmt::print(stderr, "{}{}{}", terminal ? "\r\x1b[K" : "", text, terminal ? "" : "\n");
    std::fflush(stderr);
    m_progressShown = terminal;
}

void Console::endProgress() {
    if (m_progressShown)
        fmt::print(stderr, "\r\x1b[K");
    m_progressShown = false;
}

InterruptGuard::InterruptGuard(std::atomic<bool>* alsoSet) {
    g_interrupted = false;
    g_alsoSet = alsoSet;
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

InterruptGuard::~InterruptGuard() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    g_alsoSet = nullptr;
}

bool InterruptGuard::interrupted() const {
    return g_interrupted;
}

Result<size_t> readStandardInput(std::span<char> to) {
    const size_t count = std::fread(to.data(), 1, to.size(), stdin);
    if (count == 0 && std::ferror(stdin) != 0)
        return Status::fromErrno(errno, "read", "standard input");
    return count;
}

std::string humanBytes(uint64_t bytes) {
    static constexpr std::array<const char*, 5> kUnits{"B", "KiB", "MiB", "GiB", "TiB"};
    auto value = static_cast<double>(bytes);
    size_t unit = 0;
    for (; value >= 1024 && unit + 1 < kUnits.size(); ++unit)
        value /= 1024;
    return unit == 0 ? fmt::format("{} B", bytes) : fmt::format("{:.1f} {}", value, kUnits[unit]);
}

std::string humanCount(uint64_t count) {
    std::string digits = std::to_string(count);
    for (size_t i = digits.size(); i > 3; i -= 3)
        digits.insert(i - 3, ",");
    return digits;
}

}  // namespace levelscope::cli
