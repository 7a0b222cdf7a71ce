#include <chrono>
#include <thread>

#include "core/env/clock.h"

namespace levelscope {

namespace {

class SystemClock final : public Clock {
public:
    int64_t wallMicros() override {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
    }
    int64_t steadyNanos() override {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
    }
    void sleepMicros(int64_t micros) override {
        if (micros > 0)
            std::this_thread::sleep_for(std::chrono::microseconds(micros));
    }
};

}  // namespace

Clock& systemClock() {
    static SystemClock clock;
    return clock;
}

}  // namespace levelscope
