package io.ptescope.model.kernel;

import io.ptescope.model.sched.Baton;
import io.ptescope.model.sched.Choice;
import io.ptescope.model.sched.Lane;
import io.ptescope.model.sched.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Tasks that run side by side on a [Bench], held at named lines.
final class Race implements Choice {
    private final Bench bench;
    private final List<Integer> tasks = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private int hold;
    private @Nullable Random random;

    /// Lane `lane` runs until it has made the step numbered `site`.
    private record Hold(int lane, int site) {}

    private static final int NOWHERE = -1;

    Race(Bench bench) {
        this.bench = bench;
    }

    /// One more lane: `task` does `body`.
    Race lane(int task, Runnable body) {
        tasks.add(task);
        lanes.add(Lane.of("cpu" + lanes.size(), body));
        return this;
    }

    /// Next, lane `lane` runs until it has done the line `site`, which is not the last of its function; or to its end
    /// if it never comes there.
    Race until(int lane, Site site) {
        holds.add(new Hold(lane, site.id()));
        return this;
    }

    /// Next, lane `lane` runs until it waits or ends.
    Race toEnd(int lane) {
        holds.add(new Hold(lane, NOWHERE));
        return this;
    }

    /// From here on, who goes on is left to chance.
    Race byChance(Random chance) {
        random = chance;
        return this;
    }

    void run() {
        Kernel kernel = bench.kernel;
        int before = kernel.current().number();
        Baton baton = new Baton(lanes, this, lane -> kernel.switchTo(tasks.get(lane)));
        kernel.runUnder(baton);
        baton.run();
        kernel.runUnder(Scheduler.ALONE);
        kernel.switchTo(before);
        kernel.settle();
    }

    @Override
    public int next(Point point) {
        while (hold < holds.size()) {
            Hold now = holds.get(hold);
            boolean there = bench.kernel.task(tasks.get(now.lane)).pen().site() == now.site;
            if (!there && point.canRun(now.lane)) {
                return now.lane;
            }
            hold++;
        }
        long left = point.runnable();
        for (int skip = random == null ? 0 : random.nextInt(Long.bitCount(left)); skip > 0; skip--) {
            left &= left - 1;
        }
        return Long.numberOfTrailingZeros(left);
    }
}
