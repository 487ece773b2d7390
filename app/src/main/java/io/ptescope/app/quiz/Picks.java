package io.ptescope.app.quiz;

import io.ptescope.app.session.Frame;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Topic;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.state.DaxEntry;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.InodeList;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/// Finds what can be asked of a step beside the bits of an entry.
final class Picks {
    /// Functions that changed an entry so many events away are offered beside the true one.
    private static final long AROUND = 8_000;
    private static final int MOST = 4;
    private static final List<String> PAGE_STATES = List.of(Pick.ABSENT, Pick.CLEAN, Pick.DIRTY, Pick.WRITEBACK);

    private final Recording recording;
    private final EventLog log;
    private final Machine before;
    private final Machine after;
    private final long from;
    private final long until;

    Picks(Frame frame, Machine after, long until) {
        this.recording = frame.recording();
        this.log = recording.log();
        this.before = frame.machine();
        this.after = after;
        this.from = frame.position();
        this.until = until;
    }

    /// A page of a file.
    record FilePage(int inode, int index) {}

    /// What the accesses of the step meet, from the mildest to the worst; nothing if there are none.
    Optional<Pick> access() {
        long signal = last(event -> isRemark(event, Topic.SIGNAL));
        long trap = last(event -> isRemark(event, Topic.TRAP));
        long access = last(event -> isRemark(event, Topic.LOAD) || isRemark(event, Topic.STORE));
        if (signal < 0 && trap < 0 && access < 0) {
            return Optional.empty();
        }
        String truth = signal >= 0 ? Signal.values()[(int) log.before(signal)].name()
            : trap >= 0 ? Pick.FAULT : Pick.NOTHING;
        List<String> options = new ArrayList<>(List.of(Pick.NOTHING, Pick.FAULT, Signal.SIGBUS.name(),
            Signal.SIGSEGV.name()));
        if (!options.contains(truth)) {
            options.add(truth);
        }
        return Optional.of(new Pick(Subject.ACCESS, options, truth, signal >= 0 ? signal : trap >= 0 ? trap : access));
    }

    /// Which function makes event `changer`; nothing if the run knows no other that changes entries.
    Optional<Pick> path(long changer) {
        String truth = changer < 0 ? "" : function(changer);
        TreeSet<String> others = new TreeSet<>();
        for (long event = Math.max(0, from - AROUND); event < Math.min(log.size(), until + AROUND); event++) {
            if (log.changes(event, Field.TABLE_ENTRY)) {
                others.add(function(event));
            }
        }
        others.remove("");
        others.remove(truth);
        if (truth.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<String> options = new TreeSet<>(others.stream().limit(MOST - 1).toList());
        options.add(truth);
        return Optional.of(new Pick(Subject.PATH, List.copyOf(options), truth, changer));
    }

    /// What becomes of `page`; nothing if it stays as it is and nobody `asked`.
    Optional<Pick> page(FilePage page, boolean asked) {
        String truth = state(after, page);
        if (!asked && truth.equals(state(before, page))) {
            return Optional.empty();
        }
        int now = after.mappings().page(page.inode(), page.index());
        int old = before.mappings().page(page.inode(), page.index());
        long because = last(event -> log.isChange(event) && switch (log.field(event)) {
            case MAPPING_ENTRY, MAPPING_TAGS -> log.object(event) == page.inode() && log.slot(event) == page.index();
            case PAGE_FLAGS -> log.object(event) == now || log.object(event) == old;
            default -> false;
        });
        return Optional.of(new Pick(Subject.PAGE, PAGE_STATES, truth, because));
    }

    /// On which list the inode of `page` is; nothing if it stays where it is and nobody `asked`.
    Optional<Pick> list(FilePage page, boolean asked) {
        String truth = after.inodes().list(page.inode()).text();
        if (!asked && truth.equals(before.inodes().list(page.inode()).text())) {
            return Optional.empty();
        }
        List<String> options = new ArrayList<>(List.of(InodeList.NONE.text(), InodeList.DIRTY.text(),
            InodeList.IO.text()));
        if (!options.contains(truth)) {
            options.add(truth);
        }
        return Optional.of(new Pick(Subject.LIST, options, truth,
            last(event -> log.changes(event, Field.INODE_LIST) && log.object(event) == page.inode())));
    }

    private static String state(Machine machine, FilePage page) {
        int pfn = machine.mappings().page(page.inode(), page.index());
        if (pfn >= 0) {
            return machine.pages().is(pfn, PageFlag.WRITEBACK) ? Pick.WRITEBACK
                : machine.pages().is(pfn, PageFlag.DIRTY) ? Pick.DIRTY : Pick.CLEAN;
        }
        boolean entry = DaxEntry.isValue(machine.mappings().entry(page.inode(), page.index()))
            && !machine.mappings().isShadow(page.inode(), page.index());
        return !entry ? Pick.ABSENT
            : machine.mappings().has(page.inode(), page.index(), MappingTag.DIRTY) ? Pick.DIRTY : Pick.CLEAN;
    }

    /// The function that did `event`; empty where none did.
    private String function(long event) {
        long entry = recording.enclosing(event);
        return entry < 0 ? "" : Function.of(log.object(entry)).text();
    }

    private boolean isRemark(long event, Topic topic) {
        return log.isRemark(event) && log.topic(event) == topic;
    }

    private long last(LongPredicate isMeant) {
        for (long event = until - 1; event >= from; event--) {
            if (isMeant.test(event)) {
                return event;
            }
        }
        return -1;
    }
}
