package io.ptescope.model.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Runs lanes side by side, one at a time: whoever holds the baton runs, and hands it on at a preemption point.
///
/// Each lane has a virtual thread, because its place in the code is a call stack; but only the holder of the baton
/// ever runs, so what the lanes share needs no locks, and the order of their steps is the order that the [Choice]
/// says, every time. Decisions are made by the lane that stands at the point: going on with the same lane costs no
/// change of thread.
///
/// A step is what a lane does from one call of [#step] to the next; what comes before its first call belongs to its
/// first step. A lane that has waited begins another step when it goes on. The write of `holder` by which the baton
/// is handed on, and its read by the next holder, order everything that was written before it.
public final class Baton implements Scheduler {
    /// More lanes than this do not fit in a mask.
    public static final int MOST_LANES = 64;

    private static final int CALLER = -1;

    private final List<Seat> seats = new ArrayList<>();
    private final Choice choice;
    private final IntConsumer onSwitch;
    private final Crossing crossing = new Crossing();
    private final Record record = new Record();
    private volatile int holder = CALLER;
    private @Nullable Thread caller;
    private int current = -1;
    private boolean over;
    private boolean stopped;
    private @Nullable Throwable failure;

    /// A run of `lanes`, 1 to 64, that has not begun.
    ///
    /// @param choice   says who makes each step
    /// @param onSwitch called with the lane's number before a step that is made by another lane than the last one
    public Baton(List<Lane> lanes, Choice choice, IntConsumer onSwitch) {
        if (lanes.isEmpty() || lanes.size() > MOST_LANES) {
            throw new IllegalArgumentException(lanes.size() + " lanes, expected 1 to " + MOST_LANES);
        }
        for (Lane lane : lanes) {
            seats.add(new Seat(seats.size(), lane));
        }
        this.choice = choice;
        this.onSwitch = onSwitch;
    }

    /// Runs the lanes until all have ended, or the choice stops them. Once only.
    ///
    /// What a body throws ends the block and is thrown here, after all other lanes have been unwound, one by one.
    ///
    /// @throws Deadlock if all lanes that have not ended wait
    public Ran run() {
        if (caller != null) {
            throw new IllegalStateException("the lanes have run already");
        }
        caller = Thread.currentThread();
        give(decide());
        await(CALLER);
        switch (failure) {
            case null -> { }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
        return new Ran(record.turns(), seats.stream().map(seat -> seat.steps).toList(), !stopped);
    }

    @Override
    public void step() {
        Seat me = running();
        if (me.entered) {
            pass(me);
        } else {
            me.entered = true;
        }
    }

    @Override
    public void waitUntil(BooleanSupplier ready) {
        Seat me = running();
        if (!ready.getAsBoolean()) {
            me.waiting = ready;
            me.entered = true;
            pass(me);
            me.waiting = null;
        }
    }

    private Seat running() {
        if (holder == CALLER) {
            throw new IllegalStateException("no lane runs");
        }
        if (over) {
            throw new Abandoned();
        }
        return seats.get(holder);
    }

    /// Lets somebody make the next step, and returns when that is `me` again.
    private void pass(Seat me) {
        int next = decide();
        if (next != me.number) {
            give(next);
            await(me.number);
        }
        if (over) {
            throw new Abandoned();
        }
    }

    /// Who runs next: the lane chosen, or, once the block is over, a lane to unwind and at last the caller.
    private int decide() {
        try {
            if (!over && mayGoOn()) {
                int next = choice.next(crossing);
                if (next != Choice.STOP) {
                    begin(next);
                    return next;
                }
                stopped = true;
            }
        } catch (Throwable e) { // whoever wrote the choice, the condition or the callback: the caller is to know
            failure = e;
        }
        over = true;
        for (Seat seat : seats) {
            if (seat.thread != null && !seat.ended) {
                return seat.number;
            }
        }
        return CALLER;
    }

    /// False if the block has come to its end; a deadlock is an error.
    private boolean mayGoOn() {
        if (current >= 0 && seats.get(current).canRun()) {
            return true;
        }
        for (Seat seat : seats) {
            if (seat.canRun()) {
                return true;
            }
        }
        List<String> waiting =
            seats.stream().filter(seat -> !seat.ended && !seat.lane.isService()).map(seat -> seat.lane.name()).toList();
        if (waiting.isEmpty()) {
            return false;
        }
        throw new Deadlock(waiting);
    }

    private void begin(int next) {
        if (next < 0 || next >= seats.size() || !seats.get(next).canRun()) {
            throw new IllegalStateException("lane " + next + " was chosen, which cannot run");
        }
        seats.get(next).steps++;
        record.add(next);
        if (next != current) {
            current = next;
            onSwitch.accept(next);
        }
    }

    private void give(int next) {
        if (next == CALLER) {
            holder = CALLER;
            LockSupport.unpark(caller);
            return;
        }
        Seat seat = seats.get(next);
        Thread thread = seat.thread;
        if (thread == null) {
            seat.waiting = null;
            thread = Thread.ofVirtual().name(seat.lane.name()).unstarted(() -> live(seat));
            seat.thread = thread;
            holder = next; // from here on nothing but what is in hand may be touched
            thread.start();
        } else {
            holder = next;
            LockSupport.unpark(thread);
        }
    }

    /// Interrupts are none of a lane's business; the caller keeps its own for later.
    private void await(int number) {
        boolean interrupted = false;
        while (holder != number) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void live(Seat me) {
        try {
            me.lane.body().run();
            while (me.lane.isService()) {
                me.waiting = me.lane.pending();
                pass(me);
                me.waiting = null;
                me.entered = false;
                me.lane.body().run();
            }
        } catch (Abandoned e) {
            over = true;
        } catch (Throwable e) { // thrown again where the caller waits
            over = true;
            if (failure == null) {
                failure = e;
            }
        }
        me.ended = true;
        give(decide());
    }

    /// A lane while it runs. Touched by the holder of the baton only.
    private static final class Seat {
        private final int number;
        private final Lane lane;
        private @Nullable Thread thread;
        private @Nullable BooleanSupplier waiting;
        private boolean entered;
        private boolean ended;
        private int steps;

        Seat(int number, Lane lane) {
            this.number = number;
            this.lane = lane;
            this.waiting = lane.pending();
        }

        boolean canRun() {
            return !ended && (waiting == null || waiting.getAsBoolean());
        }
    }

    /// The preemption point as the choice sees it.
    private final class Crossing implements Choice.Point {
        @Override
        public int current() {
            return current;
        }

        @Override
        public boolean canRun(int lane) {
            return lane < seats.size() && seats.get(lane).canRun();
        }

        @Override
        public long runnable() {
            long mask = 0;
            for (Seat seat : seats) {
                if (seat.canRun()) {
                    mask |= 1L << seat.number;
                }
            }
            return mask;
        }

        @Override
        public int steps(int lane) {
            return seats.get(lane).steps;
        }
    }

    /// The turns taken so far.
    private static final class Record {
        private final List<Turn> turns = new ArrayList<>();
        private int lane = -1;
        private int steps;

        void add(int next) {
            if (next != lane) {
                close();
                lane = next;
            }
            steps++;
        }

        Schedule turns() {
            close();
            lane = -1;
            return new Schedule(turns);
        }

        private void close() {
            if (steps > 0) {
                turns.add(new Turn(lane, steps));
            }
            steps = 0;
        }
    }

    /// Thrown through the frames of a lane that is not to go on. It carries no trace: nothing is wrong.
    private static final class Abandoned extends Error {
        private static final long serialVersionUID = 1;

        Abandoned() {
            super(null, null, false, false);
        }
    }
}
