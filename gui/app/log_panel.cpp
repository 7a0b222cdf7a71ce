#include "gui/app/log_panel.h"

#include <QDateTime>
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
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    if (!document()->isEmpty())
        cursor.insertBlock();
    QTextCharFormat quiet;
    quiet.setForeground(Theme::current().muted);
    cursor.insertText(QDateTime::currentDateTime().toString(QStringLiteral("HH:mm:ss.zzz ")), quiet);
    QTextCharFormat format;
    format.setForeground(isError ? Theme::current().damage : Theme::current().ink);
    cursor.insertText(QString(line).replace(QLatin1Char('\n'), QLatin1Char(' ')), format);
    ensureCursorVisible();
}

}  // namespace levelscope::gui
