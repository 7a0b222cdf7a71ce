#include "core/inspect/sample_sources.h"

#include <bzlib.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace levelscope;

namespace {

QByteArray packed(const QByteArray& text) {
    QByteArray to(text.size() + text.size() / 100 + 600, '\0');
    auto size = static_cast<unsigned>(to.size());
    BZ2_bzBuffToBuffCompress(to.data(), &size, const_cast<char*>(text.data()),
                             static_cast<unsigned>(text.size()), 1, 0, 0);
    to.resize(static_cast<qsizetype>(size));
    return to;
}

}  // namespace

class SampleSourcesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_directory;
    SampleSources m_sources;
    std::vector<SamplePair> m_pairs;

    std::string write(const QString& name, const QByteArray& bytes) {
        QFile file(m_directory.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            QTest::qFail("cannot write", __FILE__, __LINE__);
        return m_directory.filePath(name).toStdString();
    }
    PairVisitor keep() {
        m_pairs.clear();
        return [this](const SamplePair& pair) -> Status {
            m_pairs.push_back(pair);
            return {};
        };
    }
    void isDamage(const Status& status, const QString& file, uint64_t offset, const char* package) {
        QCOMPARE(status.code(), Code::corruption);
        QCOMPARE(status.error().file, m_directory.filePath(file).toStdString());
        QCOMPARE(status.error().offset, offset);
        QCOMPARE(status.error().subject, std::string(package));
    }

private slots:
    void init() {
        for (const QString& name : QDir(m_directory.path()).entryList(QDir::Files))
            QFile::remove(m_directory.filePath(name));
        m_sources = {m_directory.path().toStdString(), m_directory.path().toStdString()};
    }

    void aLineOfCharacterDataBecomesJsonWithAllFields() {
        write("UnicodeData.txt",
              "0041;LATIN \"A\";Lu;0;L;;;;;N;;;;0061;\r\n3400;<CJK, First>;Lo;0;L;;;;;N;;;;;\n");
        QVERIFY(readUnicodeCharacters(posixFileSystem(), m_sources, keep()).ok());
        QCOMPARE(m_pairs.size(), size_t{2});
        QCOMPARE(m_pairs[0].key, std::string("unicode/char/0041"));
        QCOMPARE(m_pairs[0].value,
                 std::string(
                     "{\"code\":\"0041\",\"name\":\"LATIN "
                     "\\\"A\\\"\",\"category\":\"Lu\",\"combining\":\"0\",\"bidi\":\"L\","
                     "\"decomposition\":\"\",\"decimal\":\"\",\"digit\":\"\",\"numeric\":\"\",\"mirrored\":"
                     "\"N\",\"old_name\":"
                     "\"\",\"comment\":\"\",\"uppercase\":\"\",\"lowercase\":\"0061\",\"titlecase\":\"\"}"));
        QCOMPARE(m_pairs[1].key, std::string("unicode/char/3400"));
    }

    void aPackedFileReadsLikeAPlainOneAlsoInSeveralStreams() {
        QByteArray text = "# comment\n\nU+4E00\tkMandarin\ty\u012b\n";
        for (int i = 0; i < 100'000; ++i)
            text += "U+4E01\tkField" + QByteArray::number(i) + "\tvalue\n";
        const std::string plain = write("Unihan_A.txt", text);
        QVERIFY(readUnihanFile(posixFileSystem(), plain, keep()).ok());
        const auto expected = m_pairs.size();
        QCOMPARE(expected, size_t{100'001});
        QCOMPARE(m_pairs[0].key, std::string("unicode/unihan/4E00/kMandarin"));
        QCOMPARE(m_pairs[0].value, std::string("y\u012b"));
        const QByteArray last = "U+4E02\tkLast\twithout a line end";
        const std::string both = write("Unihan_B.txt.bz2", packed(text) + packed(last));
        QVERIFY(readUnihanFile(posixFileSystem(), both, keep()).ok());
        QCOMPARE(m_pairs.size(), expected + 1);
        QCOMPARE(m_pairs.back().value, std::string("without a line end"));
    }

    void aFileThatIsThereTwiceIsReadOnce() {
        for (const char* name :
             {"Unihan_A.txt", "Unihan_A.txt.bz2", "Unihan_B.txt.bz2", "Unihan.txt", "Other.txt"})
            write(name, "");
        const auto paths = unihanFiles(posixFileSystem(), m_sources);
        QVERIFY(paths.ok());
        QCOMPARE(paths->size(), size_t{2});
        QVERIFY(paths->front().ends_with("Unihan_A.txt"));
    }

    void damageIsToldWithItsPlaceAndPackage() {
        write("UnicodeData.txt", "0041;A;Lu;0;L;;;;;N;;;;0061;\n0042;too;few\n");
        isDamage(readUnicodeCharacters(posixFileSystem(), m_sources, keep()), "UnicodeData.txt", 29,
                 "unicode-data");
        isDamage(readUnihanFile(posixFileSystem(), write("Unihan_A.txt", "U+XYZW\tk\tv\n"), keep()),
                 "Unihan_A.txt", 0, "unicode-data");
        isDamage(readUnihanFile(posixFileSystem(), write("Unihan_A.txt", QByteArray(70'000, 'x')), keep()),
                 "Unihan_A.txt", 0, "unicode-data");
        for (const char* text : {"", "[]", "{\"4217\":5}", "{\"4217\":[5]}", "{\"4217\":[{\"name\":\"x\"}]}",
                                 "{\"4217\":[{\"alp"}) {
            write("iso_4217.json", text);
            isDamage(readIsoList(posixFileSystem(), m_sources, "4217", keep()), "iso_4217.json", 0,
                     "iso-codes");
        }
    }

    void everyCutOfAPackedFileIsDamageOrNothingMore() {
        const QByteArray whole = packed("U+4E00\tkMandarin\tyi\n");
        for (qsizetype length = 1; length < whole.size(); ++length) {
            const Status status =
                readUnihanFile(posixFileSystem(), write("Unihan_A.txt.bz2", whole.left(length)), keep());
            QCOMPARE(status.reason(), Reason::decompression);
        }
    }

    void whatIsMissingIsToldWithItsPackage() {
        QCOMPARE(readUnicodeCharacters(posixFileSystem(), m_sources, keep()).error().subject,
                 std::string("unicode-data"));
        QCOMPARE(unihanFiles(posixFileSystem(), m_sources).status().error().subject,
                 std::string("unicode-data"));
        const Status iso = readIsoList(posixFileSystem(), m_sources, "639-3", keep());
        QCOMPARE(iso.code(), Code::notFound);
        QCOMPARE(iso.error().subject, std::string("iso-codes"));
    }

    void recordsAreNamedByTheirCode() {
        write("iso_3166-2.json",
              "{\"3166-2\":[{\"code\":\"AD-02\",\"type\":\"Parish\",\"name\":\"Canillo\"}]}");
        QVERIFY(readIsoList(posixFileSystem(), m_sources, "3166-2", keep()).ok());
        QCOMPARE(m_pairs[0].key, std::string("iso/3166-2/AD-02"));
        QCOMPARE(m_pairs[0].value,
                 std::string("{\"code\":\"AD-02\",\"name\":\"Canillo\",\"type\":\"Parish\"}"));
        QCOMPARE(m_pairs[0].title, std::string("Canillo"));
    }
};

QTEST_APPLESS_MAIN(SampleSourcesTest)
#include "sample_sources_test.moc"
