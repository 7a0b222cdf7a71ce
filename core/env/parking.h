// park() and unpark(): a thread sleeps on a word until another wakes it; the futex of the kernel. Unlike
// std::atomic::wait() it goes to sleep at once, without yielding the processor several times before: for
// waits that are sure to be long, such as for a disk.
//
// Any thread. No errors: a wake-up may be spurious, so the caller looks at the word again.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace levelscope {

// Returns at once if the word does not hold `value`.
void park(const std::atomic<uint32_t>& word, uint32_t value);
// The same for no longer than `atMost`.
void parkFor(const std::atomic<uint32_t>& word, uint32_t value, std::chrono::nanoseconds atMost);
// Wakes one thread that sleeps on the word, which may be gone already: only its address is used.
void unpark(const std::atomic<uint32_t>& word);

}  // namespace levelscope
