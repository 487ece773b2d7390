package io.ptescope.model.recording;

import io.ptescope.model.event.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/// Net changes of a stretch of the log: many events of one cell become one difference, and a cell that came back to
/// its old value none.
final class Differences {
    /// Events between two words to whoever watches.
    private static final long STRIDE = 1 << 12;

    private Differences() {}

    /// Differences by field, object and slot. The place of a page or inode on a list counts as changed only where it
    /// was itself moved, not where its neighbour was.
    static List<Difference> between(EventLog log, long from, long to, LongConsumer watch) {
        Map<Cell, Difference> net = new TreeMap<>();
        for (long n = from; n < to; n++) {
            if ((n - from & STRIDE - 1) == 0) {
                watch.accept(n - from);
            }
            if (log.isChange(n)) {
                Cell cell = new Cell(log.field(n), log.object(n), log.slot(n));
                Difference known = net.get(cell);
                long before = known == null ? log.before(n) : known.before();
                net.put(cell, new Difference(cell, before, log.after(n), n));
            }
        }
        List<Difference> differences = new ArrayList<>(net.size());
        for (Difference difference : net.values()) {
            if (difference.before() != difference.after()) {
                differences.add(difference);
            }
        }
        return List.copyOf(differences);
    }
}
