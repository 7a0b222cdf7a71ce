// The value of a key: as text, as a JSON tree, as bytes; read by a decoder where it is neither. Values of any
// size are shown in pages of 64 KiB; JSON is not parsed here (ValueContent was made on a worker), and
// decoders take small values only. What could not be decoded is told with offset and reason, and the bytes
// are shown instead.
#pragma once

#include <QWidget>
#include <optional>

#include "gui/models/value_content.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QToolButton;

namespace levelscope::gui {

class ElidedLabel;
class HexView;
class JsonTree;
class SegmentedBar;

class ValueView : public QWidget {
    Q_OBJECT
public:
    enum Mode { TextMode, TreeMode, HexMode };
    static constexpr size_t kPageSize = 64 * 1024;

    explicit ValueView(QWidget* parent = nullptr);

    void setContent(const ValueContent& content);
    // Nothing to show: `text` says why.
    void setMessage(const QString& text);
    const ValueContent& content() const { return m_content; }

    // How bytes that are neither text nor JSON are read; nothing: as suggested for each value.
    std::optional<ValueDecoder> decoder() const { return m_decoder; }
    void setDecoder(std::optional<ValueDecoder> decoder);

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);  // the user's choice; kept for the values that can be shown so
    uint64_t pageIndex() const { return m_page; }
    uint64_t pageCount() const;
    void setPage(uint64_t page);
    QString shownText() const;  // of the text mode

    HexView* hexView() const { return m_hex; }
    JsonTree* jsonTree() const { return m_tree; }

Q_SIGNALS:
    void decoderChosen(levelscope::gui::ValueDecoder decoder);  // by the user
    void rulesRequested();                                      // all decoders of the store

private:
    QWidget* buildHeader();
    void decode();
    void showProblem();
    void chooseMode();
    void showMode(Mode mode);
    void showText();
    void updatePager();
    QString summary() const;

    ValueContent m_content;
    ValueContent m_shownContent;  // the value, or what the decoder made of it
    std::optional<ValueDecoder> m_decoder;
    DecodedValue m_decoded;
    Mode m_mode = TreeMode;
    Mode m_shown = TextMode;
    uint64_t m_page = 0;
    SegmentedBar* m_modes;
    QComboBox* m_decoders;
    ElidedLabel* m_summary;
    QLabel* m_problem;
    QWidget* m_pager;
    QLabel* m_pageLabel;
    QToolButton* m_previous;
    QToolButton* m_next;
    QStackedWidget* m_stack;
    QPlainTextEdit* m_text;
    JsonTree* m_tree;
    HexView* m_hex;
    QLabel* m_message;
};

}  // namespace levelscope::gui
