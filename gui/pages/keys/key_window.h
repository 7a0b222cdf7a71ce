// KeyWindow: the part of the store that the grid holds, and its moves. Loads run in the background, the
// newest jump wins; the window grows at the end that is scrolled to and forgets rows at the other, so memory
// does not depend on the size of the store. Scans of filters go on by themselves until they have found enough
// for now or reach the end. GUI thread only.
#pragma once

#include <QObject>
#include <memory>
#include <string>
#include <vector>

#include "gui/jobs/job.h"
#include "gui/pages/keys/key_loader.h"

namespace levelscope::gui {

class KeyWindow : public QObject {
    Q_OBJECT
public:
    static constexpr size_t kMaxRows = 3000;
    static constexpr size_t kMaxBytes = 16 << 20;  // of keys and previews
    static constexpr size_t kStep = 500;           // rows of one load
    static constexpr size_t kScanGoal = 1000;      // matches after which a scan pauses

    KeyWindow(std::shared_ptr<StoreReader> reader, KeyGridModel* model, QObject* parent);

    const KeyFilter& filter() const { return m_filter; }
    void setFilter(const KeyFilter& filter);  // shows the start of its range

    void showStart();
    void showEnd();
    void showKey(const std::string& key);  // the key, or where it would be, becomes the current row
    void showPosition(double position);    // 0 to 1 of the filter's range, at the top of the view
    void reload();                         // the store has changed: the same stretch again
    void wantAfter();
    void wantBefore();

    // Damage ends a load, or is passed by, noted, and leaves gaps. A change shows the start again.
    void setSkipDamage(bool skip);
    std::shared_ptr<DamageLog> damage() const { return m_damage; }  // null: damage ends a load
    uint64_t gapCount() const { return m_damage ? m_damage->count() : 0; }

    void stopScan();
    void continueScan();

    bool atStart() const { return m_atStart; }
    bool atEnd() const { return m_atEnd; }
    bool whole() const { return m_atStart && m_atEnd; }
    bool loading() const { return m_load.running(); }
    bool scanning() const { return m_scanning; }
    bool loadedOnce() const { return m_loadedOnce; }
    uint64_t scanned() const { return m_scanned; }
    uint64_t approximateKeys() const { return m_approximateKeys; }
    // Where a store position lies in the filter's range, 0 to 1.
    double shareOf(double position) const;

Q_SIGNALS:
    // `row` is where a jump wanted to be. `makeCurrent`: it was asked for by key; else it goes to the top of
    // the view.
    void placed(int row, bool makeCurrent);
    void stateChanged();
    void failed(const levelscope::Status& status);

private:
    enum class Purpose { jump, jumpToKey, jumpToEnd, after, before, reload };
    void start(KeyLoad load, Purpose purpose);
    void take(KeyChunk chunk, Purpose purpose);
    void replace(KeyChunk& chunk, Purpose purpose);
    void append(KeyChunk& chunk);
    void prepend(KeyChunk& chunk);
    void dropFront();
    void dropBack();
    void publish();
    void goOnScanning(size_t found);

    std::shared_ptr<StoreReader> m_reader;
    KeyGridModel* m_model;
    KeyFilter m_filter;
    std::shared_ptr<DamageLog> m_damage;
    Latest<KeyChunk> m_load;
    std::vector<KeyRowPtr> m_rows;
    size_t m_bytes = 0;
    std::string m_lowEdge;  // everything from here to m_highEdge has been looked at
    std::string m_highEdge;
    bool m_atStart = true;
    bool m_atEnd = true;
    bool m_loadedOnce = false;
    bool m_scanning = false;
    size_t m_foundInRun = 0;
    uint64_t m_scanned = 0;
    uint64_t m_approximateKeys = 0;
    double m_rangeStart = 0;
    double m_rangeEnd = 1;
};

}  // namespace levelscope::gui
