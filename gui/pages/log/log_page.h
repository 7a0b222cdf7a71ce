// The Log page: the write-ahead logs, batch by batch and byte by byte, the manifests as a time machine, and
// the bytes of every other file. Addresses of WAL records, of edits, and of bytes outside of tables lead
// here.
#pragma once

#include "gui/pages/page.h"

class QStackedWidget;

namespace levelscope::gui {

class FilesView;
class PageHeader;
class SegmentedBar;
class StoreSession;
class TimeView;
class WalView;

class LogPage : public Page {
    Q_OBJECT
public:
    enum class View { wal, time, files };

    explicit LogPage(StoreSession* session, QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("log"); }
    QString title() const override { return tr("Log"); }
    QString iconName() const override { return QStringLiteral("log"); }
    bool accepts(const Address& address) const override;
    void openAddress(const Address& address) override;
    Address address() const override;
    bool settled() const override;
    QStringList showcases() const override;
    void prepareShowcase(const QString& name) override;

    void setView(View view);
    View view() const;
    WalView* wal() const { return m_wal; }
    TimeView* time();
    FilesView* files() const { return m_files; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void follow();
    uint64_t logOf(const Address& address) const;  // 0: the address is not in a log
    void selectShowcase();

    StoreSession* m_session;
    SegmentedBar* m_bar;
    QStackedWidget* m_stack;
    WalView* m_wal;
    FilesView* m_files;
    TimeView* m_time = nullptr;  // made when first wanted
    bool m_showcaseWanted = false;
};

}  // namespace levelscope::gui
