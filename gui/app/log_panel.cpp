#include "gui/app/log_panel.h"

#include <QDateTime>
#include <QEvent>
#include <QTextBlock>

#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {
constexpr int kMostLines = 5000;
}

LogPanel::LogPanel(QWidget* parent) : QPlainTextEdit(parent) {
    setObjectName(QStringLiteral("logPanel"));
    setProperty("role", QLatin1String("plain"));
    setReadOnly(true);
    setMaximumBlockCount(kMostLines);
    setFont(fixedFont());
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setAccessibleName(tr("Log"));
    setPlaceholderText(tr("Flushes, compactions, writes and errors are listed here."));
    document()->setDocumentMargin(metrics::kPadding - 2);
}

void LogPanel::append(const QString& line, bool isError) {
    if (m_lines.size() == kMostLines)
        m_lines.removeFirst();
    m_lines.append({QDateTime::currentDateTime().toString(QStringLiteral("HH:mm:ss.zzz ")),
                    QString(line).replace(QLatin1Char('\n'), QLatin1Char(' ')), isError});
    write(m_lines.back());
    ensureCursorVisible();
}

void LogPanel::setLines(const QList<Line>& lines) {
    m_lines = lines;
    clear();
    for (const Line& line : m_lines)
        write(line);
}

void LogPanel::write(const Line& line) {
    const Theme& theme = Theme::current();
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    if (!document()->isEmpty())
        cursor.insertBlock();
    QTextCharFormat format;
    format.setForeground(theme.muted);
    cursor.insertText(line.time, format);
    format.setForeground(line.isError ? theme.damage : theme.ink);
    cursor.insertText(line.text, format);
}

void LogPanel::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setLines(m_lines);
}

}  // namespace levelscope::gui
