// Measures the window on a large store: window_bench DIR [--jumps N] [--opens N] [--read-only].
//
// Prints, as medians and worst cases: from asking to open DIR to the first rows of the Keys page; from asking
// for a key to its row being current and its value shown; the memory of the process and of it the block
// cache. Keys to jump to are those of `levelctl generate`, sixteen digits, evenly spread and shuffled. Exit
// codes: 0 within the limits, 1 beyond one, 2 usage or the store could not be opened.
#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <random>

#include "gui/app/app.h"
#include "gui/app/main_window.h"
#include "gui/jobs/job.h"
#include "gui/models/key_grid_model.h"
#include "gui/pages/keys/key_grid_view.h"
#include "gui/pages/keys/keys_page.h"
#include "tests/bench/window_timing.h"

using namespace levelscope;
using namespace levelscope::gui;
using namespace levelscope::bench;

namespace {

constexpr double kOpenLimitMs = 500;
constexpr double kJumpLimitMs = 200;
constexpr double kMemoryLimitMiB = 400;

double residentMiB() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').front().toDouble() / 1024;
    }
    return 0;
}

class Bench {
public:
    Bench() : m_app(m_settings.filePath(QStringLiteral("window_bench.ini"))), m_window(m_app.newWindow()) {
        m_window->show();
    }

    std::optional<double> open(const QString& directory, StoreMode mode) {
        m_window->closeStore();
        waitForBackgroundTasks();
        QElapsedTimer since;
        since.start();
        StoreSession::OpenRequest request;
        request.directory = directory;
        request.mode = mode;
        m_window->openStore(request);
        const auto opened = until(since, [this] { return m_window->session() || !m_window->opening(); });
        if (!opened || !m_window->session())
            return std::nullopt;
        m_openedMs = *opened;
        m_window->showPage(QStringLiteral("keys"));
        m_page = qobject_cast<KeysPage*>(m_window->page(QStringLiteral("keys")));
        return until(since, [this] { return m_page->model()->rowCount() > 0; });
    }

    double openedMs() const { return m_openedMs; }

    std::optional<double> jump(const std::string& key) {
        QElapsedTimer since;
        since.start();
        m_window->showAddress(Address::ofKey(key));
        return until(since, [&] { return m_page->settled() && m_page->address().key == key; });
    }

    void settle() {
        QElapsedTimer since;
        since.start();
        until(since, [this] { return m_page->settled() && backgroundTasks() == 0; });
        m_page->grab();
    }

    double cacheMiB() const {
        return static_cast<double>(m_window->session()->state()->stats.cache.usedBytes) / (1024.0 * 1024.0);
    }
    uint64_t keys() const { return m_window->session()->state()->info.approximateKeys; }
    void refresh() { m_window->session()->refresh(); }
    void close() { m_window->closeStore(); }

private:
    QTemporaryDir m_settings;
    App m_app;
    MainWindow* m_window;
    KeysPage* m_page = nullptr;
    double m_openedMs = 0;
};

std::vector<std::string> targets(uint64_t keys, int count) {
    std::vector<std::string> chosen;
    for (int i = 0; i < count; ++i)
        chosen.push_back(QByteArray::number(keys / static_cast<uint64_t>(count) * static_cast<uint64_t>(i))
                             .rightJustified(16, '0')
                             .toStdString());
    std::shuffle(chosen.begin(), chosen.end(), std::mt19937_64(1));
    return chosen;
}

int run(const QString& directory, StoreMode mode, int opens, int jumps) {
    Bench bench;
    Times opening, engine, jumping;
    for (int i = 0; i < opens; ++i) {
        const auto ms = bench.open(directory, mode);
        if (!ms)
            return 2;
        // The first one warms the page cache.
        if (i > 0) {
            opening.ms.push_back(*ms);
            engine.ms.push_back(bench.openedMs());
        }
        bench.settle();
    }
    const double fresh = residentMiB();
    for (const std::string& key : targets(bench.keys(), jumps)) {
        const auto ms = bench.jump(key);
        if (!ms)
            return 2;
        jumping.ms.push_back(*ms);
    }
    bench.settle();
    bench.refresh();
    bench.settle();
    const double resident = residentMiB(), cache = bench.cacheMiB();
    std::printf("%llu keys, %d opens, %d jumps\n", static_cast<unsigned long long>(bench.keys()), opens - 1,
                jumps);
    bool ok = verdict("open to first rows, median", opening.median(), kOpenLimitMs, "ms");
    std::printf("%-44s %8.2f ms\n", "of it until the overview", engine.median());
    verdict("open to first rows, worst", opening.worst(), kOpenLimitMs, "ms");
    ok = verdict("jump to a key, median", jumping.median(), kJumpLimitMs, "ms") && ok;
    ok = verdict("jump to a key, worst", jumping.worst(), kJumpLimitMs, "ms") && ok;
    ok = verdict("memory beyond the cache", resident - cache, kMemoryLimitMiB, "MiB") && ok;
    std::printf("resident %.1f MiB after opening, %.1f MiB at the end, of it the block cache %.1f MiB\n",
                fresh, resident, cache);
    bench.close();
    return ok ? 0 : 1;
}

}  // namespace

int main(int argc, char* argv[]) {
    const QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("DIR"), QStringLiteral("a store of levelctl generate"));
    const QCommandLineOption jumps(QStringLiteral("jumps"), {}, QStringLiteral("N"), QStringLiteral("200"));
    const QCommandLineOption opens(QStringLiteral("opens"), {}, QStringLiteral("N"), QStringLiteral("6"));
    const QCommandLineOption readOnly(QStringLiteral("read-only"));
    parser.addOptions({jumps, opens, readOnly});
    parser.process(app);
    if (parser.positionalArguments().size() != 1) {
        std::fprintf(stderr, "window_bench: one store is needed\n");
        return 2;
    }
    const int code = run(parser.positionalArguments().front(),
                         parser.isSet(readOnly) ? StoreMode::inspect : StoreMode::edit,
                         std::max(2, parser.value(opens).toInt()), std::max(1, parser.value(jumps).toInt()));
    waitForBackgroundTasks();
    return code;
}
