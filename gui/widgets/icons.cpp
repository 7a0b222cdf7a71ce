// Icons that draw themselves in the colours of the current theme, so that switching it needs no reloading.
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

const QByteArray& source(const QString& name) {
    static QHash<QString, QByteArray> cache;
    auto found = cache.find(name);
    if (found == cache.end()) {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        found = cache.insert(name, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }
    return *found;
}

QColor inkFor(QIcon::Mode mode) {
    const Theme& theme = Theme::current();
    if (mode == QIcon::Disabled) {
        QColor faint = theme.muted;
        faint.setAlphaF(0.5F);
        return faint;
    }
    return mode == QIcon::Selected || mode == QIcon::Active ? theme.ink : theme.muted;
}

// An engine with a paint() that needs no pixmap of its own.
class PaintedEngine : public QIconEngine {
public:
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
};

class SvgEngine final : public PaintedEngine {
public:
    explicit SvgEngine(QString name) : m_name(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QColor ink = inkFor(mode);
        QByteArray svg = source(m_name);
        svg.replace("currentColor", ink.name().toLatin1());
        QSvgRenderer renderer(svg);
        painter->save();
        painter->setOpacity(painter->opacity() * ink.alphaF());
        const int side = qMin(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        renderer.render(painter, square);
        painter->restore();
    }
    QIconEngine* clone() const override { return new SvgEngine(m_name); }

private:
    QString m_name;
};

class LevelEngine final : public PaintedEngine {
public:
    explicit LevelEngine(int level) : m_level(level) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(Theme::current().level(m_level));
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.4);
        const double side = qMin(rect.width(), rect.height()) * 0.62;
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        painter->drawRoundedRect(square, side * 0.25, side * 0.25);
        painter->restore();
    }
    QIconEngine* clone() const override { return new LevelEngine(m_level); }

private:
    int m_level;
};

}  // namespace

QIcon themedIcon(const QString& name) {
    return QIcon(new SvgEngine(name));
}

QIcon levelIcon(int level) {
    return QIcon(new LevelEngine(level));
}

}  // namespace levelscope::gui
