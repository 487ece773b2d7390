package io.ptescope.model.sched;

import java.util.List;

/// Every lane that has not ended waits.
public final class Deadlock extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final transient List<String> lanes;

    Deadlock(List<String> lanes) {
        super("deadlock: " + String.join(", ", lanes) + (lanes.size() == 1 ? " waits" : " wait")
            + " for what nobody will do");
        this.lanes = List.copyOf(lanes);
    }

    /// Names of the lanes that wait.
    public List<String> lanes() {
        return lanes;
    }
}
