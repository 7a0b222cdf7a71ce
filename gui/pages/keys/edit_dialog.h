// New key, edit, rename, duplicate: one dialog. It stages nothing itself; accept tells what is wanted and
// what the store holds under the target key now, so that the caller can stage it. Looking that up is the
// caller's too (background).
#pragma once

#include <QDialog>
#include <functional>
#include <string>

#include "gui/jobs/job.h"
#include "gui/models/change_set.h"

class QLabel;
class QPushButton;

namespace levelscope::gui {

class BytesEditor;
class ExpiryEditor;

class EditDialog : public QDialog {
    Q_OBJECT
public:
    enum class Purpose { create, edit, rename, duplicate };
    // Largest value that can be staged; larger ones are refused with the reason.
    static constexpr uint64_t kMaxStaged = 64 << 20;
    using Lookup = std::function<void(const std::string& key, std::function<void(const Original&)> answer)>;

    // `expiryMicros`: of the pair, 0: never.
    EditDialog(Purpose purpose, const std::string& key, SharedBytes value, int64_t expiryMicros,
               Lookup lookup, QWidget* parent);

    Purpose purpose() const { return m_purpose; }
    std::string key() const;
    SharedBytes value() const;
    int64_t expiryMicros() const;
    const Original& original() const { return m_original; }  // of key()
    BytesEditor* keyEditor() const { return m_key; }
    BytesEditor* valueEditor() const { return m_value; }
    ExpiryEditor* expiryEditor() const { return m_expiry; }
    QPushButton* acceptButton() const { return m_accept; }

private:
    void build();
    void keyEdited();
    void answered(const std::string& key, const Original& original);
    void loadFile();
    void updateAccept();

    Purpose m_purpose;
    std::string m_firstKey;
    Lookup m_lookup;
    Original m_original;
    bool m_known = false;  // m_original is of the key in the editor
    BytesEditor* m_key;
    BytesEditor* m_value;
    ExpiryEditor* m_expiry;
    QLabel* m_problem;
    QPushButton* m_accept;
    struct Loaded {
        Status status;
        SharedBytes bytes;
    };
    Latest<Loaded> m_load;
};

}  // namespace levelscope::gui
