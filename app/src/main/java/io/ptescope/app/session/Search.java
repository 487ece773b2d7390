package io.ptescope.app.session;

import io.ptescope.model.arch.Level;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.scenario.run.QueryMatch;
import io.ptescope.model.state.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks for the next mark or breakpoint. Events are compared as numbers; only for a change of a page-table entry with
/// the right index is the machine asked whether it is the entry that is watched.
public final class Search {
    /// Events between two looks at whether to go on.
    private static final long STRIDE = 1L << 12;

    /// Is told how far a search is, and may end it by an exception.
    public interface Watch {
        /// So many of all events have been looked at.
        void at(long done, long all);
    }

    private final Story story;
    private final Recording recording;
    private final EventLog log;
    private final List<Breakpoint> breakpoints;
    private final Cursor cursor;
    private final Map<Breakpoint, QueryMatch> matches = new HashMap<>();

    Search(Story story, Set<Breakpoint> breakpoints) {
        this.story = story;
        this.recording = story.recording();
        this.log = recording.log();
        this.breakpoints = List.copyOf(breakpoints);
        this.cursor = recording.cursor();
        for (Breakpoint breakpoint : breakpoints) {
            if (breakpoint instanceof Breakpoint.When when) {
                story.run().ifPresent(run -> matches.put(when, new QueryMatch(run, when.query())));
            }
        }
    }

    /// The first position behind `from` at which running stops, or the end.
    public long forward(long from, Watch watch) {
        Long mark = story.marks().higherKey(from);
        long limit = mark == null ? recording.size() : mark;
        for (long event = from; event < limit && !breakpoints.isEmpty(); event++) {
            look(event - from, limit - from, watch);
            if (hits(event)) {
                return event + 1;
            }
        }
        return limit;
    }

    /// The last position before `from` at which running stops, or the start.
    public long back(long from, Watch watch) {
        Long mark = story.marks().lowerKey(from);
        long limit = mark == null ? 0 : mark;
        for (long event = from - 2; event >= limit && !breakpoints.isEmpty(); event--) {
            look(from - 2 - event, from - 1 - limit, watch);
            if (hits(event)) {
                return event + 1;
            }
        }
        return limit;
    }

    /// The positions behind the first `most` hits of the run.
    List<Long> hits(int most, Watch watch) {
        List<Long> found = new ArrayList<>();
        for (long event = 0; event < recording.size() && !breakpoints.isEmpty() && found.size() < most; event++) {
            look(event, recording.size(), watch);
            if (hits(event)) {
                found.add(event + 1);
            }
        }
        return found;
    }

    private static void look(long done, long all, Watch watch) {
        if (done % STRIDE == 0) {
            watch.at(done, all);
        }
    }

    private boolean hits(long event) {
        for (Breakpoint breakpoint : breakpoints) {
            boolean hit = switch (breakpoint) {
                case Breakpoint.Line(int site) -> log.isFirst(event) && log.site(event) == site;
                case Breakpoint.Page(int pfn) -> log.isChange(event) && Watched.PAGE.contains(log.field(event))
                    && log.object(event) == pfn;
                case Breakpoint.Operation(int operation) -> operation < recording.operations()
                    && recording.begin(operation) == event + 1;
                case Breakpoint.When when -> matches.containsKey(when) && matches.get(when).at(event);
                case Breakpoint.Pte(int mm, long address) -> changes(event, mm, address);
            };
            if (hit) {
                return true;
            }
        }
        return false;
    }

    private boolean changes(long event, int mm, long address) {
        if (!log.changes(event, Field.TABLE_ENTRY) || log.slot(event) != Level.PTE.index(address)
            && log.slot(event) != Level.PMD.index(address)) {
            return false;
        }
        cursor.seek(event);
        return cursor.machine().tables().holder(mm, address) == log.object(event)
            && cursor.machine().tables().slot(mm, address) == log.slot(event);
    }
}
