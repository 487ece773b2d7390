package io.ptescope.app.quiz;

import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.Spot;
import io.ptescope.model.scenario.run.Asked;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What an entry or a page will be after the next step: asked of the learner, answered by the recording.
///
/// @param from  the position at which it is asked
/// @param until the position at which it is answered
/// @param name  what people call the entry or page
/// @param words what the lesson asks; empty for the question that goes without saying
/// @param entry the entry; none if the question is about a page of a file alone
/// @param picks what else is asked; not empty if there is no entry
public record Question(long from, long until, String name, String words, Optional<Entry> entry, List<Pick> picks) {
    /// Copies the list.
    public Question {
        picks = List.copyOf(picks);
    }

    /// What becomes of an entry.
    ///
    /// @param mm      whose entry it is
    /// @param address what the entry translates
    /// @param before  the entry as it is
    /// @param after   the entry as it will be
    /// @param changer the last event that changes the entry; -1 if none does
    public record Entry(int mm, long address, Pte before, Pte after, long changer) {}

    /// The question before the next step from `frame`. There is none if no entry changes and the lesson does not ask,
    /// if the entry becomes a note on swapped memory or on a file, or if the step is too long to be looked at. It
    /// names things in the language of `messages`.
    public static Optional<Question> of(Frame frame, Messages messages) {
        Optional<Asked> asked = frame.asks().stream().findFirst();
        Granularity step = asked.isPresent() ? Granularity.OPERATION : frame.granularity();
        long until = frame.recording().steps().next(frame.position(), step);
        if (until == frame.position() || until - frame.position() > Session.LONGEST_SHOWN) {
            return Optional.empty();
        }
        Machine then = frame.recording().machineAt(until);
        Namer namer = new Namer(messages, then, frame.story().tasks());
        String words = asked.map(Asked::question).orElse("");
        if (asked.isPresent() && asked.get().spot() instanceof Spot.FilePage(String file, int page)) {
            return filePage(then, file, page).map(found -> new Question(frame.position(), until,
                file + "[" + page + "]", words, Optional.empty(), picks(frame, then, until, found)));
        }
        Optional<Namer.Place> place = asked.flatMap(ask -> place(namer, (Spot.Entry) ask.spot()))
            .or(() -> changed(frame, until, namer));
        return place.map(found -> entry(frame, until, namer, found))
            .filter(entry -> entry.after.isNone() || entry.after.isMapped(then.layout()))
            .map(entry -> new Question(frame.position(), until, namer.entry(entry.mm, entry.address), words,
                Optional.of(entry), picks(frame, then, until, entry)));
    }

    private static Entry entry(Frame frame, long until, Namer namer, Namer.Place place) {
        Pte before = frame.machine().tables().pte(place.mm(), place.address());
        Pte after = namer.machine().tables().pte(place.mm(), place.address());
        return new Entry(place.mm(), place.address(), before, after, changer(frame, until, namer, place));
    }

    private static List<Pick> picks(Frame frame, Machine then, long until, Picks.FilePage page) {
        Picks picks = new Picks(frame, then, until);
        List<Pick> asked = new ArrayList<>();
        picks.access().ifPresent(asked::add);
        picks.page(page, true).ifPresent(asked::add);
        picks.list(page, true).ifPresent(asked::add);
        return asked;
    }

    private static List<Pick> picks(Frame frame, Machine then, long until, Entry entry) {
        Picks picks = new Picks(frame, then, until);
        List<Pick> asked = new ArrayList<>();
        picks.access().ifPresent(asked::add);
        picks.path(entry.changer).ifPresent(asked::add);
        Pte mapping = entry.after.isNone() ? entry.before : entry.after;
        filePage(then, mapping).or(() -> filePage(frame.machine(), mapping)).ifPresent(page -> {
            picks.page(page, false).ifPresent(asked::add);
            picks.list(page, false).ifPresent(asked::add);
        });
        return asked;
    }

    /// The page of a file that an entry maps.
    private static Optional<Picks.FilePage> filePage(Machine machine, Pte pte) {
        if (!pte.isMapped(machine.layout()) || !machine.facts().isValid(pte.pfn())) {
            return Optional.empty();
        }
        int pfn = (int) pte.pfn();
        return machine.pages().inode(pfn) > 0
            ? Optional.of(new Picks.FilePage(machine.pages().inode(pfn), machine.pages().index(pfn)))
            : Optional.empty();
    }

    private static Optional<Picks.FilePage> filePage(Machine machine, String file, int page) {
        List<Facts.InodeFacts> inodes = machine.facts().inodes();
        return IntStream.range(0, inodes.size()).filter(i -> inodes.get(i).name().equals(file)).boxed()
            .map(i -> new Picks.FilePage(i + 1, page)).findFirst();
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
                + PageSize.bytes(spot.page() - (long) namer.page(vma, machine.vmas().start(vma)))))
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
                Optional<Namer.Place> place = namer.place(log, event)
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
                && namer.place(log, event).filter(place::equals).isPresent()) {
                return event;
            }
        }
        return -1;
    }
}
