package io.ptescope.app.panel;

import io.ptescope.app.layout.Biography;
import io.ptescope.app.layout.BiographyLayout;
import io.ptescope.app.layout.Fill;
import io.ptescope.app.layout.Vocabulary;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Search;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.Mappings;
import io.ptescope.model.state.PageFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The life of every entry and every cached page that something happens to during a run: reads the run once, with a
/// reader of its own.
public final class BiographyModel {
    private static final int MOST_ROWS = 200;
    private static final int MOST_SPANS = 50_000;

    private final Messages messages;
    private final Story story;
    private final EventLog log;
    private final Cursor cursor;
    private final Map<String, List<Biography.Span>> entries = new TreeMap<>(BiographyModel::compare);
    private final Map<String, List<Biography.Span>> pages = new TreeMap<>(BiographyModel::compare);
    private final Map<Long, String> names = new LinkedHashMap<>();
    private final List<Biography.Life> lives = new ArrayList<>();
    private int spans;

    /// Reads the whole run of `story`, once, and names things in the language of `messages`; `watch` may end that.
    public BiographyModel(Messages messages, Story story, Search.Watch watch) {
        this.messages = messages;
        this.story = story;
        this.log = story.recording().log();
        this.cursor = story.recording().cursor();
        for (long event = 0; event < log.size() && spans < MOST_SPANS; event++) {
            watch.now(event, log.size());
            if (log.changes(event, Field.TABLE_ENTRY)) {
                entry(event);
            } else if (log.changes(event, Field.PAGE_FLAGS)) {
                page(event, log.object(event));
            } else if (log.changes(event, Field.MAPPING_ENTRY)) {
                slot(event);
            }
        }
        add(entries);
        add(pages);
    }

    /// By the words before the number, then by the number: `A[2]` before `A[10]`.
    private static int compare(String one, String other) {
        int words = one.replaceAll("[0-9]+", "").compareTo(other.replaceAll("[0-9]+", ""));
        if (words != 0 || one.equals(other)) {
            return words;
        }
        int length = Integer.compare(one.length(), other.length());
        return length != 0 ? length : one.compareTo(other);
    }

    private void add(Map<String, List<Biography.Span>> all) {
        all.forEach((name, known) -> {
            if (lives.size() < MOST_ROWS) {
                lives.add(new Biography.Life(name, closed(known)));
            }
        });
    }

    /// Each span ends where the next one begins.
    private List<Biography.Span> closed(List<Biography.Span> open) {
        List<Biography.Span> closed = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Biography.Span span = open.get(i);
            long end = i + 1 < open.size() ? open.get(i + 1).begin() : log.size();
            if (end > span.begin()) {
                closed.add(new Biography.Span(span.begin(), end, span.fill(), span.text(), span.by()));
            }
        }
        return closed;
    }

    private void entry(long event) {
        long key = (long) log.object(event) << 10 | log.slot(event);
        cursor.seek(event);
        Namer namer = new Namer(messages, cursor.machine(), story.tasks());
        Optional<String> name = namer.place(log, event)
            .map(place -> namer.process(place.mm()) + " " + namer.entry(place.mm(), place.address())
                .replaceFirst("^" + Pattern.quote(namer.process(place.mm())) + " ", ""));
        name.ifPresent(known -> names.put(key, known));
        if (names.containsKey(key) && (name.isPresent() || !isOfTables(event))) {
            PteLayout layout = cursor.machine().layout();
            put(entries, names.get(key), event, Fill.of(new Pte(log.before(event)), layout),
                Fill.of(new Pte(log.after(event)), layout), namer.rights(log.before(event)),
                namer.rights(log.after(event)));
        }
    }

    /// Whether the entry is one of a PMD, where a table may follow what mapped 2 MiB.
    private boolean isOfTables(long event) {
        return cursor.machine().tables().reach(log.object(event), log.slot(event))
            .filter(reach -> reach.level() == Level.PMD).isPresent();
    }

    private void page(long event, int pfn) {
        cursor.seek(event);
        int inode = cursor.machine().pages().inode(pfn);
        if (inode > 0) {
            Machine machine = cursor.machine();
            String name = machine.facts().inode(inode).name() + "[" + machine.pages().index(pfn) + "]";
            put(pages, name, event, fill(log.before(event)), fill(log.after(event)), word(log.before(event)),
                word(log.after(event)));
        }
    }

    private void slot(long event) {
        cursor.seek(event);
        String name = cursor.machine().facts().inode(log.object(event)).name() + "[" + log.slot(event) + "]";
        int pfn = Mappings.pageOf(log.after(event));
        long flags = pfn < 0 ? 0 : cursor.machine().pages().flags(pfn);
        boolean was = log.before(event) != 0;
        put(pages, name, event, was ? Fill.READ_CLEAN : Fill.NONE, pfn < 0 ? Fill.NONE : fill(flags),
            was ? word(0) : "–", pfn < 0 ? "–" : word(flags));
    }

    private void put(Map<String, List<Biography.Span>> rows, String name, long event, Fill before, Fill after,
        String beforeText, String afterText) {
        List<Biography.Span> life = rows.computeIfAbsent(name, key -> new ArrayList<>());
        if (life.isEmpty()) {
            life.add(new Biography.Span(0, 0, before, beforeText, ""));
        }
        if (!life.getLast().text().equals(afterText) || life.getLast().fill() != after) {
            life.add(new Biography.Span(event + 1, 0, after, afterText, by(event)));
            spans++;
        }
    }

    private String by(long event) {
        long call = story.recording().enclosing(event);
        return call < 0 ? "" : Function.of(log.object(call)).text();
    }

    private static Fill fill(long flags) {
        return (flags & PageFlag.DIRTY.mask()) != 0 ? Fill.WRITE_DIRTY
            : (flags & PageFlag.WRITEBACK.mask()) != 0 ? Fill.WRITE_CLEAN : Fill.READ_CLEAN;
    }

    private static String word(long flags) {
        return (flags & PageFlag.DIRTY.mask()) != 0 ? "dirty●"
            : (flags & PageFlag.WRITEBACK.mask()) != 0 ? "wb" : "clean";
    }

    /// The lives with the needle where `frame` stands.
    public Biography biography(Frame frame) {
        return new Biography(lives, log.size(), frame.position());
    }

    /// The figure with the needle where `frame` stands.
    public Chart chart(Frame frame, Vocabulary words) {
        Biography biography = biography(frame);
        return new Chart(size -> BiographyLayout.layout(biography, words, size),
            size -> BiographyLayout.scale(log.size(), size));
    }
}
