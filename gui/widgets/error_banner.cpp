#include "gui/widgets/error_banner.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {
constexpr int kStripe = 4;
}

ErrorBanner::ErrorBanner(QWidget* parent)
    : QWidget(parent),
      m_what(plainLabel({}, this, "section")),
      m_rest(plainLabel({}, this)),
      m_copy(new QPushButton(tr("Copy details"), this)),
      m_action(new QPushButton(this)),
      m_close(new QPushButton(this)) {
    m_what->setWordWrap(true);
    m_rest->setWordWrap(true);
    m_what->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setIcon(themedIcon(QStringLiteral("close")));
    m_close->setProperty("role", QLatin1String("flat"));
    m_close->setAccessibleName(tr("Dismiss"));
    m_close->setToolTip(tr("Dismiss"));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(metrics::kGap);
    texts->addWidget(m_what);
    texts->addWidget(m_rest);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kStripe + metrics::kPadding, 8, 8, 8);
    row->setSpacing(2 * metrics::kGap);
    row->addLayout(texts, 1);
    for (QPushButton* button : {m_action, m_copy, m_close})
        row->addWidget(button, 0, Qt::AlignTop);
    m_action->hide();
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_shown.what + QLatin1Char('\n') + m_shown.details);
    });
    connect(m_close, &QPushButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_onAction)
            m_onAction();
    });
    hide();
}

void ErrorBanner::showError(const ErrorText& text) {
    m_shown = text;
    m_what->setText(text.what);
    QStringList rest;
    for (const QString& part : {text.unchanged, text.next}) {
        if (!part.isEmpty())
            rest << part;
    }
    m_rest->setText(rest.join(QLatin1Char(' ')));
    m_rest->setVisible(!rest.isEmpty());
    m_copy->setVisible(!text.details.isEmpty());
    setAccessibleName(text.what);
    show();
}

void ErrorBanner::clear() {
    m_shown = {};
    hide();
}

void ErrorBanner::setAction(const QString& text, std::function<void()> action) {
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
    m_onAction = std::move(action);
}

void ErrorBanner::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.fillPath(frame, theme.pane);
    painter.save();
    painter.setClipPath(frame);
    painter.fillRect(QRect(0, 0, kStripe, height()), theme.damage);
    painter.restore();
    painter.setPen(theme.line);
    painter.drawPath(frame);
}

}  // namespace levelscope::gui
