package io.ptescope.app.panel;

import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.SpanKind;
import io.ptescope.app.layout.TimeScale;
import io.ptescope.app.layout.Timeline;
import io.ptescope.app.layout.TimelineLayout;
import io.ptescope.app.layout.Vocabulary;
import io.ptescope.app.session.Search;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Topic;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.recording.Span;
import io.ptescope.model.recording.Spans;
import io.ptescope.model.state.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Works out the timeline of a run: one lane a task, the hardware last. All but the position is the same for the whole
/// run, so it is worked out once.
public final class TimelineModel {
    /// More changes than a screen has pixels say nothing.
    private static final int MOST_CHANGES = 20_000;
    private static final int WRITE = 2;

    private final Messages messages;
    private final Recording recording;
    private final EventLog log;
    private final Timeline still;
    /// What was laid out last, in what room and language.
    private Figure last = new Figure(new Size(0, 0), List.of());
    private Size room = last.size();
    private @Nullable Vocabulary language;

    /// Reads the whole run of `story`, once; `watch` may end that.
    public TimelineModel(Messages messages, Story story, Search.Watch watch) {
        this.messages = messages;
        this.recording = story.recording();
        this.log = recording.log();
        this.still = still(story, watch);
    }

    /// The timeline while the run stands at `position`.
    public Timeline at(long position) {
        return still.at(position);
    }

    /// The same as a figure, in the language of `words`.
    public Chart chart(long position, Vocabulary words) {
        Timeline timeline = at(position);
        return new Chart(size -> figure(timeline, words, size), size -> TimeScale.of(timeline, size));
    }

    /// In the room of the last figure only the needle is laid out.
    private Figure figure(Timeline timeline, Vocabulary words, Size size) {
        Figure now = size.equals(room) && words == language ? TimelineLayout.moved(last, timeline, words)
            : TimelineLayout.layout(timeline, words, size);
        room = size;
        language = words;
        last = now;
        return now;
    }

    private Timeline still(Story story, Search.Watch watch) {
        Map<Integer, List<Timeline.Span>> spans = new TreeMap<>();
        Spans paths = recording.paths();
        for (int number = 0; number < paths.size(); number++) {
            Span span = paths.span(number);
            if (span.level() == 0) {
                spans.computeIfAbsent(span.task(), task -> new ArrayList<>()).add(shown(span));
            }
        }
        for (int operation = 0; operation < recording.operations(); operation++) {
            spans.computeIfAbsent(recording.task(operation), task -> new ArrayList<>());
        }
        if (story.isEdited()) {
            spans.put(Origin.HAND, List.of());
        }
        List<Integer> tasks = List.copyOf(spans.keySet());
        List<Timeline.Lane> lanes = tasks.stream()
            .map(task -> new Timeline.Lane(name(task, story), spans.getOrDefault(task, List.of()))).toList();
        List<Timeline.Mark> marks = new ArrayList<>();
        story.marks().forEach((position, names) ->
            names.forEach(name -> marks.add(new Timeline.Mark(position, messages.phrase(name)))));
        return new Timeline(lanes, marks, borders(), changes(tasks, watch), 0, recording.size(), 0);
    }

    private String name(int task, Story story) {
        if (task == Origin.HARDWARE) {
            return messages.of(Text.TIMELINE_HARDWARE);
        }
        if (task == Origin.HAND) {
            return messages.of(Text.TIMELINE_HAND);
        }
        if (task == Origin.FLUSHER) {
            return messages.of(Text.TIMELINE_FLUSHER);
        }
        return task < story.tasks().size() ? story.tasks().get(task) : messages.of(Text.TIMELINE_TASK, task);
    }

    private List<Long> borders() {
        List<Long> borders = new ArrayList<>();
        for (int operation = 0; operation < recording.operations(); operation++) {
            if (recording.begin(operation) >= 0) {
                borders.add(recording.begin(operation));
            }
        }
        borders.sort(null);
        return borders;
    }

    private List<Timeline.Change> changes(List<Integer> tasks, Search.Watch watch) {
        List<Timeline.Change> changes = new ArrayList<>();
        for (long event = 0; event < recording.size() && changes.size() < MOST_CHANGES; event++) {
            watch.now(event, recording.size());
            if (log.changes(event, Field.TABLE_ENTRY) || log.isByHand(event)) {
                int lane = tasks.indexOf(log.task(event));
                if (lane >= 0) {
                    changes.add(new Timeline.Change(event, lane));
                }
            }
        }
        return changes;
    }

    private Timeline.Span shown(Span span) {
        Function function = Function.of(span.function());
        SpanKind kind = kind(span, function);
        String text = switch (kind) {
            case READ_FAULT -> messages.of(Text.TIMELINE_READ_FAULT);
            case WRITE_FAULT -> messages.of(Text.TIMELINE_WRITE_FAULT);
            case INTERRUPT -> messages.of(Text.TIMELINE_IO_ENDS);
            case MAP, ACCESS, WRITEBACK, FILE -> call(function);
        };
        return new Timeline.Span(span.begin(), span.end(), kind, text);
    }

    /// The function as people call it who use it: "mmap" for `do_mmap_pgoff`, "write" for `generic_file_write`.
    private static String call(Function function) {
        return function.text()
            .replaceFirst("^(do_|sys_|generic_file_|vfs_|vm)", "").replaceFirst("_(pgoff|range)$", "");
    }

    private SpanKind kind(Span span, Function function) {
        return switch (function.file()) {
            case FAULT -> isWrite(span) ? SpanKind.WRITE_FAULT : SpanKind.READ_FAULT;
            case CPU, USERCOPY -> SpanKind.ACCESS;
            case MMAP, MPROTECT, FORK, EXIT, MEMORY, MEMORY_WP, MEMORY_INSERT, FREMAP, MREMAP, MADVISE,
                MINCORE, MEMORY_DO_FAULT, GUP, DRIVER, DAX, MLOCK, SHMEM,
                MEMORY_ZEROMAP, MEMORY_REMOTE, PROCESS_VM_ACCESS,
                USERFAULTFD, TASK_MMU, VMSCAN_PAGES, HUGE_MEMORY, DAX_HUGE, MEMORY_SWAP -> SpanKind.MAP;
            case PAGE_WRITEBACK, FS_WRITEBACK, MSYNC, SYNC, RMAP, VMSCAN, SWAP, SWAP_STATE,
                PAGE_IO -> SpanKind.WRITEBACK;
            case FILEMAP, TRUNCATE, FILE_SYSTEM, FILE_TAIL, READAHEAD, FADVISE, OPEN -> SpanKind.FILE;
            case BUFFER, DISK -> SpanKind.INTERRUPT;
        };
    }

    /// Whether the trap before a fault was that of a store.
    private boolean isWrite(Span span) {
        long oldest = Math.max(0, span.begin() - 64);
        for (long event = span.begin() - 1; event >= oldest; event--) {
            if (log.task(event) == span.task() && log.isRemark(event) && log.topic(event) == Topic.TRAP) {
                return (log.after(event) & WRITE) != 0;
            }
        }
        return false;
    }
}
