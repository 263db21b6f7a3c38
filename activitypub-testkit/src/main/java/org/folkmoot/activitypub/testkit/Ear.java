package org.folkmoot.activitypub.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// Remembers what came, and wakes those who wait for it.
final class Ear {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<Heard> heard = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();

    void hear(Heard delivery) {
        lock.lock();
        try {
            heard.add(delivery);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void asked(String path) {
        lock.lock();
        try {
            paths.add(path);
        } finally {
            lock.unlock();
        }
    }

    List<Heard> all() {
        lock.lock();
        try {
            return List.copyOf(heard);
        } finally {
            lock.unlock();
        }
    }

    long requests(String beginning) {
        lock.lock();
        try {
            return paths.stream().filter(path -> path.startsWith(beginning)).count();
        } finally {
            lock.unlock();
        }
    }

    Heard await(Predicate<Heard> wanted, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            int looked = 0;
            while (true) {
                for (; looked < heard.size(); looked++) {
                    if (wanted.test(heard.get(looked))) {
                        return heard.get(looked);
                    }
                }
                if (left <= 0) {
                    throw new AssertionError("It did not come within " + patience + ". What came: " + told());
                }
                left = more.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private List<String> told() {
        return heard.stream()
                .map(one -> one.type() + " " + one.status() + (one.flaw() == null ? "" : " (" + one.flaw() + ")"))
                .toList();
    }
}
