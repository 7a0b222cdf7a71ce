// Preloaded into levelctl: makes the disk below one directory full, read-only or slow, as the system would
// show it, wherever the tests run.
//
//   DISK_SHIM=full:BYTES    so many bytes can still be written, then ENOSPC
//   DISK_SHIM=readonly      every change is EROFS
//   DISK_SHIM=slow:MICROS   every write and link takes so much longer
//   DISK_SHIM_UNDER=DIR     the directory, canonical and absolute
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

enum class Disk { sound, full, readOnly, slow };

struct Plan {
    Disk disk = Disk::sound;
    std::string under;
    std::atomic<int64_t> room{0};
    useconds_t delayMicros = 0;

    Plan() {
        const char* how = std::getenv("DISK_SHIM");
        const char* where = std::getenv("DISK_SHIM_UNDER");
        if (how == nullptr || where == nullptr)
            return;
        under = where;
        if (std::strcmp(how, "readonly") == 0)
            disk = Disk::readOnly;
        if (std::strncmp(how, "full:", 5) == 0) {
            disk = Disk::full;
            room = std::atoll(how + 5);
        }
        if (std::strncmp(how, "slow:", 5) == 0) {
            disk = Disk::slow;
            delayMicros = static_cast<useconds_t>(std::atoll(how + 5));
        }
    }
    bool covers(const char* path) const {
        return disk != Disk::sound && path != nullptr && std::strncmp(path, under.c_str(), under.size()) == 0;
    }
    bool covers(int fd) const {
        if (disk == Disk::sound)
            return false;
        char link[64];
        char path[4096];
        std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        const ssize_t length = ::readlink(link, path, sizeof path - 1);
        if (length <= 0)
            return false;
        path[length] = '\0';
        return covers(path);
    }
    // 0, or the error of a call that would change what lies at the path.
    int refusal(const char* path) const { return disk == Disk::readOnly && covers(path) ? EROFS : 0; }
    void linger() const {
        if (disk == Disk::slow)
            ::usleep(delayMicros);
    }
    // How many of `bytes` still fit.
    int64_t take(int64_t bytes) {
        int64_t left = room.load();
        int64_t taken = 0;
        do
            taken = left < bytes ? left : bytes;
        while (!room.compare_exchange_weak(left, left - taken));
        return taken;
    }
};

Plan& plan() {
    static Plan plan;
    return plan;
}

template <typename Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

int refused(int error) {
    errno = error;
    return -1;
}

int openWith(const char* name, const char* path, int flags, mode_t mode) {
    const bool change = (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) != 0;
    if (const int error = change ? plan().refusal(path) : 0)
        return refused(error);
    return next<int(const char*, int, ...)>(name)(path, flags, mode);
}

ssize_t writeAt(const char* name, int fd, const void* bytes, size_t count, off64_t offset) {
    const auto write = next<ssize_t(int, const void*, size_t, off64_t)>(name);
    if (!plan().covers(fd))
        return write(fd, bytes, count, offset);
    plan().linger();
    if (plan().disk != Disk::full)
        return write(fd, bytes, count, offset);
    const int64_t fits = plan().take(static_cast<int64_t>(count));
    if (fits == 0 && count > 0)
        return refused(ENOSPC);
    return write(fd, bytes, static_cast<size_t>(fits), offset);
}

int setAside(const char* name, int fd, int mode, off64_t offset, off64_t length) {
    if (plan().disk == Disk::full && plan().covers(fd) && plan().room.load() < length)
        return refused(ENOSPC);
    return next<int(int, int, off64_t, off64_t)>(name)(fd, mode, offset, length);
}

template <typename... Arguments>
int change(const char* name, const char* path, Arguments... arguments) {
    if (const int error = plan().refusal(path))
        return refused(error);
    return next<int(const char*, Arguments...)>(name)(path, arguments...);
}

mode_t modeIn(va_list list, int flags) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? static_cast<mode_t>(va_arg(list, unsigned)) : 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    const mode_t mode = modeIn(list, flags);
    va_end(list);
    return openWith("open", path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    const mode_t mode = modeIn(list, flags);
    va_end(list);
    return openWith("open64", path, flags, mode);
}
ssize_t pwrite(int fd, const void* bytes, size_t count, off_t offset) {
    return writeAt("pwrite", fd, bytes, count, offset);
}
ssize_t pwrite64(int fd, const void* bytes, size_t count, off64_t offset) {
    return writeAt("pwrite64", fd, bytes, count, offset);
}
int fallocate(int fd, int mode, off_t offset, off_t length) {
    return setAside("fallocate", fd, mode, offset, length);
}
int fallocate64(int fd, int mode, off64_t offset, off64_t length) {
    return setAside("fallocate64", fd, mode, offset, length);
}
int mkdir(const char* path, mode_t mode) {
    return change("mkdir", path, mode);
}
int unlink(const char* path) {
    return change("unlink", path);
}
int rename(const char* from, const char* to) {
    return change("rename", from, to);
}
int link(const char* from, const char* to) {
    if (const int error = plan().refusal(to))
        return refused(error);
    if (plan().covers(to))
        plan().linger();
    return next<int(const char*, const char*)>("link")(from, to);
}

}  // extern "C"
