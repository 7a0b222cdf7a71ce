// Deleting a range: from (included) to (not included), and how many keys that is now.
#pragma once

#include <QDialog>
#include <functional>
#include <string>

class QLabel;
class QPushButton;

namespace levelscope::gui {

class BytesEditor;

class RangeDialog : public QDialog {
    Q_OBJECT
public:
    struct Count {
        uint64_t keys = 0;
        bool exact = true;  // false: at least so many
    };
    using Counter = std::function<void(const std::string& from, const std::string& to,
                                       std::function<void(const Count&)> answer)>;

    RangeDialog(const std::string& from, const std::string& to, Counter counter, QWidget* parent);

    std::string from() const;
    std::string to() const;
    uint64_t keys() const { return m_count.exact ? m_count.keys : 0; }  // 0: not counted
    BytesEditor* fromEditor() const { return m_from; }
    BytesEditor* toEditor() const { return m_to; }
    QPushButton* acceptButton() const { return m_accept; }

private:
    void edited();

    Counter m_counter;
    Count m_count;
    BytesEditor* m_from;
    BytesEditor* m_to;
    QLabel* m_text;
    QPushButton* m_accept;
};

}  // namespace levelscope::gui
