#include "core/env/parking.h"

#include <ctime>

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace levelscope {

static_assert(sizeof(std::atomic<uint32_t>) == sizeof(uint32_t) &&
              std::atomic<uint32_t>::is_always_lock_free);

void park(const std::atomic<uint32_t>& word, uint32_t value) {
    ::syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, value, nullptr, nullptr, 0);
}

void parkFor(const std::atomic<uint32_t>& word, uint32_t value, std::chrono::nanoseconds atMost) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(atMost);
    const timespec timeout{.tv_sec = seconds.count(), .tv_nsec = (atMost - seconds).count()};
    ::syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, value, &timeout, nullptr, 0);
}

void unpark(const std::atomic<uint32_t>& word) {
    ::syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0);
}

}  // namespace levelscope
