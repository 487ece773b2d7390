package io.ptescope.app.layout;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.recording.Cell;
import io.ptescope.model.state.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// The cells that one step changed, with the values they had before it: what ghosts and rings are drawn from.
public final class Changes {
    /// Nothing changed.
    public static final Changes NONE = new Changes(Map.of());
    /// Over more events than this nobody compares by eye, and a jump must not cost more than a step.
    private static final long FEW = 20_000;

    private final Map<Cell, Long> befores;

    private Changes(Map<Cell, Long> befores) {
        this.befores = befores;
    }

    /// What events `from` to `to` (exclusive) of `log` changed. A cell that came back to its value is not changed.
    public static Changes between(EventLog log, long from, long to) {
        if (to - from > FEW) {
            return NONE;
        }
        Map<Cell, Long> befores = new HashMap<>();
        Map<Cell, Long> afters = new HashMap<>();
        for (long n = from; n < to; n++) {
            if (log.isChange(n)) {
                Cell cell = new Cell(log.field(n), log.object(n), log.slot(n));
                befores.putIfAbsent(cell, log.before(n));
                afters.put(cell, log.after(n));
            }
        }
        befores.entrySet().removeIf(entry -> entry.getValue().equals(afters.get(entry.getKey())));
        return new Changes(befores);
    }

    /// All cells that the step changed.
    Set<Cell> cells() {
        return befores.keySet();
    }

    /// Whether the step changed this cell.
    public boolean has(Field field, int object, long slot) {
        return befores.containsKey(new Cell(field, object, slot));
    }

    /// What the cell held before the step, if the step changed it.
    public OptionalLong before(Field field, int object, long slot) {
        Long value = befores.get(new Cell(field, object, slot));
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
