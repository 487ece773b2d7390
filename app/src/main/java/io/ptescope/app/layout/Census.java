package io.ptescope.app.layout;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.MappingTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The states of all pages that a stage has asked for, a byte each, so that a map of a million of them is drawn from
/// arrays. Counting anew and following the log lead to the same bytes; following costs what has changed.
///
/// Belongs to one machine, and to the thread that moves it.
public final class Census {
    /// A longer way than this is counted anew.
    private static final long LONGEST_WAY = 1L << 16;

    private final Machine machine;
    private final Map<EntryKey, EntryStates> entries = new HashMap<>();
    private final Map<Integer, CacheStates> caches = new HashMap<>();
    private long counted;

    private record EntryKey(int mm, long start) {}

    /// A census of `machine` that has counted nothing yet.
    public Census(Machine machine) {
        this.machine = machine;
    }

    /// Whether it counts this machine.
    public boolean isOf(Machine other) {
        return machine == other;
    }

    /// How many pages have been looked at so far.
    public long counted() {
        return counted;
    }

    /// The machine has moved from position `from` of its log to `to`.
    public void follow(EventLog log, long from, long to) {
        long first = Math.min(from, to);
        long last = Math.max(from, to);
        if (last - first > LONGEST_WAY) {
            entries.clear();
            caches.clear();
            return;
        }
        if (entries.isEmpty() && caches.isEmpty()) {
            return;
        }
        boolean tables = false;
        for (long n = first; n < last; n++) {
            if (log.isChange(n)) {
                tables |= changed(log.field(n), log.object(n), log.slot(n));
            }
        }
        if (tables) {
            entries.values().forEach(states -> counted += states.walkAgain());
        }
    }

    /// Looks again at the page that a cell belongs to; says whether tables may have come or gone.
    private boolean changed(Field field, int object, long slot) {
        switch (field) {
            case TABLE_ENTRY -> {
                boolean known = false;
                for (EntryStates states : entries.values()) {
                    known |= states.changed(object, (int) slot);
                }
                counted++;
                return !known;
            }
            case MM_PGD, TABLE_LEVEL -> {
                return true;
            }
            case TLB_ENTRY -> {
                for (EntryStates states : entries.values()) {
                    states.cached(object / machine.facts().cpus(), slot);
                }
                counted++;
            }
            case MAPPING_ENTRY, MAPPING_TAGS -> look(object, (int) slot);
            case PAGE_FLAGS, PAGE_MAPPING, PAGE_INDEX -> look(machine.pages().inode(object),
                machine.pages().index(object));
            default -> { }
        }
        return false;
    }

    private void look(int inode, int index) {
        CacheStates states = caches.get(inode);
        if (states != null) {
            states.look(index);
            counted++;
        }
    }

    /// The states of the `pages` entries of `mm` from address `start` on: see [PageState]. Not to be written to.
    byte[] entries(int mm, long start, int pages) {
        EntryKey key = new EntryKey(mm, start);
        EntryStates states = entries.get(key);
        if (states == null || states.pages() != pages) {
            states = new EntryStates(machine, mm, start, pages);
            entries.put(key, states);
            counted += pages;
        }
        return states.states();
    }

    /// Which of those entries a step changed, ascending.
    int[] moved(Changes changes, int mm, long start) {
        EntryStates states = entries.get(new EntryKey(mm, start));
        return states == null ? new int[0] : states.moved(changes);
    }

    /// Which slots of a page cache a step changed, ascending.
    int[] moved(Changes changes, int inode) {
        return changes.cells().stream().mapToInt(cell -> switch (cell.field()) {
            case MAPPING_TAGS, MAPPING_ENTRY -> cell.object() == inode ? (int) cell.slot() : -1;
            case PAGE_FLAGS -> machine.pages().inode(cell.object()) == inode
                ? machine.pages().index(cell.object()) : -1;
            default -> -1;
        }).filter(slot -> slot >= 0).distinct().sorted().toArray();
    }

    /// The states of the slots of the page cache of `inode`, as many as are or were in use. Not to be written to.
    byte[] cached(int inode, int pages) {
        return caches(inode, pages).states();
    }

    /// Appends the frames of up to `room` pages of `inode` with `tag`; returns how many there are.
    int tagged(int inode, MappingTag tag, List<Integer> pages, int room) {
        int end = machine.mappings().end(inode);
        CacheStates states = caches(inode, Math.max(end, machine.inodes().pages(inode)));
        List<Integer> found = new ArrayList<>();
        int length = states.tagged(tag, found, room);
        for (int index : found) {
            int pfn = machine.mappings().page(inode, index);
            if (pfn >= 0) {
                pages.add(pfn);
            }
        }
        return length;
    }

    private CacheStates caches(int inode, int pages) {
        CacheStates states = caches.get(inode);
        if (states == null || states.states().length < pages) {
            states = new CacheStates(machine, inode, pages);
            caches.put(inode, states);
            counted += pages;
        }
        return states;
    }
}
