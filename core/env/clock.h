// Time behind a seam, so that tests can turn it.
#pragma once

#include <atomic>
#include <cstdint>

namespace levelscope {

class Clock {
public:
    virtual ~Clock() = default;
    virtual int64_t wallMicros() = 0;   // since 1970 UTC; may jump
    virtual int64_t steadyNanos() = 0;  // monotonic, arbitrary origin
    virtual void sleepMicros(int64_t micros) = 0;
};

Clock& systemClock();

// Stands still until told; sleeping advances it.
class ManualClock final : public Clock {
public:
    int64_t wallMicros() override { return m_wallMicros.load(); }
    int64_t steadyNanos() override { return m_steadyNanos.load(); }
    void sleepMicros(int64_t micros) override { advance(micros); }
    void advance(int64_t micros) {
        m_wallMicros += micros;
        m_steadyNanos += micros * 1000;
    }
    void setWallMicros(int64_t micros) { m_wallMicros = micros; }

private:
    std::atomic<int64_t> m_wallMicros{1'700'000'000'000'000};
    std::atomic<int64_t> m_steadyNanos{1};
};

}  // namespace levelscope
