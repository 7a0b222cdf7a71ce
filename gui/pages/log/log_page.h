// The Log page: the write-ahead logs, batch by batch and byte by byte, and the manifests as a time machine.
// Addresses of WAL records, of edits, and of bytes in a log lead here.
#pragma once

#include "gui/pages/page.h"

class QStackedWidget;

namespace levelscope::gui {

class PageHeader;
class SegmentedBar;
class StoreSession;
class TimeView;
class WalView;

class LogPage : public Page {
    Q_OBJECT
public:
    enum class View { wal, time };

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

protected:
    void showEvent(QShowEvent* event) override;

private:
    void follow();
    uint64_t logOf(const Address& address) const;  // 0: the address is not in a log
    uint64_t manifestOf(const Address& address) const;
    void selectShowcase();

    StoreSession* m_session;
    SegmentedBar* m_bar;
    QStackedWidget* m_stack;
    WalView* m_wal;
    TimeView* m_time = nullptr;  // made when first wanted
    bool m_showcaseWanted = false;
};

}  // namespace levelscope::gui
