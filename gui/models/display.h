// How store data becomes text on screen: the only place. Everything it returns is plain text, bounded and
// safe to show: control, bidirectional and zero-width characters are escaped visibly, invalid UTF-8 as \xNN.
#pragma once

#include <QLocale>
#include <QString>
#include <cstdint>
#include <string_view>

#include "core/base/status.h"

namespace levelscope::gui {

inline constexpr int kMaxDisplay = 256;  // characters of a DisplayRole

// A key or value as one line, at most `limit` characters, "…" at the cut.
QString displayBytes(std::string_view bytes, int limit = kMaxDisplay);
QString displayHex(std::string_view bytes, int limit = kMaxDisplay);  // "ff 00 1a"
QString displayNumber(uint64_t number);                               // thin-space grouping
// A text that holds `count` as plain digits, as tr() with %n leaves them: the digits grouped.
QString displayCounted(QString text, uint64_t count);
// At most `most` characters of a text that tell it from `before`, its neighbour: what both begin with is cut
// before what differs.
QString displayTelling(const QString& text, const QString& before, int most);
QString displaySize(uint64_t bytes);  // "10.2 MiB"
// The binary unit in which an axis up to `most` bytes reads best.
struct ByteUnit {
    double size = 1;
    const char* name = "B";
};
ByteUnit byteUnitFor(double most);
QString displayPercent(double fraction, int decimals = 1);
QString displayMicros(int64_t wallMicros);  // local date and time
QString displayDuration(int64_t micros);    // "1.9 ms", "2 m 10 s"
QString displayNanos(uint64_t nanos);       // "640 ns", "1.9 µs", then as displayDuration
QString displayTable(uint64_t number);      // "000377"

// What happened, what was not changed, what to do next: a whole sentence or two, translated.
struct ErrorText {
    QString what;       // "Block checksum does not match in 000377.lst at byte 4096."
    QString unchanged;  // "Nothing was written."
    QString next;       // "Run Verify to see what else is damaged."
    QString details;    // code, reason, numbers: to copy
};
ErrorText describe(const Status& status);

}  // namespace levelscope::gui
