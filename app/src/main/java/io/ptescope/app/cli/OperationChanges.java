package io.ptescope.app.cli;

import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Difference;
import io.ptescope.model.scenario.Expectation.PageWord;
import io.ptescope.model.scenario.Expectation.PteWord;
import io.ptescope.model.scenario.run.Reading;
import io.ptescope.model.scenario.run.Result;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an operation changed that a reader of its scenario knows by name: entries, pages of files, the disk, counters.
final class OperationChanges {
    private static final Set<Counter> TOLD = Set.of(Counter.NR_DIRTY, Counter.NR_WRITEBACK, Counter.NR_ANON_PAGES,
        Counter.PAGES_WRITTEN, Counter.MKWRITE_CALLS, Counter.PFN_MKWRITE_CALLS);
    private static final long MOST_EVENTS = 1 << 20;
    private static final int MOST_LINES = 40;

    private final Run run;
    private final Cursor before;
    private final Cursor after;
    private final EntryNames names;
    private final Messages messages;

    OperationChanges(Run run, Messages messages) {
        this.run = run;
        this.messages = messages;
        this.before = run.recording().cursor();
        this.after = run.recording().cursor();
        this.names = new EntryNames(run);
    }

    /// What changed, as it was and as it is.
    private record Row(String name, String from, String to) {
        String text(int width) {
            return name + " ".repeat(width - name.length()) + "  " + from + " → " + to;
        }
    }

    /// One line a change, `A[3]  none → RO clean file`.
    List<String> of(Result result) {
        long events = result.end() - result.begin();
        if (events > MOST_EVENTS) {
            return List.of(messages.of(Text.CLI_TOO_MANY, events));
        }
        before.seek(result.begin());
        after.seek(result.end());
        List<Difference> differences = run.recording().differences(result.begin(), result.end());
        List<Row> rows = new ArrayList<>();
        entries(differences, rows);
        pages(differences, rows);
        disk(differences, rows);
        counters(differences, rows);
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        List<String> lines = new ArrayList<>(rows.stream().limit(MOST_LINES).map(row -> row.text(width)).toList());
        if (rows.size() > MOST_LINES) {
            lines.add(messages.of(Text.CLI_MORE, rows.size() - MOST_LINES));
        }
        return lines;
    }

    private void entries(List<Difference> differences, List<Row> rows) {
        Map<EntryNames.Entry, Difference> byEntry = new TreeMap<>();
        for (Difference difference : differences) {
            if (difference.cell().field() == Field.TABLE_ENTRY) {
                names.of(before.machine(), after.machine(), difference.cell())
                    .ifPresent(entry -> byEntry.put(entry, difference));
            }
        }
        byEntry.forEach((entry, difference) -> {
            String from = words(before.machine(), difference.before());
            String to = words(after.machine(), difference.after());
            if (!from.equals(to)) {
                rows.add(new Row(entry.text(), from, to));
            } else if (new Pte(difference.before()).pfn() != new Pte(difference.after()).pfn()) {
                rows.add(new Row(entry.text(), from, messages.of(Text.CLI_OTHER_FRAME, to)));
            }
        });
    }

    private static String words(Machine machine, long bits) {
        return String.join(" ", Reading.of(machine, new Pte(bits)).stream()
            .filter(word -> word != PteWord.YOUNG && word != PteWord.OLD).map(PteWord::text).toList());
    }

    private void pages(List<Difference> differences, List<Row> rows) {
        Map<Integer, Set<Integer>> touched = new TreeMap<>();
        for (Difference difference : differences) {
            int object = difference.cell().object();
            switch (difference.cell().field()) {
                case MAPPING_ENTRY -> touched.computeIfAbsent(object, inode -> new TreeSet<>())
                    .add((int) difference.cell().slot());
                case PAGE_FLAGS -> {
                    for (Machine machine : List.of(before.machine(), after.machine())) {
                        int inode = machine.pages().inode(object);
                        if (inode != 0) {
                            touched.computeIfAbsent(inode, key -> new TreeSet<>()).add(machine.pages().index(object));
                        }
                    }
                }
                default -> { }
            }
        }
        touched.forEach((inode, indices) -> indices.forEach(index -> {
            String from = words(before.machine(), inode, index);
            String to = words(after.machine(), inode, index);
            if (!from.equals(to)) {
                rows.add(new Row(file(inode) + "[" + index + "]", from, to));
            }
        }));
    }

    private static String words(Machine machine, int inode, int index) {
        List<PageWord> words = new ArrayList<>(Reading.of(machine, inode, index));
        words.removeAll(List.of(PageWord.CACHED, PageWord.UPTODATE));
        return String.join(" ", words.stream().map(PageWord::text).toList());
    }

    private void disk(List<Difference> differences, List<Row> rows) {
        for (Difference difference : differences) {
            if (difference.cell().field() == Field.DISK_CONTENT) {
                int from = before.machine().contents().byteAt((int) difference.before(), 0);
                int to = after.machine().contents().byteAt((int) difference.after(), 0);
                String name = "disk " + file(difference.cell().object()) + "[" + difference.cell().slot() + "]";
                rows.add(new Row(name, "" + from, from == to ? messages.of(Text.CLI_OTHER_BYTES, to) : "" + to));
            }
        }
    }

    private static void counters(List<Difference> differences, List<Row> rows) {
        for (Difference difference : differences) {
            if (difference.cell().field() == Field.COUNTER) {
                Counter counter = Counter.values()[difference.cell().object()];
                if (TOLD.contains(counter)) {
                    rows.add(new Row(counter.text(), "" + difference.before(),
                        "" + difference.after()));
                }
            }
        }
    }

    private String file(int inode) {
        return after.machine().facts().inode(inode).name();
    }
}
