#include "core/db/options.h"

#include <QtTest>
#include <cmath>

#include "core/db/options_file.h"
#include "core/env/strict_mem_file_system.h"

using namespace levelscope;

class OptionsTest : public QObject {
    Q_OBJECT

private slots:
    void everyPresetIsValidAndNamesItself() {
        QCOMPARE(Options::presetNames().size(), size_t{4});
        for (const std::string& name : Options::presetNames()) {
            const auto options = Options::fromPreset(name);
            QVERIFY(options.ok());
            QCOMPARE(options->preset, name);
            QVERIFY2(options->validate().ok(), toLogString(options->validate()).c_str());
        }
        QCOMPARE(Options::fromPreset("fastest").status().reason(), Reason::unknownOption);
    }

    void classroomStepsAreSmallEnoughToWatch() {
        const auto options = Options::fromPreset("classroom");
        QVERIFY(options.ok());
        QCOMPARE(options->memtableEntries, uint64_t{30});
        QCOMPARE(options->compaction.targetTableEntries, uint64_t{30});
        QCOMPARE(options->compaction.policy, CompactionPolicy::threshold);
        QCOMPARE(options->compaction.tableThreshold, uint64_t{5});
    }

    void aValuePrintedCanBeTypedBackForEveryOptionAndBound() {
        for (const OptionInfo& info : optionInfos()) {
            const auto candidates =
                info.choices.empty() ? std::vector<std::string>{info.minimum, info.defaultValue, info.maximum}
                                     : info.choices;
            for (const std::string& value : candidates) {
                Options options;
                QVERIFY2(options.set(info.name, value).ok(), (info.name + "=" + value).c_str());
                QCOMPARE(*options.get(info.name), value);
            }
        }
    }

    void everyOptionIsExplained() {
        for (const OptionInfo& info : optionInfos()) {
            QVERIFY2(info.effect.ends_with('.'), info.name.c_str());
            QCOMPARE(*Options().get(info.name), info.defaultValue);
        }
    }

    void sizesTakeBinaryUnits() {
        Options options;
        QVERIFY(options.set("block_size", "16KiB").ok());
        QCOMPARE(options.blockSize, 16384u);
        QVERIFY(options.set("memtable_bytes", "3 MiB").ok());
        QCOMPARE(options.memtableBytes, uint64_t{3} << 20);
        QVERIFY(options.set("cache_bytes", "1000001").ok());
        QCOMPARE(*options.get("cache_bytes"), std::string("1000001"));
        QVERIFY(options.set("filter_bits_per_key", "12.5").ok());
        QCOMPARE(options.filterBitsPerKey, 12.5);
        QCOMPARE(*options.get("filter_bits_per_key"), std::string("12.5"));
    }

    void nonsenseIsRefusedAndChangesNothing_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, const char* value, Reason reason) {
            QTest::addRow("%s=%s", name, value)
                << QByteArray(name) << QByteArray(value) << static_cast<int>(reason);
        };
        row("blocksize", "1", Reason::unknownOption);
        row("block_size", "", Reason::syntax);
        row("block_size", "KiB", Reason::syntax);
        row("block_size", "-1", Reason::syntax);
        row("block_size", "16 potatoes", Reason::syntax);
        row("block_size", "99999999999999999999", Reason::syntax);
        row("block_size", "18014398509481984KiB", Reason::syntax);
        row("block_size", "1", Reason::optionOutOfRange);
        row("block_size", "1GiB", Reason::optionOutOfRange);
        row("filter_bits_per_key", "1.2345", Reason::syntax);
        row("filter_bits_per_key", "1.", Reason::syntax);
        row("filter_bits_per_key", "65", Reason::optionOutOfRange);
        row("auto_compaction", "maybe", Reason::syntax);
        row("memtable", "hashmap", Reason::syntax);
        row("zstd_level", "20", Reason::optionOutOfRange);
    }
    void nonsenseIsRefusedAndChangesNothing() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(int, reason);
        Options options;
        const Status status = options.set(name.toStdString(), value.toStdString());
        QCOMPARE(status.code(), Code::invalidArgument);
        QCOMPARE(static_cast<int>(status.reason()), reason);
        QCOMPARE(status.error().subject, name.toStdString());
        QCOMPARE(options.toJson(), Options().toJson());
    }

    void theBoundThatWasPassedIsTold() {
        Options options;
        const Status low = options.set("block_size", "100");
        QCOMPARE(low.error().expected, uint64_t{128});
        QCOMPARE(low.error().got, uint64_t{100});
        const Status high = options.set("zstd_level", "22");
        QCOMPARE(high.error().expected, uint64_t{19});
    }

    void validationCatchesWhatCodeCanSetButUsersCannot() {
        Options options;
        options.maxImmutableMemtables = -1;
        QCOMPARE(options.validate().reason(), Reason::optionOutOfRange);
        options = Options();
        options.filterBitsPerKey = std::nan("");
        QCOMPARE(options.validate().error().subject, std::string("filter_bits_per_key"));
        options = Options();
        options.upperCompression = static_cast<Compression>(9);
        QCOMPARE(options.validate().error().subject, std::string("upper_compression"));
    }

    void aLevelTooSmallForOneTableIsAConflict() {
        Options options;
        options.compaction.baseLevelBytes = 1 << 20;
        QCOMPARE(options.validate().reason(), Reason::optionConflict);
        options.compaction.policy = CompactionPolicy::threshold;
        QVERIFY(options.validate().ok());
    }

    void jsonBringsEveryOptionBack() {
        for (const OptionInfo& info : optionInfos()) {
            Options options;
            const std::string value = info.choices.empty() ? info.maximum : info.choices.back();
            QVERIFY(options.set(info.name, value).ok());
            options.preset = "classroom";
            const auto back = Options::fromJson(options.toJson());
            if (!options.validate().ok()) {
                QCOMPARE(back.status().reason(), Reason::optionsDamaged);
                continue;
            }
            QVERIFY2(back.ok(), (info.name + " " + toLogString(back.status())).c_str());
            QCOMPARE(back->toJson(), options.toJson());
            QCOMPARE(*back->get(info.name), value);
        }
    }

    void anOptionThatIsNotInTheFileHasItsDefault() {
        const auto options = Options::fromJson(R"({"levelscope_options": 1, "block_size": 4096})");
        QVERIFY(options.ok());
        QCOMPARE(options->blockSize, 4096u);
        QCOMPARE(options->cacheBytes, Options().cacheBytes);
    }

    void aDamagedFileIsRefusedByTheNameOfWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("subject");
        QTest::newRow("empty") << QByteArray("") << QByteArray("json");
        QTest::newRow("cut") << QByteArray(R"({"levelscope_options": 1,)") << QByteArray("json");
        QTest::newRow("no object") << QByteArray("[1]") << QByteArray("levelscope_options");
        QTest::newRow("no version") << QByteArray("{}") << QByteArray("levelscope_options");
        QTest::newRow("version 0") << QByteArray(R"({"levelscope_options": 0})")
                                   << QByteArray("levelscope_options");
        QTest::newRow("type") << QByteArray(R"({"levelscope_options": 1, "block_size": "4096"})")
                              << QByteArray("block_size");
        QTest::newRow("negative") << QByteArray(R"({"levelscope_options": 1, "l0_trigger": -4})")
                                  << QByteArray("l0_trigger");
        QTest::newRow("range") << QByteArray(R"({"levelscope_options": 1, "zstd_level": 99})")
                               << QByteArray("zstd_level");
        QTest::newRow("choice") << QByteArray(R"({"levelscope_options": 1, "memtable": "trie"})")
                                << QByteArray("memtable");
        QTest::newRow("preset type") << QByteArray(R"({"levelscope_options": 1, "preset": 5})")
                                     << QByteArray("preset");
        QTest::newRow("not utf-8") << QByteArray("{\"levelscope_options\": 1, \"preset\": \"\xff\"}")
                                   << QByteArray("json");
    }
    void aDamagedFileIsRefusedByTheNameOfWhatIsWrong() {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, subject);
        const auto options = Options::fromJson(json.toStdString());
        QVERIFY(!options.ok());
        QCOMPARE(options.code(), Code::corruption);
        QCOMPARE(options.status().reason(), Reason::optionsDamaged);
        QCOMPARE(options.status().error().subject, subject.toStdString());
    }

    void aNewerVersionIsNotGuessedAt() {
        const auto options = Options::fromJson(R"({"levelscope_options": 2, "turbo": true})");
        QCOMPARE(options.code(), Code::unsupported);
        QCOMPARE(options.status().reason(), Reason::newerVersion);
        QCOMPARE(options.status().error().got, uint64_t{2});
    }

    void anOptionThatIsNotKnownIsANewerVersionsUnlessTheFileIsDamaged() {
        StrictMemFileSystem fs;
        std::string text = optionsFileText(Options());
        const std::string known = "\"block_size\"";
        QVERIFY(text.find(known) != std::string::npos);
        text.replace(text.find(known), known.size(), "\"turbo_size\"");
        QVERIFY(replaceFile(fs, "/OPTIONS", text).ok());
        QCOMPARE(readOptionsFile(fs, "/OPTIONS").status().reason(), Reason::optionsDamaged);

        const auto json = Options::fromJson(R"({"levelscope_options": 1, "turbo": 1})");
        QCOMPARE(json.status().reason(), Reason::newerVersion);
        QCOMPARE(json.status().error().subject, std::string("turbo"));
        QCOMPARE(json.status().error().got, uint64_t{0});
    }
};

QTEST_APPLESS_MAIN(OptionsTest)
#include "options_test.moc"
