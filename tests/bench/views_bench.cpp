// Measures the views of the window: views_bench DIR TABLE [--count N].
//
// Frames of the level map with 50,003 tables, on every axis and in every colouring, whole and zoomed, and of
// the picture of a filter of 2^30 bits; the places of TABLE, a table file of any size, that are gone to at
// random, from asking until tree, bytes and entries show it; and keys of DIR, a store of `levelctl generate`,
// explained and told the history of. Medians and worst cases beside their limits. Exit codes: 0 within the
// limits, 1 beyond one, 2 usage or what is asked for could not be opened.
#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QScrollBar>
#include <QTemporaryDir>
#include <algorithm>
#include <random>

#include "gui/app/app.h"
#include "gui/app/main_window.h"
#include "gui/jobs/job.h"
#include "gui/pages/table/structure_view.h"
#include "gui/pages/table/table_page.h"
#include "gui/widgets/filter_bits.h"
#include "gui/widgets/level_map.h"
#include "tests/bench/window_timing.h"
#include "tests/gui/models/made_version.h"

using namespace levelscope;
using namespace levelscope::gui;
using namespace levelscope::bench;

namespace {

constexpr double kFrameLimitMs = 1000.0 / 60;
constexpr double kPlaceLimitMs = 50;
constexpr double kKeyLimitMs = 200;
constexpr QSize kView(1200, 700);

bool frames(const char* what, QWidget& view, const std::function<void(int)>& change) {
    constexpr int kFrames = 60;
    Times times;
    for (int i = 0; i < kFrames; ++i) {
        QElapsedTimer since;
        since.start();
        change(i);
        view.grab();
        times.ms.push_back(millisecondsSince(since));
    }
    const double worst = times.worst();
    const bool ok = verdict(what, times.median(), kFrameLimitMs, "ms");
    std::printf("%-44s %8.2f ms\n", "    the worst of 60", worst);
    return ok;
}

bool levelMapFrames() {
    const std::shared_ptr<const Version> version = made::tree(5, 10'000);
    LevelMap map;
    map.resize(kView);
    map.show();
    const std::pair<MapScale, const char*> scales[] = {{MapScale::keyRange, "50,003 tables by key range"},
                                                       {MapScale::size, "50,003 tables by size"},
                                                       {MapScale::fileOrder, "50,003 tables in file order"}};
    bool ok = true;
    for (const auto& [scale, name] : scales) {
        map.setMap(std::make_shared<const LevelMapLayout>(version, scale), {});
        map.setZoom(1, 0);
        ok = frames(name, map, [&](int i) { map.setColour(static_cast<MapColour>(i % 5)); }) && ok;
        ok = frames("    zoomed in, scrolled through", map,
                    [&](int i) {
                        if (i == 0)
                            map.setZoom(400, kView.width() / 2.0);
                        map.horizontalScrollBar()->setValue(map.horizontalScrollBar()->maximum() / 60 * i);
                    }) &&
             ok;
    }
    return ok;
}

bool filterFrames() {
    constexpr uint64_t kBits = uint64_t{1} << 30;
    auto filter = std::make_shared<FilterAnatomy>();
    filter->bits = kBits;
    filter->lineBits = 512;
    filter->probes = 6;
    std::mt19937_64 random(1);
    filter->bytes.resize(kBits / 8);
    for (char& byte : filter->bytes)
        byte = static_cast<char>(random() & random());
    FilterBits bits;
    bits.resize(kView);
    bits.show();
    QElapsedTimer since;
    since.start();
    bits.setFilter(filter);
    bits.grab();
    bool ok = verdict("filter of 2^30 bits, first picture", millisecondsSince(since), kFrameLimitMs, "ms");
    QScrollBar* bar = bits.verticalScrollBar();
    ok = frames("    scrolled through", bits, [bar](int i) { bar->setValue(bar->maximum() / 60 * i); }) && ok;
    return ok;
}

class Window {
public:
    Window() : m_app(m_settings.filePath(QStringLiteral("views_bench.ini"))), m_window(m_app.newWindow()) {
        m_window->resize(1440, 900);
        m_window->show();
    }
    ~Window() {
        m_window->closeStore();
        waitForBackgroundTasks();
    }
    bool open(const QString& path) {
        QElapsedTimer since;
        since.start();
        m_window->considerStore(path, true, true);
        return until(since, [this] { return m_window->session() && !m_window->opening(); }).has_value();
    }
    // From asking until the page that shows it has settled and is painted.
    std::optional<double> show(const Address& address) {
        QElapsedTimer since;
        since.start();
        m_window->showAddress(address);
        const auto shown = until(since, [&] { return m_window->currentPage()->settled(); });
        m_window->currentPage()->grab();
        return shown ? std::optional(millisecondsSince(since)) : std::nullopt;
    }
    MainWindow* operator->() const { return m_window; }

private:
    QTemporaryDir m_settings;
    App m_app;
    MainWindow* m_window;
};

// One way of going to places, timed `count` times.
bool goTo(const char* what, Window& window, int count, double limit,
          const std::function<Address(uint64_t random)>& place) {
    std::mt19937_64 random(7);
    Times times;
    for (int i = 0; i <= count; ++i) {
        const auto ms = window.show(place(random()));
        if (!ms)
            return false;
        if (i > 0)  // the first one makes the page
            times.ms.push_back(*ms);
    }
    const double worst = times.worst();
    const bool ok = verdict(what, times.median(), limit, "ms");
    return verdict("    the worst", worst, limit, "ms") && ok;
}

bool placesOfTable(const QString& path, int count) {
    Window window;
    if (!window.open(path))
        return false;
    window->showPage(QStringLiteral("table"));
    auto* page = qobject_cast<TablePage*>(window->page(QStringLiteral("table")));
    QElapsedTimer since;
    since.start();
    if (!until(since, [page] { return page->structure()->tree()->rowCount() > 0 && page->settled(); }))
        return false;
    const auto& parts = page->structure()->tree()->blocks();
    const auto blocks = static_cast<uint64_t>(std::count_if(
        parts.begin(), parts.end(), [](const AnatomyBlock& block) { return block.kind == BlockKind::data; }));
    const auto bytes = static_cast<uint64_t>(QFileInfo(path).size());
    const uint64_t number = page->number();
    std::printf("table of %.0f MiB, %llu blocks\n", static_cast<double>(bytes) / (1 << 20),
                static_cast<unsigned long long>(blocks));
    const bool ok = goTo("an entry: tree, bytes and entries", window, count, kPlaceLimitMs,
                         [&](uint64_t random) { return Address::ofEntry(number, random % blocks, 0); });
    const std::string file = QFileInfo(path).fileName().toStdString();
    return goTo("a byte: the part it is of, and its entries", window, count, kPlaceLimitMs,
                [&](uint64_t random) {
                    return Address{
                        .kind = AddressKind::bytes, .offset = random % bytes, .length = 1, .file = file};
                }) &&
           ok;
}

bool keysOfStore(const QString& directory, int count) {
    Window window;
    if (!window.open(directory))
        return false;
    const uint64_t keys = window->session()->state()->info.approximateKeys;
    const auto key = [keys](uint64_t random) {
        return QByteArray::number(qulonglong{random % keys}).rightJustified(16, '0').toStdString();
    };
    const bool ok = goTo("a key explained", window, count, kKeyLimitMs,
                         [&](uint64_t random) { return Address::ofExplanation(key(random)); });
    return goTo("the history of a key", window, count, kKeyLimitMs,
                [&](uint64_t random) { return Address::ofHistory(key(random)); }) &&
           ok;
}

}  // namespace

int main(int argc, char* argv[]) {
    const QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("DIR"), QStringLiteral("a store of levelctl generate"));
    parser.addPositionalArgument(QStringLiteral("TABLE"), QStringLiteral("a table file"));
    const QCommandLineOption countOption(QStringLiteral("count"), {}, QStringLiteral("N"),
                                         QStringLiteral("200"));
    parser.addOption(countOption);
    parser.process(app);
    const QStringList paths = parser.positionalArguments();
    if (paths.size() != 2) {
        std::fprintf(stderr, "views_bench: a store and a table are needed\n");
        return 2;
    }
    const int count = std::max(1, parser.value(countOption).toInt());
    bool ok = levelMapFrames();
    ok = filterFrames() && ok;
    ok = placesOfTable(paths[1], count) && ok;
    ok = keysOfStore(paths[0], count) && ok;
    return ok ? 0 : 1;
}
