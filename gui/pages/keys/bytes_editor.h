// An editor for bytes with three ways to write them: text, hexadecimal, base64. It never loses a byte: bytes
// that the text form cannot hold open in hexadecimal, and switching the form converts what is there. Values
// larger than kMaxEdit are not put into the editor; they can be replaced from a file.
#pragma once

#include <QWidget>
#include <string>

#include "gui/models/change_set.h"
#include "gui/models/key_text.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTimer;

namespace levelscope::gui {

class SegmentedBar;

class BytesEditor : public QWidget {
    Q_OBJECT
public:
    static constexpr size_t kMaxEdit = 256 * 1024;

    enum class Lines { one, many };
    // One line: text uses escapes (\xNN), for keys. Many: text is as it stands, and JSON is checked.
    BytesEditor(const QString& name, Lines lines, QWidget* parent);

    void setBytes(SharedBytes bytes);
    // What has been written; meaningless while problem() is not empty.
    SharedBytes bytes() const { return m_bytes; }
    const QString& problem() const { return m_problem; }
    void setReadOnly(bool readOnly);
    void setNote(const QString& note);  // below the field, when there is no problem
    void formatJson();
    void focusEditor();
    ByteFormat format() const;
    SegmentedBar* formats() const { return m_formats; }
    QWidget* field() const;

Q_SIGNALS:
    void edited();

private:
    void showBytes();
    void showIn(ByteFormat format);
    void formatChosen(int format);
    void read();
    void updateHint();
    QString input() const;
    void setInput(const QString& text);
    ParsedBytes parse() const;
    QString write(ByteFormat format) const;

    Lines m_lines;
    SharedBytes m_bytes;
    QString m_problem;
    QString m_note;
    bool m_large = false;
    bool m_silent = false;
    SegmentedBar* m_formats;
    QLineEdit* m_line = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QLabel* m_hint;
    ByteFormat m_format = ByteFormat::text;
};

}  // namespace levelscope::gui
