// WritePathStrip: the way of writes through the store as a row of stations: client, write-ahead log,
// memtable, memtables that wait, levels. It paints the picture of a WritePath: what each station holds, what
// moved at the last step, and a dot at the entry that is followed, which glides to its next station unless
// the desktop asks for less motion.
//
// Mouse: a click activates a station. Keys: left and right go from station to station, Enter activates.
#pragma once

#include <QVariantAnimation>
#include <QWidget>
#include <vector>

#include "gui/models/write_path.h"

namespace levelscope::gui {

class WritePathStrip : public QWidget {
    Q_OBJECT
public:
    explicit WritePathStrip(QWidget* parent);

    // `limitEntries`: of the memtable, 0: it is limited by bytes only.
    void setPath(const WritePath& path, uint64_t limitEntries);
    bool animating() const { return m_glide.state() == QAbstractAnimation::Running; }

    struct Station {
        PathStop stop = PathStop::client;
        int level = 0;
        bool operator==(const Station&) const = default;
    };
    const std::vector<Station>& stations() const { return m_stations; }
    QRect rectOf(int station) const;
    // Title and figures, as they are painted.
    QStringList linesOf(int station) const;
    int followedStation() const;  // -1: the followed entry is at none, or nothing is followed
    int current() const { return m_current; }

    QSize sizeHint() const override { return {640, kHeight}; }
    QSize minimumSizeHint() const override { return {320, kHeight}; }

Q_SIGNALS:
    void activated(levelscope::gui::PathStop stop, int level);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    static constexpr int kHeight = 92;

    void layStations();
    int stationAt(QPoint position) const;
    bool tookPart(const Station& station) const;
    QStringList figuresOf(const Station& station) const;
    QString titleOf(const Station& station) const;
    void paintStation(QPainter& painter, int station) const;
    void paintArrow(QPainter& painter, int before) const;
    void paintFollowed(QPainter& painter) const;
    void setCurrent(int station);
    void activate(int station);

    PathPicture m_picture;
    PathStep m_step;
    PathPlace m_place;
    bool m_follows = false;
    uint64_t m_limitEntries = 0;
    std::vector<Station> m_stations;
    int m_current = 0;
    QVariantAnimation m_glide;  // the x of the dot
    int m_dotAt = -1;           // station
};

}  // namespace levelscope::gui
