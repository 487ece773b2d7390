package io.ptescope.model.scenario.run;

import io.ptescope.model.arch.Level;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.scenario.Expectation;
import io.ptescope.model.scenario.Query;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Spot;
import io.ptescope.model.scenario.parse.QueryParser;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which events of a run a query is about. Has a reader of its own, so it is for one thread; asking event after event,
/// in either direction, costs no more than reading the log that way.
public final class QueryMatch {
    private static final Set<Field> FRAME = EnumSet.of(Field.PAGE_FLAGS, Field.PAGE_MAPCOUNT, Field.PAGE_MAPPING,
        Field.PAGE_INDEX, Field.PAGE_CONTENT, Field.PAGE_BUFFERS, Field.PAGE_IO);

    private final Run run;
    private final Query query;
    private final EventLog log;
    private final Cursor cursor;
    private final Processes processes;
    private final Examiner examiner;

    /// The events of `run` that `query` is about.
    public QueryMatch(Run run, Query query) {
        this.run = run;
        this.query = query;
        this.log = run.recording().log();
        this.cursor = run.recording().cursor();
        this.processes = Processes.of(run.taskNames(), run.placements());
        this.examiner = new Examiner(cursor.machine(), processes, new Tally(log), Map.of());
    }

    /// The query that `text` says of `run`.
    ///
    /// @throws ScenarioException with the column of what is wrong, and what was expected there
    public static Query parse(Run run, String text) throws ScenarioException {
        Map<String, Integer> files = new LinkedHashMap<>();
        for (Facts.InodeFacts inode : run.recording().cursor().machine().facts().inodes()) {
            files.put(inode.name(), inode.pages());
        }
        Map<String, Map<String, Integer>> mappings = new LinkedHashMap<>();
        for (Placement placement : run.placements()) {
            mappings.computeIfAbsent(placement.process(), name -> new LinkedHashMap<>())
                .merge(placement.mapping(), placement.pages(), Math::max);
        }
        return new QueryParser(files, mappings, run.taskNames()).parse(text);
    }

    /// Whether the query is about `event`, 0 to the size of the recording - 1.
    public boolean at(long event) {
        return matches(query, event);
    }

    private boolean matches(Query wanted, long event) {
        return switch (wanted) {
            case Query.And(Query one, Query other) -> matches(one, event) && matches(other, event);
            case Query.Or(Query one, Query other) -> matches(one, event) || matches(other, event);
            case Query.Not(Query inner) -> !matches(inner, event);
            case Query.Changes(Field field) -> log.changes(event, field);
            case Query.ChangesEntry(Spot.Entry entry) -> changesEntry(entry, event);
            case Query.ChangesPage(Spot.FilePage page) -> changesPage(page, event);
            case Query.ChangesFrame(int pfn) -> changesFrame(pfn, event);
            case Query.ChangesCounter counter -> log.changes(event, Field.COUNTER)
                && log.object(event) == counter.counter().ordinal();
            case Query.Calls calls -> log.isEnter(event) && log.object(event) == calls.function().ordinal();
            case Query.Line(int site) -> log.isFirst(event) && log.site(event) == site;
            case Query.ByTask(String task) -> log.task(event) < run.taskNames().size()
                && run.taskNames().get(log.task(event)).equals(task);
            case Query.Remarks remarks -> log.isRemark(event) && log.topic(event) == remarks.topic();
            case Query.Becomes(Expectation expectation) -> log.isChange(event) && holds(expectation, event + 1)
                && !holds(expectation, event);
            case Query.Holds(Expectation expectation) -> holds(expectation, event + 1);
        };
    }

    private boolean holds(Expectation expectation, long position) {
        cursor.seek(position);
        return examiner.examine(expectation).held();
    }

    private boolean changesEntry(Spot.Entry entry, long event) {
        if (!log.changes(event, Field.TABLE_ENTRY)) {
            return false;
        }
        Processes.Process process = processes.find(entry.process()).orElse(null);
        Processes.Area area = process == null ? null : process.areas().get(entry.mapping());
        if (process == null || area == null
            || log.slot(event) != Level.PTE.index(area.address(entry.page()))
            && log.slot(event) != Level.PMD.index(area.address(entry.page()))) {
            return false;
        }
        cursor.seek(event);
        Machine machine = cursor.machine();
        int mm = machine.processes().mm(process.task());
        long address = area.address(entry.page());
        return mm >= 0 && machine.tables().holder(mm, address) == log.object(event)
            && machine.tables().slot(mm, address) == log.slot(event);
    }

    private boolean changesFrame(int pfn, long event) {
        return log.isChange(event) && FRAME.contains(log.field(event)) && log.object(event) == pfn;
    }

    private boolean changesPage(Spot.FilePage page, long event) {
        if (!log.isChange(event)) {
            return false;
        }
        int inode = inode(page.file());
        Field field = log.field(event);
        if (field == Field.MAPPING_ENTRY || field == Field.MAPPING_TAGS || field == Field.DISK_CONTENT) {
            return log.object(event) == inode && log.slot(event) == page.page();
        }
        if (!FRAME.contains(field)) {
            return false;
        }
        cursor.seek(event);
        int pfn = cursor.machine().mappings().page(inode, page.page());
        return pfn >= 0 && pfn == log.object(event);
    }

    private int inode(String file) {
        List<Facts.InodeFacts> inodes = cursor.machine().facts().inodes();
        for (int i = 0; i < inodes.size(); i++) {
            if (inodes.get(i).name().equals(file)) {
                return i + 1;
            }
        }
        return 0;
    }
}
