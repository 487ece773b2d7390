package io.ptescope.app.quiz;

import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Namer;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Topic;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.Spot;
import io.ptescope.model.scenario.run.Asked;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What an entry will be after the next step: asked of the learner, answered by the recording.
///
/// @param from    the position at which it is asked
/// @param until   the position at which it is answered
/// @param mm      whose entry it is
/// @param address what the entry translates
/// @param name    what people call the entry
/// @param words   what the lesson asks; empty for the question that goes without saying
/// @param before  the entry as it is
/// @param after   the entry as it will be
/// @param meeting what the accesses of the step meet; empty if there are none
/// @param changer the last event that changes the entry; -1 if none does
public record Question(long from, long until, int mm, long address, String name, String words, Pte before, Pte after,
    Optional<Meeting> meeting, long changer) {

    /// The question before the next step from `frame`. There is none if no entry changes and the lesson does not ask,
    /// if the entry becomes a note on swapped memory or on a file, or if the step is too long to be looked at.
    public static Optional<Question> of(Frame frame) {
        Optional<Asked> asked = frame.asks().stream().filter(ask -> ask.spot() instanceof Spot.Entry).findFirst();
        Granularity step = asked.isPresent() ? Granularity.OPERATION : frame.granularity();
        long until = frame.recording().steps().next(frame.position(), step);
        if (until == frame.position() || until - frame.position() > Session.LONGEST_SHOWN) {
            return Optional.empty();
        }
        Machine then = frame.recording().machineAt(until);
        Namer namer = new Namer(then, frame.story().tasks());
        Optional<Namer.Place> place = asked.flatMap(ask -> place(namer, (Spot.Entry) ask.spot()))
            .or(() -> changed(frame, until, namer));
        String words = asked.map(Asked::question).orElse("");
        return place.map(found -> made(frame, until, namer, found, words))
            .filter(question -> question.after.isNone() || question.after.isMapped(then.layout()));
    }

    private static Question made(Frame frame, long until, Namer namer, Namer.Place place, String words) {
        Pte before = frame.machine().tables().pte(place.mm(), place.address());
        Pte after = namer.machine().tables().pte(place.mm(), place.address());
        return new Question(frame.position(), until, place.mm(), place.address(),
            namer.entry(place.mm(), place.address()), words, before, after, meeting(frame, until),
            changer(frame, until, namer, place));
    }

    /// The entry that the lesson means, if it is mapped when the step is over.
    private static Optional<Namer.Place> place(Namer namer, Spot.Entry spot) {
        Machine machine = namer.machine();
        return IntStream.range(0, namer.tasks().size())
            .filter(task -> spot.process().isEmpty() || namer.task(task).equals(spot.process()))
            .map(task -> machine.processes().mm(task)).filter(mm -> mm >= 0 && machine.tables().root(mm) >= 0)
            .distinct().boxed().flatMap(mm -> pages(namer, mm, spot).stream()).findFirst();
    }

    private static List<Namer.Place> pages(Namer namer, int mm, Spot.Entry spot) {
        Machine machine = namer.machine();
        return machine.vmas().of(mm).stream().filter(vma -> namer.area(vma).equals(spot.mapping()))
            .map(vma -> new Namer.Place(mm, machine.vmas().start(vma)
                + ((long) spot.page() - namer.page(vma, machine.vmas().start(vma)) << 12)))
            .filter(place -> machine.vmas().find(mm, place.address()) >= 0).toList();
    }

    /// What is selected, if the step changes it; else the entry that it changes last, which is the one that the
    /// inspector will follow.
    private static Optional<Namer.Place> changed(Frame frame, long until, Namer namer) {
        if (frame.selection() instanceof Selection.Pte(int mm, long address) && isChanged(frame, namer, mm, address)) {
            return Optional.of(new Namer.Place(mm, address));
        }
        EventLog log = frame.recording().log();
        for (long event = until - 1; event >= frame.position(); event--) {
            if (log.changes(event, Field.TABLE_ENTRY)) {
                Optional<Namer.Place> place = namer.place(log.object(event), log.slot(event))
                    .filter(found -> isChanged(frame, namer, found.mm(), found.address()));
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isChanged(Frame frame, Namer namer, int mm, long address) {
        return !frame.machine().tables().pte(mm, address).equals(namer.machine().tables().pte(mm, address));
    }

    private static long changer(Frame frame, long until, Namer namer, Namer.Place place) {
        EventLog log = frame.recording().log();
        for (long event = until - 1; event >= frame.position(); event--) {
            if (log.changes(event, Field.TABLE_ENTRY)
                && namer.place(log.object(event), log.slot(event)).filter(place::equals).isPresent()) {
                return event;
            }
        }
        return -1;
    }

    private static Optional<Meeting> meeting(Frame frame, long until) {
        EventLog log = frame.recording().log();
        Optional<Meeting> worst = Optional.empty();
        for (long event = frame.position(); event < until; event++) {
            Optional<Meeting> here = log.isRemark(event) ? meeting(log.topic(event)) : Optional.empty();
            if (here.isPresent() && (worst.isEmpty() || worst.get().compareTo(here.get()) < 0)) {
                worst = here;
            }
        }
        return worst;
    }

    private static Optional<Meeting> meeting(Topic topic) {
        return switch (topic) {
            case LOAD, STORE -> Optional.of(Meeting.NOTHING);
            case TRAP -> Optional.of(Meeting.FAULT);
            case SIGNAL -> Optional.of(Meeting.SIGNAL);
            case PTE_CHANGED, WAIT, WARN, BUG, OUT_OF_MEMORY, CALLBACK, SWITCH -> Optional.empty();
        };
    }
}
