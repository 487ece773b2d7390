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

        /// As above, for whoever asks at every one of very many things: passes on one question in 2^12.
        default void now(long done, long all) {
            if (done % STRIDE == 0) {
                at(done, all);
            }
        }
    }

    private final Story story;
    private final Recording recording;
    private final EventLog log;
    private final List<Breakpoint> breakpoints;
    private final Cursor cursor;
    private final Map<Breakpoint, QueryMatch> matches = new HashMap<>();

    /// A search of `story` for any of `breakpoints`.
    public Search(Story story, Set<Breakpoint> breakpoints) {
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
            watch.now(event - from, limit - from);
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
            watch.now(from - 2 - event, from - 1 - limit);
            if (hits(event)) {
                return event + 1;
            }
        }
        return limit;
    }

    /// The position behind the next event from `from` on by which a task reaches the line with `site`; from the end on,
    /// behind the first of all. Stays at `from` if there is none.
    public long reaching(int site, long from, Watch watch) {
        for (long n = 0; n < recording.size(); n++) {
            watch.now(n, recording.size());
            long event = (from + n) % recording.size();
            if (log.isFirst(event) && log.site(event) == site) {
                return event + 1;
            }
        }
        return from;
    }

    /// The positions behind the first `most` events of the run at which running would stop for a breakpoint.
    public List<Long> hits(int most, Watch watch) {
        List<Long> found = new ArrayList<>();
        for (long event = 0; event < recording.size() && !breakpoints.isEmpty() && found.size() < most; event++) {
            watch.now(event, recording.size());
            if (hits(event)) {
                found.add(event + 1);
            }
        }
        return found;
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
