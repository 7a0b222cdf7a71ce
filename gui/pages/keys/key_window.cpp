#include "gui/pages/keys/key_window.h"

#include <algorithm>

namespace levelscope::gui {

namespace {

constexpr size_t kRowsBefore = 250;  // in front of a jump's target

size_t bytesOf(const KeyRow& row) {
    return row.key.size() + row.preview.size();
}

}  // namespace

KeyWindow::KeyWindow(std::shared_ptr<StoreReader> reader, KeyGridModel* model, QObject* parent)
    : QObject(parent), m_reader(std::move(reader)), m_model(model) {}

void KeyWindow::start(KeyLoad load, Purpose purpose) {
    load.filter = m_filter;
    load.damage = m_damage;
    m_load.start(
        this,
        [reader = m_reader, load = std::move(load)](std::stop_token stop) {
            return loadKeys(*reader, load, stop);
        },
        [this, purpose](KeyChunk chunk) { take(std::move(chunk), purpose); });
    Q_EMIT stateChanged();
}

void KeyWindow::setFilter(const KeyFilter& filter) {
    m_filter = filter;
    m_rows.clear();
    m_bytes = 0;
    m_atStart = m_atEnd = true;
    m_scanned = 0;
    m_foundInRun = 0;
    m_scanning = filter.scans();
    showStart();
}

void KeyWindow::setSkipDamage(bool skip) {
    m_damage = skip ? std::make_shared<DamageLog>() : nullptr;
    setFilter(m_filter);
}

void KeyWindow::showStart() {
    m_scanned = 0;
    start({.from = KeyLoad::From::start, .wanted = kStep}, Purpose::jump);
}

void KeyWindow::showEnd() {
    start({.from = KeyLoad::From::end, .wanted = kStep}, Purpose::jumpToEnd);
}

void KeyWindow::showKey(const std::string& key) {
    start({.from = KeyLoad::From::key, .key = key, .wanted = kStep, .before = kRowsBefore},
          Purpose::jumpToKey);
}

void KeyWindow::showPosition(double position) {
    const double inStore = m_rangeStart + (m_rangeEnd - m_rangeStart) * position;
    start({.from = KeyLoad::From::position, .position = inStore, .wanted = kStep, .before = kRowsBefore},
          Purpose::jump);
}

void KeyWindow::reload() {
    if (!m_loadedOnce || (m_load.running() && m_scanning))
        return;
    const size_t wanted = std::max(m_rows.size() + kStep / 4, kStep);
    if (m_atStart)
        start({.from = KeyLoad::From::start, .wanted = wanted}, Purpose::reload);
    else
        start({.from = KeyLoad::From::key, .key = m_lowEdge, .wanted = wanted}, Purpose::reload);
}

void KeyWindow::wantAfter() {
    if (m_atEnd || m_load.running() || !m_loadedOnce)
        return;
    start({.from = KeyLoad::From::after, .key = m_highEdge, .wanted = kStep}, Purpose::after);
}

void KeyWindow::wantBefore() {
    if (m_atStart || m_load.running() || !m_loadedOnce)
        return;
    start({.from = KeyLoad::From::before, .key = m_lowEdge, .wanted = kStep}, Purpose::before);
}

void KeyWindow::stopScan() {
    m_scanning = false;
    if (m_load.running())
        m_load.cancel();
    Q_EMIT stateChanged();
}

void KeyWindow::continueScan() {
    m_scanning = m_filter.scans();
    m_foundInRun = 0;
    wantAfter();
}

double KeyWindow::shareOf(double position) const {
    const double width = m_rangeEnd - m_rangeStart;
    return width <= 0 ? 0 : std::clamp((position - m_rangeStart) / width, 0.0, 1.0);
}

void KeyWindow::take(KeyChunk chunk, Purpose purpose) {
    if (chunk.status.is(Code::cancelled))
        return;
    m_approximateKeys = chunk.approximateKeys;
    m_rangeStart = chunk.rangeStart;
    m_rangeEnd = chunk.rangeEnd;
    m_scanned += purpose == Purpose::reload ? 0 : chunk.looked;
    const size_t found = chunk.rows.size();
    const std::string anchor = chunk.anchor;
    if (purpose == Purpose::after)
        append(chunk);
    else if (purpose == Purpose::before)
        prepend(chunk);
    else
        replace(chunk, purpose);
    m_loadedOnce = true;
    publish();
    if (purpose == Purpose::jump || purpose == Purpose::jumpToKey)
        Q_EMIT placed(anchor.empty() ? 0 : m_model->lowerBound(anchor), purpose == Purpose::jumpToKey);
    if (purpose == Purpose::jumpToEnd)
        Q_EMIT placed(m_model->rowCount() - 1, true);
    if (!chunk.status.ok()) {
        m_scanning = false;
        Q_EMIT failed(chunk.status);
    }
    goOnScanning(found);
    Q_EMIT stateChanged();
}

void KeyWindow::replace(KeyChunk& chunk, Purpose purpose) {
    const bool wasAtStart = m_atStart && purpose == Purpose::reload;
    m_rows = std::move(chunk.rows);
    m_bytes = 0;
    for (const KeyRowPtr& row : m_rows)
        m_bytes += bytesOf(*row);
    m_lowEdge = std::move(chunk.lowEdge);
    m_highEdge = std::move(chunk.highEdge);
    m_atStart = chunk.atStart || wasAtStart;
    m_atEnd = chunk.atEnd;
}

void KeyWindow::append(KeyChunk& chunk) {
    for (KeyRowPtr& row : chunk.rows) {
        m_bytes += bytesOf(*row);
        m_rows.push_back(std::move(row));
    }
    m_highEdge = std::move(chunk.highEdge);
    m_atEnd = chunk.atEnd;
    dropFront();
}

void KeyWindow::prepend(KeyChunk& chunk) {
    for (const KeyRowPtr& row : chunk.rows)
        m_bytes += bytesOf(*row);
    m_rows.insert(m_rows.begin(), chunk.rows.begin(), chunk.rows.end());
    m_lowEdge = std::move(chunk.lowEdge);
    m_atStart = chunk.atStart;
    dropBack();
}

void KeyWindow::dropFront() {
    size_t drop = 0;
    while (m_rows.size() - drop > kMaxRows || (m_bytes > kMaxBytes && m_rows.size() - drop > 1))
        m_bytes -= bytesOf(*m_rows[drop++]);
    if (drop == 0)
        return;
    m_rows.erase(m_rows.begin(), m_rows.begin() + static_cast<ptrdiff_t>(drop));
    m_lowEdge = m_rows.front()->key;
    m_atStart = false;
}

void KeyWindow::dropBack() {
    size_t keep = m_rows.size();
    while (keep > kMaxRows || (m_bytes > kMaxBytes && keep > 1))
        m_bytes -= bytesOf(*m_rows[--keep]);
    if (keep == m_rows.size())
        return;
    m_rows.resize(keep);
    m_highEdge = m_rows.back()->key;
    m_atEnd = false;
}

void KeyWindow::publish() {
    m_model->setWindow(m_rows, m_atStart, m_atEnd, m_filter);
}

void KeyWindow::goOnScanning(size_t found) {
    if (!m_scanning)
        return;
    m_foundInRun += found;
    if (m_atEnd || m_foundInRun >= kScanGoal)
        m_scanning = false;
    else
        wantAfter();
}

}  // namespace levelscope::gui
