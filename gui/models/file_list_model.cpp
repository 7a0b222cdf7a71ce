#include "gui/models/file_list_model.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "gui/models/display.h"

namespace levelscope::gui {
namespace {

using Word = std::pair<const char*, const char*>;  // StoreFile::kind, in words

constexpr std::array<Word, 12> kKinds{{
    {"table", QT_TRANSLATE_NOOP("levelscope::gui::FileListModel", "table")},
    {"values", QT_TRANSLATE_NOOP("levelscope::gui::FileListModel", "value file")},
    {"wal", QT_TRANSLATE_NOOP("levelscope::gui::FileListModel", "write-ahead log")},
    {"manifest", QT_TRANSLATE_NOOP("levelscope::gui::FileListModel", "manifest")},
    {"current", QT_TRANSLATE_NOOP("levelscope::gui::FileListModel", "name of the manifest")},
    {"options", QT_TRANSLATE_NOOP("levelscope::gui::FileListModel", "options")},
    {"lock", QT_TRANSLATE_NOOP("levelscope::gui::FileListModel", "lock")},
    {"log", QT_TRANSLATE_NOOP("levelscope::gui::FileListModel", "log of events")},
    {"blob", QT_TRANSLATE_NOOP("levelscope::gui::FileListModel", "values")},
    {"identity", QT_TRANSLATE_NOOP("levelscope::gui::FileListModel", "identity")},
    {"temporary", QT_TRANSLATE_NOOP("levelscope::gui::FileListModel", "unfinished")},
    {"foreign", QT_TRANSLATE_NOOP("levelscope::gui::FileListModel", "not of the store")},
}};

QString kindText(const std::string& kind) {
    const auto* const found =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const Word& word) { return kind == word.first; });
    return found == kKinds.end() ? QString::fromStdString(kind) : FileListModel::tr(found->second);
}

}  // namespace

void FileListModel::setFiles(std::vector<StoreFile> files) {
    const bool same = std::equal(m_files.begin(), m_files.end(), files.begin(), files.end(),
                                 [](const StoreFile& a, const StoreFile& b) { return a.name == b.name; });
    if (same && !files.empty()) {
        m_files = std::move(files);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_files = std::move(files);
    endResetModel();
}

int FileListModel::rowOf(std::string_view name) const {
    const auto found = std::find_if(m_files.begin(), m_files.end(),
                                    [&](const StoreFile& file) { return file.name == name; });
    return found == m_files.end() ? -1 : static_cast<int>(found - m_files.begin());
}

int FileListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int FileListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FileListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role != Qt::DisplayRole)
        return {};
    const StoreFile& shown = file(index.row());
    switch (index.column()) {
        case NameColumn: return QString::fromStdString(shown.name);
        case KindColumn: return kindText(shown.kind);
        case SizeColumn: return displaySize(shown.size);
        case UseColumn: return shown.live ? tr("in use") : tr("not in use");
        case ChangedColumn: return displayMicros(shown.modifiedMicros);
        default: return {};
    }
}

QVariant FileListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::ToolTipRole && section == UseColumn)
        return tr("Whether the store as it is now needs the file");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case NameColumn: return tr("file");
        case KindColumn: return tr("what it is");
        case SizeColumn: return tr("size");
        case UseColumn: return tr("use");
        case ChangedColumn: return tr("changed");
        default: return {};
    }
}

}  // namespace levelscope::gui
