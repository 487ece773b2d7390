package io.ptescope.app.text;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Event;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Topic;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.kernel.Sites;
import io.ptescope.model.listing.ListingLine;
import io.ptescope.model.listing.Listings;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/// The one plain sentence of a moment. In order of preference: what the lesson says exactly there; for a coarse step,
/// what became of an entry during it; what the listing says of the line; what can be made from the event alone.
public final class Sentences {
    /// A step over more events than this is not searched for what became of an entry.
    private static final long FEW = 20_000;

    /// What takes the dirty bit from an entry and makes it read-only, so that the next store faults.
    private static final Set<Function> WASHING =
        Set.of(Function.PAGE_MKCLEAN, Function.PAGE_MKCLEAN_ONE, Function.DAX_MAPPING_ENTRY_MKCLEAN);

    private final Messages messages;
    private final Listings listings;

    /// Sentences that know the lines of `listings`.
    public Sentences(Messages messages, Listings listings) {
        this.messages = messages;
        this.listings = listings;
    }

    /// A moment of a run.
    ///
    /// @param machine     as it is at the position
    /// @param granularity the size of the step that led there
    /// @param sayings     what the lesson says, by position
    /// @param patches     those of the kernel
    /// @param tasks       what the workload calls its tasks, by number
    public record Moment(Recording recording, Machine machine, long position, Granularity granularity,
        Map<Long, String> sayings, Set<Patch> patches, List<String> tasks) {}

    /// The sentence of `moment`.
    public String of(Moment moment) {
        long last = moment.position() - 1;
        if (last >= 0 && moment.recording().log().isByHand(last)) {
            return messages.of(Text.EDITED_BANNER, new EventWords(messages, moment.machine(), moment.tasks())
                .of(moment.recording().log().event(last)));
        }
        String said = moment.sayings().get(moment.position());
        if (said != null) {
            return messages.phrase(said);
        }
        if (moment.position() == 0) {
            return messages.of(Text.SAY_START);
        }
        EventWords words = new EventWords(messages, moment.machine(), moment.tasks());
        if (isCoarse(moment)) {
            long signal = last(moment, event -> moment.recording().log().isRemark(event)
                && moment.recording().log().topic(event) == Topic.SIGNAL);
            if (signal >= 0) {
                return signalled(moment, signal, words);
            }
            long telling = last(moment, event -> moment.recording().log().changes(event, Field.TABLE_ENTRY));
            long access = telling >= 0 ? -1 : last(moment, event -> isAccess(moment.recording().log(), event));
            if (telling >= 0) {
                return entry(moment, telling, words);
            }
            if (access >= 0) {
                String what = words.of(moment.recording().log().event(access));
                return isQuiet(moment) ? messages.of(Text.SAY_NO_FAULT, what) : what;
            }
        }
        Event event = moment.recording().log().event(last);
        return line(moment, last).map(ListingLine::sentence).filter(sentence -> !sentence.isEmpty())
            .map(messages::phrase)
            .or(() -> entered(moment, event)).or(() -> returned(moment, event)).orElseGet(() -> words.of(event));
    }

    /// That a signal was sent. It ends nobody here: where the task does more in this workload, that is said, too.
    private String signalled(Moment moment, long signal, EventWords words) {
        Recording recording = moment.recording();
        Event event = recording.log().event(signal);
        String said = words.of(event);
        int operation = recording.operationOf(signal);
        for (int later = operation + 1; operation >= 0 && later < recording.operations(); later++) {
            if (recording.task(later) == event.origin().task()) {
                return said + " " + messages.of(Text.SAY_SIGNAL_GOES_ON);
            }
        }
        return said;
    }

    /// What became of an entry over the whole step, where the event `last` was the last to change it. To protect one
    /// the kernel takes it out and puts it back: that maps no page anew.
    private String entry(Moment moment, long last, EventWords words) {
        EventLog log = moment.recording().log();
        Event event = log.event(last);
        if (!(event instanceof Event.Change change)) {
            return words.of(event);
        }
        long first = last;
        for (long at = last - 1; at >= first(moment); at--) {
            boolean same = log.changes(at, Field.TABLE_ENTRY) && log.object(at) == change.object()
                && log.slot(at) == change.slot();
            first = same ? at : first;
        }
        long before = log.before(first);
        if (before == change.after()) {
            return words.of(change);
        }
        String became = words.of(new Event.Change(change.sequence(), change.origin(), change.field(), change.object(),
            change.slot(), before, change.after()));
        long call = moment.recording().enclosing(last);
        Pte from = new Pte(before);
        Pte to = new Pte(change.after());
        boolean washed = call >= 0 && from.isWritable() && to.isPresent() && !to.isWritable() && !to.isDirty()
            && WASHING.contains(Function.of(log.object(call)));
        return !washed ? became
            : became + " " + messages.of(Text.SAY_ENTRY_WASHED, Function.of(log.object(call)).text());
    }

    /// What a function that was just entered is for.
    private Optional<String> entered(Moment moment, Event event) {
        if (!(event instanceof Event.Enter enter)) {
            return Optional.empty();
        }
        Function function = Function.of(enter.function());
        String task = new Namer(messages, moment.machine(), moment.tasks()).task(enter.origin().task());
        return listings.of(function)
            .map(listing -> messages.of(Text.SAY_ENTER_ABOUT, task, function.text(), messages.phrase(listing.about())));
    }

    /// Who goes on where a function has returned.
    private Optional<String> returned(Moment moment, Event event) {
        long caller = event instanceof Event.Leave ? moment.recording().enclosing(event.sequence()) : -1;
        if (!(event instanceof Event.Leave leave) || caller < 0) {
            return Optional.empty();
        }
        return Optional.of(messages.of(Text.SAY_LEAVE_TO, Function.of(leave.function()).text(),
            Function.of(moment.recording().log().object(caller)).text()));
    }

    /// Whether a step over many lines ends here. A place in the middle of one is told by its line.
    private static boolean isCoarse(Moment moment) {
        Granularity granularity = moment.granularity();
        return (granularity == Granularity.OPERATION || granularity == Granularity.PATH)
            && moment.recording().steps().stops(granularity).contains(moment.position());
    }

    /// Whether this was a whole operation, and nothing in it trapped.
    private static boolean isQuiet(Moment moment) {
        EventLog log = moment.recording().log();
        return moment.granularity() == Granularity.OPERATION
            && last(moment, event -> log.isRemark(event) && log.topic(event) == Topic.TRAP) < 0;
    }

    private static boolean isAccess(EventLog log, long event) {
        return log.isRemark(event) && (log.topic(event) == Topic.LOAD || log.topic(event) == Topic.STORE);
    }

    /// The last event of this kind in the step that ends here, or -1.
    private static long last(Moment moment, LongPredicate isMeant) {
        long first = first(moment);
        for (long event = moment.position() - 1; event >= first; event--) {
            if (isMeant.test(event)) {
                return event;
            }
        }
        return -1;
    }

    /// The first event of the step that is looked at.
    private static long first(Moment moment) {
        return Math.max(moment.recording().steps().previous(moment.position(), moment.granularity()),
            moment.position() - FEW);
    }

    private Optional<ListingLine> line(Moment moment, long event) {
        EventLog log = moment.recording().log();
        boolean onLine = log.isFirst(event);
        return onLine ? Sites.of(log.site(event)).flatMap(site -> listings.line(site, moment.patches()))
            : Optional.empty();
    }
}
