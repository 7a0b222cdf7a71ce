#include "gui/app/navigation.h"

#include <QRegularExpression>

namespace levelscope::gui {
namespace {

constexpr size_t kMostPlaces = 200;

std::optional<Place> step(std::vector<Place>& from, std::vector<Place>& to, const Place& current) {
    if (from.empty())
        return std::nullopt;
    const Place target = from.back();
    from.pop_back();
    to.push_back(current);
    return target;
}

std::optional<uint64_t> offsetIn(const QString& text) {
    static const QRegularExpression kOffset(QStringLiteral("^(?:@|(?=0x))(0x[0-9a-fA-F]+|[0-9]+)$"));
    const QRegularExpressionMatch match = kOffset.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    bool ok = false;
    const quint64 offset = match.captured(1).toULongLong(&ok, 0);
    return ok ? std::optional<uint64_t>(offset) : std::nullopt;
}

// "377.lst@4096", "MANIFEST-000009@0x80", "CURRENT@3": a byte of a file of the store.
std::optional<Address> byteOfFile(const QString& text) {
    static const QRegularExpression kByte(
        QStringLiteral("^(?:0*([0-9]{1,18})\\.(lst|lsv|sst|ldb|blob|wal|log)|"
                       "((?:MANIFEST|OPTIONS)-[0-9]+|OPTIONS|CURRENT|IDENTITY|LOG(?:\\.old)?))@(.+)$"));
    const QRegularExpressionMatch match = kByte.match(text);
    const auto offset = match.hasMatch() ? offsetIn(QLatin1Char('@') + match.captured(4)) : std::nullopt;
    if (!offset)
        return std::nullopt;
    Address address{.kind = AddressKind::bytes};
    address.file = match.captured(3).isEmpty()
                       ? QStringLiteral("%1.%2")
                             .arg(match.captured(1).toULongLong(), 6, 10, QLatin1Char('0'))
                             .arg(match.captured(2))
                             .toStdString()
                       : match.captured(3).toStdString();
    address.offset = *offset;
    address.length = 1;
    return address;
}

bool isInTable(const Address& address) {
    return address.kind == AddressKind::table || address.kind == AddressKind::block ||
           address.kind == AddressKind::entry;
}

Address bytesAt(const Address& current, uint64_t offset) {
    Address address{.kind = AddressKind::bytes};
    address.file = current.kind == AddressKind::bytes
                       ? current.file
                       : QStringLiteral("%1.lst").arg(current.number, 6, 10, QLatin1Char('0')).toStdString();
    address.offset = offset;
    address.length = 1;
    return address;
}

}  // namespace

void NavigationHistory::leave(const Place& from) {
    m_ahead.clear();
    if (!m_behind.empty() && m_behind.back() == from)
        return;
    m_behind.push_back(from);
    if (m_behind.size() > kMostPlaces)
        m_behind.erase(m_behind.begin());
}

std::optional<Place> NavigationHistory::back(const Place& current) {
    return step(m_behind, m_ahead, current);
}

std::optional<Place> NavigationHistory::forward(const Place& current) {
    return step(m_ahead, m_behind, current);
}

void NavigationHistory::clear() {
    m_behind.clear();
    m_ahead.clear();
}

std::optional<Address> resolveGoTo(const QString& typed, const Address& current) {
    static const QRegularExpression kTable(QStringLiteral("^0*([0-9]{1,18})\\.(?:lst|sst|ldb)$"));
    static const QRegularExpression kLevel(QStringLiteral("^[Ll]([0-6])$"));
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (const Result<Address> address = parseAddress(text.toStdString()); address.ok())
        return address.value();
    if (const std::optional<Address> byte = byteOfFile(text))
        return byte;
    if (const auto match = kTable.match(text); match.hasMatch())
        return Address::ofTable(match.captured(1).toULongLong());
    if (const auto match = kLevel.match(text); match.hasMatch())
        return Address::ofLevel(match.captured(1).toInt());
    if (const std::optional<uint64_t> offset = offsetIn(text)) {
        if (isInTable(current) || current.kind == AddressKind::bytes)
            return bytesAt(current, *offset);
        return std::nullopt;
    }
    return Address::ofKey(text.toStdString());
}

}  // namespace levelscope::gui
