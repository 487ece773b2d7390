package io.ptescope.model.check;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What one task has done since it entered `handle_mm_fault`.
final class FaultFrame {
    /// VM_FAULT_SIGBUS and VM_FAULT_NOPAGE, where `page_mkwrite` answers with fault bits.
    /// Who answers for `vm_ops->page_mkwrite`.
    private static final Set<Function> ASKED = EnumSet.of(Function.PAGE_MKWRITE, Function.DRIVER_PAGE_MKWRITE);

    private static final long SIGBUS = 0x2;
    private static final long NOPAGE = 0x100;

    private final int task;
    private final long address;
    private final Map<Integer, Long> references = new LinkedHashMap<>();
    private final Map<Integer, Long> mappings = new LinkedHashMap<>();
    private final Map<Long, long[]> entries = new LinkedHashMap<>();
    private final Set<Integer> settled = new LinkedHashSet<>();
    private boolean allowed;
    private boolean refused;
    private int counted;

    FaultFrame(int task, long address) {
        this.task = task;
        this.address = address;
    }

    /// Takes note of an event of the task.
    void note(long n, EventLog log) {
        if (log.isLeave(n) && ASKED.contains(Function.of(log.object(n)))) {
            boolean failed = log.after(n) < 0 || (log.after(n) & SIGBUS) != 0;
            refused |= failed;
            allowed |= !failed && (log.after(n) & NOPAGE) == 0;
        } else if (log.changes(n, Field.PAGE_REFCOUNT)) {
            references.merge(log.object(n), log.after(n) - log.before(n), Long::sum);
        } else if (log.changes(n, Field.PAGE_MAPCOUNT)) {
            mappings.merge(log.object(n), log.after(n) - log.before(n), Long::sum);
        } else if (log.changes(n, Field.MAPPING_ENTRY)) {
            settled.add((int) (Math.max(log.before(n), log.after(n)) >>> 1) - 1);
        } else if (log.changes(n, Field.PAGE_BUFFERS)) {
            settled.add(log.object(n));
        } else if (log.changes(n, Field.TABLE_ENTRY)) {
            entries.computeIfAbsent((long) log.object(n) << 9 | log.slot(n), key -> new long[] {log.before(n), 0})[1] =
                log.after(n);
        } else if (log.changes(n, Field.COUNTER) && log.object(n) == Counter.PGFAULT.ordinal()) {
            counted++;
        }
    }

    int task() {
        return task;
    }

    long address() {
        return address;
    }

    /// Whether the file system has said yes.
    boolean isAllowed() {
        return allowed;
    }

    /// Whether the file system has said no.
    boolean isRefused() {
        return refused;
    }

    /// How often the fault has counted itself.
    int counted() {
        return counted;
    }

    /// By how much the references of each page differ from what they were, pages that came to or left the cache
    /// excepted.
    Map<Integer, Long> references() {
        Map<Integer, Long> sums = new LinkedHashMap<>(references);
        settled.forEach(sums::remove);
        return Collections.unmodifiableMap(sums);
    }

    /// By how much the map count of each page differs.
    Map<Integer, Long> mappings() {
        return Collections.unmodifiableMap(mappings);
    }

    /// Whether an entry that was there has other bits than it had, apart from those in `marks`.
    boolean changedEntry(long marks) {
        for (long[] values : entries.values()) {
            if (values[0] != 0 && ((values[0] ^ values[1]) & ~marks) != 0) {
                return true;
            }
        }
        return false;
    }
}
