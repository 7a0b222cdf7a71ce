// A page of the window. It takes its session in the constructor, connects itself, and knows no other page: to
// send the user elsewhere it emits showAddress and the window routes it. Each page is a themed region.
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

#include "core/compaction/picker.h"
#include "core/formats/address.h"
#include "gui/pages/question.h"

namespace levelscope::gui {

class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(QWidget* parent);

    virtual QString id() const = 0;        // stable, ASCII: settings, screenshots ("levels")
    virtual QString title() const = 0;     // translated
    virtual QString iconName() const = 0;  // resources/icons/NAME.svg
    // True if the page can show this kind of address.
    virtual bool accepts(const Address& address) const = 0;
    virtual void openAddress(const Address& address) = 0;
    // Where the page stands now: what back and forward return to, and what "copy address" copies.
    virtual Address address() const = 0;
    // Gets ready for the answer: starts what finds it out, or puts the cursor where what is missing is typed.
    // Called when the page is shown; questions of other pages change nothing.
    virtual void ask(Question question) { Q_UNUSED(question) }
    // Nothing is being loaded or animated: screenshots wait for it.
    virtual bool settled() const = 0;
    // The pictures worth taking of this page: stable ASCII names, empty for the page as it opens.
    virtual QStringList showcases() const { return {QString()}; }
    // Makes the page worth that screenshot (selects something interesting). Called with the store settled,
    // for each of them in turn.
    virtual void prepareShowcase(const QString& name) { Q_UNUSED(name) }

Q_SIGNALS:
    void showAddress(const levelscope::Address& address);
    // What the inspector dock should tell about the current selection; invalid Address::overview clears it.
    void inspect(const levelscope::Address& address);
    // Asks for the page that plans and runs compactions, with this one filled in; nothing starts yet.
    void planCompaction(const levelscope::ManualCompaction& manual);
    // Asks for the dialog that reads a file into the store.
    void importRequested();
    void statusMessage(const QString& text);
};

}  // namespace levelscope::gui
