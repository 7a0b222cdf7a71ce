#include "gui/pages/table/bloom_view.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/models/display.h"
#include "gui/models/engine_names.h"
#include "gui/models/entry_list_model.h"
#include "gui/models/key_text.h"
#include "gui/pages/table/filter_curve.h"
#include "gui/widgets/basic_widgets.h"
#include "gui/widgets/error_banner.h"
#include "gui/widgets/filter_bits.h"
#include "gui/widgets/theme.h"

namespace levelscope::gui {
namespace {

constexpr int kShownBytes = 28;  // of a key or value in a sentence of the narrow column

}  // namespace

BloomView::BloomView(QWidget* parent)
    : QWidget(parent),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(
          QStringLiteral("bloom"), tr("No Bloom filter"),
          tr("This table was written without one (filter_bits_per_key = 0): every look-up that reaches it "
             "reads a block."),
          this)),
      m_error(new ErrorBanner(this)) {
    auto* content = new QWidget(this);
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kPadding);
    row->addWidget(buildPicture(), 1);
    row->addWidget(buildSide());
    m_stack->addWidget(content);
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_error);
    column->addWidget(m_stack, 1);
}

QWidget* BloomView::buildPicture() {
    auto* frame = new QFrame(this);
    setStyleRole(frame, "pane");
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(metrics::kPadding, 2 * metrics::kGap, metrics::kPadding, 2 * metrics::kGap);
    column->setSpacing(metrics::kGap);
    auto* hint = plainLabel(tr("Ink is a set bit. The bars tell how full each cache line is; the mark is one "
                               "half. The wheel zooms."),
                            frame, "muted");
    hint->setWordWrap(true);
    m_picture = new FilterBits(frame);
    m_magnified = new ElidedLabel(frame);
    m_magnified->setInk(ElidedLabel::Ink::muted);
    m_magnifier = new FilterBits(frame);
    m_magnifier->setFixedHeight(124);
    m_magnifier->setAccessibleName(tr("One line of the filter, magnified"));
    m_magnifier->hide();
    m_magnified->hide();
    column->addWidget(hint);
    column->addSpacing(metrics::kGap);
    column->addWidget(m_picture, 1);
    column->addWidget(m_magnified);
    column->addWidget(m_magnifier);
    connect(m_picture, &FilterBits::bitClicked, this, &BloomView::magnifyLineOf);
    return frame;
}

QWidget* BloomView::buildSide() {
    QScrollArea* scroll = scrollingPart(this);
    scroll->setFixedWidth(320);
    auto* around = new QVBoxLayout(scroll->widget());
    around->setContentsMargins(0, 0, 0, 0);
    const auto [side, column] = makeCard(tr("Filter"), scroll->widget());
    around->addWidget(side);
    m_figures = new PropertyList(side);
    m_key = new QLineEdit(side);
    m_key->setFont(fixedFont());
    m_key->setPlaceholderText(tr("key"));
    m_key->setAccessibleName(tr("Key to test"));
    m_key->setToolTip(plainToolTip(tr("Text as shown elsewhere; \\xNN stands for one byte")));
    m_testButton = new QPushButton(tr("Test"), side);
    setStyleRole(m_testButton, "primary");
    m_keyProblem = plainLabel({}, side, "damage");
    m_keyProblem->setWordWrap(true);
    m_keyProblem->hide();
    m_verdictTitle = plainLabel({}, side, "section");
    m_verdictTitle->setWordWrap(true);
    m_verdictDetail = plainLabel(
        tr("A key is hashed once; every probe looks at one bit. A single clear bit proves that the "
           "table does not hold the key."),
        side, "muted");
    m_verdictDetail->setWordWrap(true);
    m_verdictDetail->setMinimumWidth(1);  // a long word never widens the column
    m_probes = new PropertyList(side);
    m_showEntry = new QPushButton(tr("Show the entry"), side);
    m_showEntry->hide();
    m_curve = new FilterCurve(side);

    column->addWidget(m_figures);
    column->addSpacing(metrics::kGap);
    column->addWidget(new SectionTitle(tr("Test a key"), side));
    auto* row = new QHBoxLayout;
    row->addWidget(m_key, 1);
    row->addWidget(m_testButton);
    column->addLayout(row);
    column->addWidget(m_keyProblem);
    column->addWidget(m_verdictTitle);
    column->addWidget(m_verdictDetail);
    column->addWidget(m_probes);
    column->addWidget(m_showEntry, 0, Qt::AlignLeft);
    column->addSpacing(metrics::kGap);
    column->addWidget(new SectionTitle(tr("Other sizes"), side));
    column->addWidget(m_curve);
    column->addStretch(1);

    connect(m_testButton, &QPushButton::clicked, this, &BloomView::readKeyBox);
    connect(m_key, &QLineEdit::returnPressed, this, &BloomView::readKeyBox);
    connect(m_showEntry, &QPushButton::clicked, this, [this] {
        if (m_foundBlock >= 0)
            Q_EMIT entryWanted(m_foundBlock, m_foundEntry);
    });
    return scroll;
}

void BloomView::setFile(std::shared_ptr<TableFile> file) {
    m_testing.cancel();
    m_measuring.cancel();
    m_measured.reset();
    m_file = std::move(file);
    m_filter.reset();
    m_picture->setFilter(nullptr);
    m_figures->setRows({});
    m_error->clear();
    m_curve->setTable(m_file ? m_file->path() : std::string());
    clearTest();
    if (!m_file) {
        m_load.cancel();
        return;
    }
    m_load.start(
        this,
        [source = m_file](std::stop_token) -> Loaded {
            Loaded loaded;
            Result<FilterAnatomy> filter = source->filter();
            if (!filter.ok()) {
                loaded.status = filter.status();
                return loaded;
            }
            loaded.filter = std::make_shared<const FilterAnatomy>(std::move(filter).value());
            const auto& properties = source->properties();
            loaded.figures = filterFigures(*loaded.filter, properties.ok() ? properties->entries : 0);
            return loaded;
        },
        [this](const Loaded& loaded) { show(loaded); });
}

void BloomView::show(const Loaded& loaded) {
    if (!loaded.status.ok()) {
        m_error->showStatus(loaded.status);
        return;
    }
    m_filter = loaded.filter;
    m_filterFigures = loaded.figures;
    m_stack->setCurrentIndex(m_filterFigures.bits == 0 ? 1 : 0);
    m_picture->setFilter(m_filter);
    showFigures({});
    if (isVisible())
        measure();
}

// Theory is quick, asking takes a second: it is done on a worker, and only for a filter that is looked at.
void BloomView::measure() {
    if (!m_filter || m_filterFigures.bits == 0 || m_measured == m_filter)
        return;
    m_measured = m_filter;
    m_measuring.start(
        this,
        [filter = m_filter](std::stop_token stop) {
            constexpr uint64_t kSeed = 20'260'101;  // any: the same filter always tells the same rate
            return measureRate(*filter, kMeasuredKeys, kSeed, std::move(stop));
        },
        [this](const MeasuredRate& measured) { showFigures(measured); });
}

void BloomView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    measure();
}

void BloomView::showFigures(const MeasuredRate& measured) {
    const FilterFigures& figures = m_filterFigures;
    m_curve->setPresent(figures.bitsPerKey, measured.tested == 0 ? figures.theoreticalRate : measured.rate);
    QList<PropertyList::Row> rows;
    rows << PropertyList::Row{tr("size"), displaySize(figures.bits / 8),
                              tr("%1 bits").arg(displayNumber(figures.bits))};
    if (figures.bitsPerKey > 0)
        rows << PropertyList::Row{tr("bits / key"), QLocale().toString(figures.bitsPerKey, 'f', 1),
                                  tr("Bits of the filter / entries of the table")};
    const bool ribbon = m_filter->kind == FilterKind::ribbon;
    rows << PropertyList::Row{tr("kind"), ribbon ? tr("ribbon filter") : tr("Bloom filter"),
                              ribbon ? tr("The solution of a system of equations: for a key of the table the "
                                          "parity of chosen bits of each column is as expected")
                                     : tr("Every key of the table has all of its bits set")};
    rows << PropertyList::Row{
        ribbon ? tr("columns") : tr("probes (k)"), QString::number(figures.probes),
        ribbon ? tr("Parities that each look-up compares") : tr("Bits that each look-up tests")};
    rows << PropertyList::Row{
        ribbon ? tr("segments") : tr("lines"),
        tr("%1 × %2 bits").arg(displayNumber(figures.lines), displayNumber(m_filter->lineBits)),
        ribbon
            ? tr("One column of one block")
            : tr("All probes of a key fall into one cache line, so that a look-up costs one memory access")};
    rows << PropertyList::Row{tr("fill"), displayPercent(figures.fill), tr("Set bits / all bits")};
    const QString found = measured.tested == 0
                              ? tr("measuring…")
                              : tr("%1 ± %2").arg(displayPercent(measured.rate, 2),
                                                  displayPercent((measured.high - measured.low) / 2, 2));
    rows << PropertyList::Row{
        tr("false positives"), found,
        tr("Share of %1 random absent keys that pass the filter, with the 95 % confidence interval")
            .arg(displayNumber(measured.tested == 0 ? kMeasuredKeys : measured.tested))};
    if (!ribbon)
        rows << PropertyList::Row{tr("from its bits"), displayPercent(figures.bitsRate, 2),
                                  tr("Chance that an absent key passes, from how full each line really is")};
    if (ribbon)
        rows << PropertyList::Row{tr("in theory"), displayPercent(figures.theoreticalRate, 2),
                                  tr("Every column halves the share of absent keys that pass")};
    else if (figures.bitsPerKey > 0)
        rows << PropertyList::Row{
            tr("in theory"), displayPercent(figures.theoreticalRate, 2),
            tr("The same, expected for so many keys in so many bits, keys falling into lines at random")};
    m_figures->setRows(rows);
}

void BloomView::clearTest() {
    m_test = {};
    m_foundBlock = m_foundEntry = -1;
    m_picture->setProbes({});
    m_magnifier->hide();
    m_magnified->hide();
    m_probes->setRows({});
    m_showEntry->hide();
    setVerdict(Verdict::none, {},
               tr("A key is hashed once; every probe looks at one bit. A single clear bit proves that the "
                  "table does not hold "
                  "the key."));
}

void BloomView::readKeyBox() {
    const ParsedBytes parsed = parseBytes(m_key->text(), ByteFormat::text);
    m_keyProblem->setText(parsed.problem);
    m_keyProblem->setVisible(!parsed.ok());
    if (parsed.ok())
        testKey(parsed.bytes);
}

void BloomView::testKey(const std::string& key) {
    if (!m_file || !m_filter || m_filter->bits == 0)
        return;
    if (m_key->text().isEmpty()) {
        m_key->setText(formatBytes(key, ByteFormat::text));
        m_key->setCursorPosition(0);
    }
    m_testing.start(
        this,
        [file = m_file, filter = m_filter, key](std::stop_token) -> Tested {
            return {testFilter(*filter, key), file->find(key)};
        },
        [this, key](const Tested& tested) { showTest(key, tested); });
}

void BloomView::showTest(const std::string& key, const Tested& tested) {
    m_test = tested.test;
    const std::vector<uint64_t> bits = shownBits();
    int clear = 0;
    QList<PropertyList::Row> rows;
    for (const FilterTest::Probe& probe : m_test.probes) {
        rows << probeRow(static_cast<int>(rows.size()) + 1, probe);
        clear += probe.passed ? 0 : 1;
    }
    m_picture->setProbes(bits);
    m_probes->setRows(rows);
    if (!bits.empty()) {
        m_picture->revealBit(bits.front());
        magnifyLineOf(bits.front());
        m_magnifier->setProbes(bits);
    }
    m_foundBlock = tested.found.present ? static_cast<int>(tested.found.block) : -1;
    m_foundEntry = tested.found.present ? static_cast<int>(tested.found.entry) : -1;
    m_showEntry->setVisible(tested.found.present);

    const AnatomyEntry& entry = tested.found.value;
    const auto entryLine = [&entry] {
        return tr("%1 · sequence %2 · %3")
            .arg(entryTypeName(trailerType(entry.trailer)), displayNumber(trailerSequence(entry.trailer)),
                 valueText(entry, kShownBytes));
    };
    if (!tested.found.status.ok() && !tested.found.present)
        setVerdict(Verdict::unreadable, tr("✗ The table could not be read to check"),
                   describe(tested.found.status).what);
    else if (!m_test.mayContain && tested.found.present)
        setVerdict(Verdict::wrongFilter, tr("✗ The filter is wrong: the table does hold the key"),
                   entryLine());
    else if (!m_test.mayContain)
        setVerdict(Verdict::absent, tr("Certainly not here"), absentDetail(clear));
    else if (tested.found.present)
        setVerdict(Verdict::present, tr("✓ May be here, and it is"), entryLine());
    else
        setVerdict(Verdict::falsePositive, tr("False positive"), falsePositiveDetail(key));
}

// Of a ribbon filter every probe has many bits: those of the first one that failed, or of the first.
std::vector<uint64_t> BloomView::shownBits() const {
    std::vector<uint64_t> bits;
    if (m_filter->kind == FilterKind::bloom) {
        for (const FilterTest::Probe& probe : m_test.probes)
            bits.insert(bits.end(), probe.asked.bits.begin(), probe.asked.bits.end());
        return bits;
    }
    const auto failed = std::find_if(m_test.probes.begin(), m_test.probes.end(),
                                     [](const FilterTest::Probe& probe) { return !probe.passed; });
    if (!m_test.probes.empty())
        bits = failed == m_test.probes.end() ? m_test.probes.front().asked.bits : failed->asked.bits;
    return bits;
}

PropertyList::Row BloomView::probeRow(int number, const FilterTest::Probe& probe) const {
    if (m_filter->kind == FilterKind::bloom && probe.asked.bits.size() == 1)
        return {tr("probe %1").arg(number),
                tr("bit %1 = %2")
                    .arg(displayNumber(probe.asked.bits.front()),
                         probe.passed ? QStringLiteral("1") : QStringLiteral("0")),
                {},
                !probe.passed};
    uint64_t set = 0;
    for (const uint64_t bit : probe.asked.bits)
        set += m_filter->isSet(bit) ? 1 : 0;
    const QString count = tr("%1 of %2 bits").arg(displayNumber(set), displayNumber(probe.asked.bits.size()));
    return {tr("column %1").arg(number),
            tr("%1: %2, expected %3")
                .arg(count, set % 2 != 0 ? tr("odd") : tr("even"), probe.asked.odd ? tr("odd") : tr("even")),
            {},
            !probe.passed};
}

QString BloomView::absentDetail(int failed) const {
    if (m_filter->kind == FilterKind::ribbon)
        return tr("%n columns have another parity than the key, so no block has to be read.", nullptr,
                  failed);
    return tr("%n of the probes found a clear bit, so no block has to be read.", nullptr, failed);
}

QString BloomView::falsePositiveDetail(const std::string& key) const {
    if (m_filter->kind == FilterKind::ribbon)
        return tr("All %1 columns have the key's parity, but the table does not hold %2: a look-up reads a "
                  "block in vain.")
            .arg(displayNumber(m_test.probes.size()), displayBytes(key, kShownBytes));
    return tr("All %1 bits are set, but the table does not hold %2: a look-up reads a block in vain.")
        .arg(displayNumber(m_test.probes.size()), displayBytes(key, kShownBytes));
}

void BloomView::magnifyLineOf(uint64_t bit) {
    if (!m_filter || m_filter->lineBits == 0)
        return;
    const uint64_t line = bit / m_filter->lineBits;
    const uint64_t first = line * m_filter->lineBits;
    const uint64_t set = countSetBits(*m_filter, first, m_filter->lineBits);
    if (m_magnifier->isHidden())
        m_magnifier->setFilter(m_filter);
    m_magnifier->setVisible(true);
    m_magnified->setVisible(true);
    m_magnifier->setWindow(first, m_filter->lineBits);
    m_magnified->setText(
        tr("Line %1 · %2 of %3 bits set")
            .arg(displayNumber(line), displayNumber(set), displayNumber(m_filter->lineBits)));
}

void BloomView::setVerdict(Verdict verdict, const QString& title, const QString& detail) {
    m_verdict = verdict;
    const bool bad = verdict == Verdict::wrongFilter || verdict == Verdict::unreadable;
    setStyleRole(m_verdictTitle, bad ? "damage" : "section");
    m_verdictTitle->setText(title);
    m_verdictTitle->setVisible(!title.isEmpty());
    m_verdictDetail->setText(detail);
}

QString BloomView::verdictText() const {
    return m_verdictTitle->text();
}

}  // namespace levelscope::gui
