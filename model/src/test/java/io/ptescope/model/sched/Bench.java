package io.ptescope.model.sched;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Lanes that say what they do. Everything is plain unguarded memory: if hand-over did not order it, tests would see.
final class Bench {
    private final List<Lane> lanes = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final List<Integer> switches = new ArrayList<>();
    private @Nullable Baton baton;

    List<String> seen() {
        return seen;
    }

    List<Integer> switches() {
        return switches;
    }

    /// A lane that says its name and number in each of its steps.
    Bench lane(String name, int steps) {
        return body(name, () -> {
            for (int i = 1; i <= steps; i++) {
                step();
                say(name + i);
            }
        });
    }

    Bench body(String name, Runnable body) {
        lanes.add(Lane.of(name, body));
        return this;
    }

    Bench service(String name, BooleanSupplier pending, Runnable body) {
        lanes.add(Lane.service(name, pending, body));
        return this;
    }

    void step() {
        running().step();
    }

    void waitUntil(BooleanSupplier ready) {
        running().waitUntil(ready);
    }

    void say(String what) {
        seen.add(what);
    }

    Ran run(Schedule schedule) {
        return run(schedule.follow());
    }

    /// Runs after the turns of `schedule` the lane `then` whenever it can run.
    Ran run(Schedule schedule, int then) {
        Choice follow = schedule.follow();
        int[] made = {0};
        int planned = schedule.turns().stream().mapToInt(Turn::steps).sum();
        return run(point -> made[0]++ >= planned && point.canRun(then) ? then : follow.next(point));
    }

    Ran run(Choice choice) {
        baton = new Baton(lanes, choice, switches::add);
        return baton.run();
    }

    private Scheduler running() {
        assertThat(baton).isNotNull();
        return baton;
    }
}
