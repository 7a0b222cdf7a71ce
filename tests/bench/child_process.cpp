#include "tests/bench/child_process.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace levelscope::bench {

namespace {

[[noreturn]] void runAsChild(int end, const std::function<Status(std::FILE* to)>& work) {
    std::FILE* to = ::fdopen(end, "w");
    const Status status = work(to);
    std::fclose(to);
    if (!status.ok())
        std::fprintf(stderr, "%s\n", toLogString(status).c_str());
    ::_exit(status.ok() ? 0 : 1);
}

}  // namespace

ChildResult inChild(const std::function<Status(std::FILE* to)>& work) {
    int ends[2];
    if (::pipe(ends) != 0)
        return {};
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        runAsChild(ends[1], work);
    }
    ::close(ends[1]);
    ChildResult result;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        result.output.append(buffer, static_cast<size_t>(got));
    ::close(ends[0]);
    int status = 0;
    rusage usage{};
    result.ok = child > 0 && ::wait4(child, &status, 0, &usage) == child && WIFEXITED(status) &&
                WEXITSTATUS(status) == 0;
    result.peakBytes = static_cast<uint64_t>(usage.ru_maxrss) * 1024;
    return result;
}

}  // namespace levelscope::bench
