#include "tests/fault/scarce_memory.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<bool> g_scarce{false};
std::atomic<uint64_t> g_count{0};
std::atomic<uint64_t> g_failFrom{0};
std::atomic<uint64_t> g_failTo{0};  // exclusive
std::atomic<uint64_t> g_failed{0};

void* allocate(size_t size, size_t alignment) {
    if (g_scarce.load(std::memory_order_relaxed)) {
        const uint64_t number = g_count.fetch_add(1) + 1;
        if (number >= g_failFrom.load() && number < g_failTo.load()) {
            g_failed.fetch_add(1);
            throw std::bad_alloc();
        }
    }
    void* memory = alignment == 0
                       ? std::malloc(size == 0 ? 1 : size)
                       : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
    if (memory == nullptr)
        throw std::bad_alloc();
    return memory;
}

}  // namespace

void* operator new(size_t size) {
    return allocate(size, 0);
}
void* operator new(size_t size, std::align_val_t alignment) {
    return allocate(size, static_cast<size_t>(alignment));
}
void* operator new(size_t size, const std::nothrow_t&) noexcept {
    try {
        return allocate(size, 0);
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}
// The standard library's arrays come by here anyway, a sanitizer's would not.
void* operator new[](size_t size) {
    return allocate(size, 0);
}
void* operator new[](size_t size, const std::nothrow_t& nothrow) noexcept {
    return operator new(size, nothrow);
}
void operator delete[](void* memory) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, size_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, size_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, size_t, std::align_val_t) noexcept {
    std::free(memory);
}

namespace levelscope::fault {

Scarcity::Scarcity() {
    g_scarce = true;
}
Scarcity::~Scarcity() {
    g_scarce = false;
}
void Scarcity::plan(const Shortage& shortage) {
    g_scarce = false;
    g_count = 0;
    g_failed = 0;
    g_failFrom = shortage.at;
    g_failTo = shortage.at == 0 ? 0 : shortage.at + shortage.length;
}
void Scarcity::end() {
    g_failFrom = g_failTo = 0;
}
uint64_t Scarcity::count() {
    return g_count;
}
uint64_t Scarcity::failed() {
    return g_failed;
}

}  // namespace levelscope::fault
