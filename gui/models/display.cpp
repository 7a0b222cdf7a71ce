#include "gui/models/display.h"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>
#include <cmath>

namespace levelscope::gui {
namespace {

constexpr QChar kEllipsis(0x2026);
constexpr QChar kThinSpace(0x202f);  // narrow and no-break

// One code point of UTF-8, or nothing when the bytes are not well-formed (overlong and surrogates included).
struct Decoded {
    char32_t point = 0;
    size_t length = 0;  // 0: invalid
};

Decoded decodeUtf8(std::string_view bytes) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const size_t length = lead >= 0xf0 ? 4 : (lead >= 0xe0 ? 3 : 2);
    if (lead < 0xc2 || lead > 0xf4 || bytes.size() < length)
        return {};
    char32_t point = lead & (0xff >> (length + 1));
    for (size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return {};
        point = (point << 6) | (byte(i) & 0x3f);
    }
    const char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (point < smallest[length] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
        return {};
    return {point, length};
}

bool within(char32_t point, char32_t first, char32_t last) {
    return point >= first && point <= last;
}

// Characters that show nothing, move what is around them, or end a line.
bool isHidden(char32_t point) {
    return point < 0x20 || within(point, 0x7f, 0x9f) || point == 0xad || point == 0x61c || point == 0x180e ||
           within(point, 0x200b, 0x200f) || within(point, 0x2028, 0x202e) || within(point, 0x2060, 0x206f) ||
           point == 0xfeff || within(point, 0xfff9, 0xfffb) || within(point, 0xfe00, 0xfe0f) ||
           within(point, 0xe0000, 0xe0fff) || (point & 0xfffe) == 0xfffe || within(point, 0xfdd0, 0xfdef);
}

QString escaped(char32_t point) {
    switch (point) {
        case '\n': return QStringLiteral("\\n");
        case '\r': return QStringLiteral("\\r");
        case '\t': return QStringLiteral("\\t");
        case '\\': return QStringLiteral("\\\\");
        default: break;
    }
    if (point < 0x80)
        return QStringLiteral("\\x%1").arg(uint(point), 2, 16, QLatin1Char('0'));
    return QStringLiteral("\\u{%1}").arg(uint(point), 4, 16, QLatin1Char('0'));
}

QString oneCharacter(std::string_view bytes, size_t& length) {
    const Decoded decoded = decodeUtf8(bytes);
    if (decoded.length == 0) {
        length = 1;
        return QStringLiteral("\\x%1").arg(uint(static_cast<unsigned char>(bytes[0])), 2, 16,
                                           QLatin1Char('0'));
    }
    length = decoded.length;
    if (isHidden(decoded.point) || decoded.point == '\\')
        return escaped(decoded.point);
    return QString::fromUcs4(&decoded.point, 1);
}

QString withDecimals(double value, int decimals) {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'f', decimals);
}

}  // namespace

QString displayBytes(std::string_view bytes, int limit) {
    QString text;
    text.reserve(qMin<qsizetype>(limit, qsizetype(std::min<size_t>(bytes.size(), 1 << 16))));
    qsizetype fits = 0;  // length of `text` that leaves room for an ellipsis
    while (!bytes.empty()) {
        size_t length = 0;
        const QString next = oneCharacter(bytes, length);
        if (text.size() + next.size() > limit)
            return text.left(fits) + kEllipsis;
        text += next;
        if (text.size() < limit)
            fits = text.size();
        bytes.remove_prefix(length);
    }
    return text;
}

QString displayHex(std::string_view bytes, int limit) {
    static const char kDigits[] = "0123456789abcdef";
    const auto whole = qsizetype(std::min<size_t>(bytes.size(), size_t(limit) / 3 + 1));
    const bool cut = size_t(whole) < bytes.size() || whole * 3 - 1 > limit;
    const qsizetype count = cut ? std::max(0, (limit - 1) / 3) : whole;
    QString text;
    for (qsizetype i = 0; i < count; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[size_t(i)]);
        if (i > 0)
            text += QLatin1Char(' ');
        text += QLatin1Char(kDigits[byte >> 4]);
        text += QLatin1Char(kDigits[byte & 15]);
    }
    if (cut)
        text += kEllipsis;
    return text;
}

QString displayNumber(uint64_t number) {
    QString digits = QString::number(number);
    for (qsizetype i = digits.size() - 3; i > 0; i -= 3)
        digits.insert(i, kThinSpace);
    return digits;
}

QString displayCounted(QString text, uint64_t count) {
    return text.replace(QString::number(count), displayNumber(count));
}

QString displayTelling(const QString& text, const QString& before, int most) {
    constexpr qsizetype kLead = 4;  // characters kept of what is shared, to show where it ended
    if (text.size() <= most)
        return text;
    const auto differ = std::mismatch(text.begin(), text.end(), before.begin(), before.end()).first;
    const qsizetype shared = differ - text.begin();
    const QString rest =
        shared + kLead < most ? text : QChar(0x2026) + text.mid(std::max<qsizetype>(shared - kLead, 0));
    return rest.size() <= most ? rest : rest.left(most - 1) + QChar(0x2026);
}

QString displaySize(uint64_t bytes) {
    static const char* const kUnits[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    double value = double(bytes);
    size_t unit = 0;
    // 1023.95 would be shown as 1024.0: step up before rounding does.
    while (value >= 1023.95 && unit + 1 < std::size(kUnits)) {
        value /= 1024;
        ++unit;
    }
    const int decimals = unit == 0 ? 0 : 1;
    return withDecimals(value, decimals) + kThinSpace + QLatin1String(kUnits[unit]);
}

ByteUnit byteUnitFor(double most) {
    constexpr double kKiB = 1024;
    if (most >= kKiB * kKiB * kKiB)
        return {kKiB * kKiB * kKiB, "GiB"};
    if (most >= kKiB * kKiB)
        return {kKiB * kKiB, "MiB"};
    return most >= kKiB ? ByteUnit{kKiB, "KiB"} : ByteUnit{};
}

QString displayPercent(double fraction, int decimals) {
    if (!std::isfinite(fraction))
        return QStringLiteral("—");
    return withDecimals(fraction * 100, decimals) + kThinSpace + QLatin1Char('%');
}

QString displayMicros(int64_t wallMicros) {
    if (wallMicros <= 0)
        return QStringLiteral("—");
    return QDateTime::fromMSecsSinceEpoch(wallMicros / 1000).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString displayDuration(int64_t micros) {
    const auto with = [](double value, int decimals, const char* unit) {
        return withDecimals(value, decimals) + kThinSpace + QString::fromUtf8(unit);
    };
    if (micros < 0)
        return QStringLiteral("—");
    if (micros < 1000)
        return with(double(micros), 0, "µs");
    if (micros < 1'000'000)
        return with(double(micros) / 1e3, micros < 100'000 ? 1 : 0, "ms");
    if (micros < 60'000'000)
        return with(double(micros) / 1e6, 1, "s");
    const int64_t seconds = micros / 1'000'000;
    const auto pair = [](int64_t big, const char* bigUnit, int64_t small, const char* smallUnit) {
        return QStringLiteral("%1%2%3 %4%2%5")
            .arg(big)
            .arg(kThinSpace)
            .arg(QLatin1String(bigUnit))
            .arg(small)
            .arg(QLatin1String(smallUnit));
    };
    if (seconds < 3600)
        return pair(seconds / 60, "m", seconds % 60, "s");
    if (seconds < 86400)
        return pair(seconds / 3600, "h", seconds % 3600 / 60, "m");
    return pair(seconds / 86400, "d", seconds % 86400 / 3600, "h");
}

QString displayNanos(uint64_t nanos) {
    if (nanos < 1000)
        return QString::number(nanos) + kThinSpace + QStringLiteral("ns");
    if (nanos < 1'000'000)
        return withDecimals(double(nanos) / 1e3, 1) + kThinSpace + QStringLiteral("µs");
    return displayDuration(static_cast<int64_t>(nanos / 1000));
}

QString displayTable(uint64_t number) {
    return QStringLiteral("%1").arg(number, 6, 10, QLatin1Char('0'));
}

}  // namespace levelscope::gui
