package io.ptescope.model.check;

import io.ptescope.model.event.EventLog;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.PageFlag;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One walk through a recording that looks for the first broken invariant, and looks only where something changed.
final class Patrol {
    /// Of a page's flags only these decide about an invariant.
    private static final long FLAGS = PageFlag.DIRTY.mask() | PageFlag.WRITEBACK.mask();

    private final Sentinels sentinels;
    private final Recording recording;
    private final EventLog log;
    private final Trail trail;
    private final Cursor cursor;
    private final Map<Field, Set<Invariant>> watchers = new EnumMap<>(Field.class);
    private final Set<Invariant> watched;
    private final Set<Invariant> due;
    private long looks;

    Patrol(Sentinels sentinels, Recording recording, Set<Invariant> watched) {
        this.sentinels = sentinels;
        this.recording = recording;
        this.log = recording.log();
        this.trail = sentinels.trail(recording);
        this.watched = EnumSet.copyOf(watched);
        this.cursor = recording.cursor();
        this.due = EnumSet.copyOf(watched);
        for (Field field : Field.values()) {
            Set<Invariant> touched = EnumSet.noneOf(Invariant.class);
            watched.stream().filter(invariant -> invariant.fields().contains(field)).forEach(touched::add);
            watchers.put(field, touched);
        }
    }

    Optional<Break> firstBreak() {
        for (long position = 0; position <= recording.size(); position++) {
            if (position > 0) {
                note(position - 1);
            }
            if (!due.isEmpty() && Sentinels.isBetweenSteps(recording, position)) {
                Optional<Break> found = look(position);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// How many rules have been applied.
    long looks() {
        return looks;
    }

    private void note(long event) {
        for (Invariant invariant : trail.step()) {
            if (watched.contains(invariant)) {
                due.add(invariant);
            }
        }
        if (!log.isChange(event)) {
            return;
        }
        Field field = log.field(event);
        if (field == Field.PAGE_FLAGS && ((log.before(event) ^ log.after(event)) & FLAGS) == 0) {
            return;
        }
        due.addAll(watchers.get(field));
    }

    private Optional<Break> look(long position) {
        cursor.seek(position);
        Scene scene = sentinels.scene(recording, position, cursor.machine());
        for (Invariant invariant : EnumSet.copyOf(due)) {
            looks++;
            Verdict verdict = sentinels.verdict(invariant, scene, trail);
            switch (verdict) {
                case Verdict.Broken _ -> {
                    return Optional.of(new Break(position, new Report(invariant, verdict)));
                }
                case Verdict.Holds _, Verdict.NotPromised _ -> due.remove(invariant);
                case Verdict.Waiting _ -> { }
            }
        }
        return Optional.empty();
    }
}
