// Every file of the store's directory and its bytes, whatever it is; those of a manifest edit by edit.
//
// The list is read on a worker, anew when the store has moved on; the bytes page by page as they are looked
// at, and of a manifest where its edits lie, once it is chosen. GUI thread.
#pragma once

#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "core/formats/address.h"
#include "core/formats/store_reader.h"
#include "gui/jobs/job.h"

class QTableView;

namespace levelscope::gui {

class ElidedLabel;
class ErrorBanner;
class FileListModel;
class HexView;
class StoreSession;

class FilesView : public QWidget {
    Q_OBJECT
public:
    FilesView(StoreSession* session, QWidget* parent);

    // Reads the list if the store has moved on since.
    void follow();
    // `address`: of bytes. Goes there once the list is read; a file that is not there is told of.
    void go(const Address& address);
    Address address() const;  // of the bytes selected
    bool settled() const;

    QTableView* files() const { return m_files; }
    HexView* hex() const { return m_hex; }
    ErrorBanner* error() const { return m_error; }
    QString title() const;  // of the bytes

Q_SIGNALS:
    void placeChanged();
    void openWanted(const levelscope::Address& address);  // the page that knows more of it

private:
    // Where an edit lies in the manifest.
    struct Edit {
        uint64_t offset = 0;
        uint64_t length = 0;
        uint64_t ordinal = 0;
        EditCause cause = EditCause::notRecorded;
        bool snapshot = false;
    };
    using Listing = Result<std::vector<StoreFile>>;
    using Edits = std::pair<std::vector<Edit>, Status>;

    void read();
    void listed(Listing listing);
    void goPending();
    void fileMoved();
    void loadEdits(const std::string& path);
    const Edit* editAt(uint64_t offset) const;
    void byteMoved(uint64_t offset);
    void showEdits(const Edit& centre);
    void openChosen();

    StoreSession* m_session;
    FileListModel* m_model;
    QTableView* m_files;
    ErrorBanner* m_error;
    ElidedLabel* m_title;
    HexView* m_hex;

    std::weak_ptr<const Version> m_readOf;  // what there was when the list was read
    std::vector<uint64_t> m_logsRead;
    std::string m_file;         // whose bytes are shown
    std::vector<Edit> m_edits;  // of the manifest that is shown, by offset
    std::optional<Address> m_pending;
    Latest<Listing> m_list;
    Latest<Edits> m_editsLoad;
};

}  // namespace levelscope::gui
