// The queue of writers: who is served together, and how long a leader waits for company.
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include <QtTest>

#include "core/db/write_batch.h"
#include "core/db/write_queue.h"

using namespace levelscope;

namespace {

constexpr size_t kNoLimit = 1 << 20;
constexpr std::chrono::hours kForEver(1);
constexpr std::chrono::milliseconds kShort(1);

struct Asking {
    WriteBatch batch;
    Writer writer;
    explicit Asking(Durability durability) {
        batch.put("key", "value");
        writer.batch = &batch;
        writer.durability = durability;
    }
};

// Threads that each write once; one that comes to lead serves itself only.
class Followers {
public:
    Followers(WriteQueue& queue, int count, Durability durability) {
        for (int i = 0; i < count; ++i)
            m_threads.emplace_back([this, &queue, durability] {
                Asking asking(durability);
                if (queue.join(asking.writer))
                    queue.leave(asking.writer, asking.writer);
                else
                    ++m_served;
            });
    }
    // Of them, how many were served by others.
    int served() {
        for (std::thread& each : m_threads)
            each.join();
        m_threads.clear();
        return m_served;
    }

private:
    std::atomic<int> m_served{0};
    std::vector<std::thread> m_threads;
};

std::vector<Writer*> newGroup() {
    std::vector<Writer*> group;
    group.reserve(64);
    return group;
}

}  // namespace

class WriteQueueTest : public QObject {
    Q_OBJECT

private slots:
    void aLeaderSleepsUntilThoseItExpectsHaveCome() {
        WriteQueue queue;
        std::vector<Writer*> group = newGroup();
        for (int round = 0; round < 200; ++round) {
            Asking leader(Durability::sync);
            QVERIFY(queue.join(leader.writer));
            Followers others(queue, 5, Durability::sync);
            do {  // it may wake early, seldom
                queue.awaitSyncing(6, kForEver);
                queue.gather(leader.writer, group, kNoLimit);
            } while (group.size() < 6);
            queue.leave(leader.writer, *group.back());
            QCOMPARE(others.served(), 5);
        }
    }

    void aLeaderGoesOnWithoutThoseThatDoNotCome() {
        WriteQueue queue;
        std::vector<Writer*> group = newGroup();
        Asking leader(Durability::sync);
        QVERIFY(queue.join(leader.writer));
        Followers other(queue, 1, Durability::sync);
        do {
            queue.awaitSyncing(3, kShort);
            queue.gather(leader.writer, group, kNoLimit);
        } while (group.size() < 2);
        queue.leave(leader.writer, *group.back());
        QCOMPARE(other.served(), 1);
    }

    void whoDoesNotWantToWaitLeadsOnlyWhenNobodyWrites() {
        WriteQueue queue;
        Writer first;
        Writer second;
        QVERIFY(queue.tryJoin(first));
        QVERIFY(!queue.tryJoin(second));
        queue.leave(first, first);
        QVERIFY(queue.tryJoin(second));
        queue.leave(second, second);
    }

    void writersThatDoNotSyncAreServedTooButAreNoCompanyToWaitFor() {
        WriteQueue queue;
        std::vector<Writer*> group = newGroup();
        Asking leader(Durability::sync);
        QVERIFY(queue.join(leader.writer));
        Followers others(queue, 3, Durability::process);
        do {
            queue.awaitSyncing(2, kShort);
            queue.gather(leader.writer, group, kNoLimit);
        } while (group.size() < 4);
        queue.leave(leader.writer, *group.back());
        QCOMPARE(others.served(), 3);
        // They were not counted: the next leader waits for the same number of those that are.
        Asking next(Durability::sync);
        QVERIFY(queue.join(next.writer));
        Followers company(queue, 1, Durability::sync);
        do {
            queue.awaitSyncing(2, kForEver);
            queue.gather(next.writer, group, kNoLimit);
        } while (group.size() < 2);
        queue.leave(next.writer, *group.back());
        QCOMPARE(company.served(), 1);
    }
};

QTEST_APPLESS_MAIN(WriteQueueTest)
#include "write_queue_test.moc"
