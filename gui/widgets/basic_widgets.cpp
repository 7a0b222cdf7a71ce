#include "gui/widgets/basic_widgets.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

// Its pixmap follows the theme, unlike a QLabel's.
class IconView : public QWidget {
public:
    IconView(const QString& name, int side, QWidget* parent) : QWidget(parent), m_icon(themedIcon(name)) {
        setFixedSize(side, side);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }

private:
    QIcon m_icon;
};

QColor inkColour(ElidedLabel::Ink ink) {
    const Theme& theme = Theme::current();
    switch (ink) {
        case ElidedLabel::Ink::muted: return theme.muted;
        case ElidedLabel::Ink::damage: return theme.damage;
        case ElidedLabel::Ink::normal: break;
    }
    return theme.ink;
}

class HairLine : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), Theme::current().line); }
};

}  // namespace

QLabel* plainLabel(const QString& text, QWidget* parent, const char* role) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    if (*role)
        label->setProperty("role", QLatin1String(role));
    return label;
}

QString plainToolTip(const QString& text) {
    constexpr int kLongest = 2000;
    if (text.isEmpty())
        return {};
    const QString cut = text.size() > kLongest ? text.left(kLongest) + QChar(0x2026) : text;
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(cut.toHtmlEscaped());
}

ElidedLabel::ElidedLabel(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString& text) {
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setHint(const QString& hint) {
    m_hint = hint;
    updateToolTip();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment) {
    m_alignment = alignment;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode) {
    m_elide = mode;
    update();
}

void ElidedLabel::setInk(Ink ink) {
    m_ink = ink;
    update();
}

QSize ElidedLabel::sizeHint() const {
    ensurePolished();
    return {fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height() + 2};
}

QSize ElidedLabel::minimumSizeHint() const {
    ensurePolished();
    return {fontMetrics().averageCharWidth() * 4, fontMetrics().height() + 2};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(inkColour(m_ink));
    const QString shown = fontMetrics().elidedText(m_text, m_elide, width());
    painter.drawText(rect(), int(m_alignment) | Qt::TextSingleLine, shown);
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    updateToolTip();
}

void ElidedLabel::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    const QAction* copy = menu.addAction(themedIcon(QStringLiteral("copy")), tr("Copy"));
    if (menu.exec(event->globalPos()) == copy)
        QGuiApplication::clipboard()->setText(m_text);
}

void ElidedLabel::updateToolTip() {
    const bool cut = fontMetrics().horizontalAdvance(m_text) > width();
    QStringList parts;
    if (!m_hint.isEmpty())
        parts << m_hint;
    if (cut)
        parts << m_text;
    setToolTip(plainToolTip(parts.join(QLatin1Char('\n'))));
}

SectionTitle::SectionTitle(const QString& text, QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setText(text);
    setProperty("role", QLatin1String("section"));
}

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(plainLabel(title, this)),
      m_subtitle(new ElidedLabel(this)),
      m_row(new QHBoxLayout(this)) {
    m_title->setFont(titleFont());
    m_subtitle->setInk(ElidedLabel::Ink::muted);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(2 * metrics::kGap);
    m_row->addWidget(m_title);
    m_row->addWidget(m_subtitle, 1);
    setMinimumHeight(30);
}

void PageHeader::setTitle(const QString& title) {
    m_title->setText(title);
}

void PageHeader::setSubtitle(const QString& text) {
    m_subtitle->setText(text);
}

void PageHeader::addControl(QWidget* widget) {
    m_row->addWidget(widget);
}

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent),
      m_title(plainLabel(title, this)),
      m_text(plainLabel(text, this, "muted")),
      m_column(new QVBoxLayout) {
    m_title->setFont(titleFont());
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(460);
    m_text->setMinimumWidth(280);
    m_column->setSpacing(2 * metrics::kGap);
    m_column->addStretch(2);
    m_column->addWidget(new IconView(iconName, 40, this), 0, Qt::AlignHCenter);
    m_column->addWidget(m_title, 0, Qt::AlignHCenter);
    m_column->addWidget(m_text, 0, Qt::AlignHCenter);
    m_column->addStretch(3);
    auto* row = new QHBoxLayout(this);
    row->addStretch();
    row->addLayout(m_column);
    row->addStretch();
}

void EmptyState::setTexts(const QString& title, const QString& text) {
    m_title->setText(title);
    m_text->setText(text);
}

QPushButton* EmptyState::addAction(const QString& text, std::function<void()> action, bool primary) {
    auto* button = new QPushButton(text, this);
    if (primary)
        button->setProperty("role", QLatin1String("primary"));
    connect(button, &QPushButton::clicked, this, std::move(action));
    m_column->insertWidget(m_column->count() - 1, button, 0, Qt::AlignHCenter);
    return button;
}

QFrame* titledPane(ElidedLabel* title, QWidget* inside, QWidget* parent) {
    auto* frame = new QFrame(parent);
    setStyleRole(frame, "pane");
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(metrics::kGap, metrics::kGap, metrics::kGap, metrics::kGap);
    column->setSpacing(metrics::kGap);
    if (title) {
        title->setInk(ElidedLabel::Ink::muted);
        title->setElideMode(Qt::ElideRight);
        auto* caption = new QHBoxLayout;
        caption->setContentsMargins(2 * metrics::kGap, metrics::kGap, 2 * metrics::kGap, 0);
        caption->addWidget(title);
        column->addLayout(caption);
    }
    column->addWidget(inside);
    return frame;
}

Card makeCard(const QString& title, QWidget* parent) {
    auto* frame = new QFrame(parent);
    setStyleRole(frame, "pane");
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(metrics::kPadding, metrics::kPadding, metrics::kPadding, metrics::kPadding);
    column->setSpacing(2 * metrics::kGap);
    if (!title.isEmpty())
        column->addWidget(new SectionTitle(title, frame));
    return {frame, column};
}

QScrollArea* scrollingPart(QWidget* parent) {
    auto* scroll = new QScrollArea(parent);
    auto* content = new QWidget(scroll->viewport());
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return scroll;
}

QWidget* hairLine(Qt::Orientation orientation, QWidget* parent) {
    auto* line = new HairLine(parent);
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

}  // namespace levelscope::gui
