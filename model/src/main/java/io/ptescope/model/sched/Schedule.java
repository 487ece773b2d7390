package io.ptescope.model.sched;

import java.util.List;
import java.util.stream.Collectors;

/// An interleaving, written down: turns that are taken one after the other.
///
/// A turn ends early when its lane waits or ends; a turn whose lane cannot run at all is passed over. When the turns
/// are used up, the lane that runs goes on until it waits or ends, then the lowest lane that can run.
///
/// @param turns the turns; none leaves everything to the rule above
public record Schedule(List<Turn> turns) {
    /// No turns: each lane as far as it gets, the lowest first.
    public static final Schedule DEFAULT = new Schedule(List.of());

    public Schedule {
        turns = List.copyOf(turns);
    }

    /// The schedule of these turns.
    public static Schedule of(Turn... turns) {
        return new Schedule(List.of(turns));
    }

    /// A choice that follows this schedule once, from its beginning.
    public Choice follow() {
        return new Follower(turns);
    }

    /// The schedule as a workload writes it, "cpu0*4 cpu1*6 cpu0", with the names of the lanes.
    public String text(List<String> names) {
        return turns.stream().map(turn -> names.get(turn.lane()) + switch (turn.steps()) {
            case 1 -> "";
            case Turn.TO_END -> "*";
            default -> "*" + turn.steps();
        }).collect(Collectors.joining(" "));
    }

    /// Where one run is in the turns.
    private static final class Follower implements Choice {
        private final List<Turn> turns;
        private int at;
        private int made;

        Follower(List<Turn> turns) {
            this.turns = turns;
        }

        @Override
        public int next(Point point) {
            while (at < turns.size()) {
                Turn turn = turns.get(at);
                if (made < turn.steps() && point.canRun(turn.lane())) {
                    made++;
                    return turn.lane();
                }
                at++;
                made = 0;
            }
            return point.current() >= 0 && point.canRun(point.current())
                ? point.current()
                : Long.numberOfTrailingZeros(point.runnable());
        }
    }
}
