#include "gui/models/damage_places_model.h"

#include <QFileInfo>

#include "gui/models/display.h"

namespace levelscope::gui {

namespace {

constexpr int kKeyCharacters = 80;

QString fileName(const SkippedPlace& place) {
    return QFileInfo(QString::fromStdString(place.status.error().file)).fileName();
}

}  // namespace

QString describeGap(const SkippedPlace& place) {
    QString text = describe(place.status).what;
    if (place.hasFirst && place.hasLast && place.first == place.last)
        text += QLatin1Char('\n') + DamagePlacesModel::tr("The pair is left out.");
    else if (place.hasFirst || place.hasLast)
        text += QLatin1Char('\n') +
                DamagePlacesModel::tr("Pairs may be missing or old from %1 to %2.")
                    .arg(place.hasFirst ? displayBytes(place.first, kKeyCharacters) : QStringLiteral("…"),
                         place.hasLast ? displayBytes(place.last, kKeyCharacters) : QStringLiteral("…"));
    return text;
}

DamagePlacesModel::DamagePlacesModel(QObject* parent) : QAbstractTableModel(parent) {}

void DamagePlacesModel::setPlaces(std::vector<SkippedPlace> places) {
    beginResetModel();
    m_places = std::move(places);
    if (m_places.size() > kMostRows)
        m_places.resize(kMostRows);
    endResetModel();
}

int DamagePlacesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_places.size());
}

int DamagePlacesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString DamagePlacesModel::textOf(const SkippedPlace& place, int column) const {
    const Error& error = place.status.error();
    switch (column) {
        case FileColumn: return fileName(place);
        case OffsetColumn: return error.offset == Error::kNoOffset ? QString() : displayNumber(error.offset);
        case ReasonColumn: return describe(place.status).what;
        case FirstColumn:
            return place.hasFirst ? displayBytes(place.first, kKeyCharacters) : QStringLiteral("…");
        case LastColumn:
            return place.hasLast ? displayBytes(place.last, kKeyCharacters) : QStringLiteral("…");
        default: return {};
    }
}

QVariant DamagePlacesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const SkippedPlace& place = placeAt(index.row());
    switch (role) {
        case Qt::DisplayRole: return textOf(place, index.column());
        case Qt::ToolTipRole: return describeGap(place).toHtmlEscaped();
        case Qt::TextAlignmentRole:
            return int((index.column() == OffsetColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        default: return {};
    }
}

QVariant DamagePlacesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == OffsetColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case FileColumn: return tr("file");
        case OffsetColumn: return tr("offset");
        case ReasonColumn: return tr("what");
        case FirstColumn: return tr("from key");
        case LastColumn: return tr("to key");
        default: return {};
    }
}

}  // namespace levelscope::gui
