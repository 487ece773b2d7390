package io.ptescope.app.quiz;

import io.ptescope.model.arch.PteBit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A question as a room can answer it by a show of hands: at most four answers, one of them true. For an entry they are
/// what entries of its kind can be, the true one and as it stands now among them, always in the same order, so that
/// the place of an answer gives nothing away.
///
/// @param entries what the entry can become; empty if the question is about something else
/// @param pick    what else is asked; none if the question is about an entry
/// @param truth   the number of the true answer, from 0
public record Choices(List<Guess> entries, Optional<Pick> pick, int truth) {
    private static final int MOST = 4;
    private static final List<Set<PteBit>> USUAL = List.of(
        Set.of(PteBit.PRESENT, PteBit.ACCESSED),
        Set.of(PteBit.PRESENT, PteBit.ACCESSED, PteBit.RW),
        Set.of(PteBit.PRESENT, PteBit.ACCESSED, PteBit.RW, PteBit.DIRTY),
        Set.of(PteBit.PRESENT, PteBit.ACCESSED, PteBit.DIRTY));

    /// Copies the list.
    public Choices {
        entries = List.copyOf(entries);
    }

    /// The answers to `question`.
    public static Choices of(Question question) {
        Question.@Nullable Entry entry = question.entry().orElse(null);
        if (entry == null) {
            Pick pick = question.picks().stream().filter(asked -> asked.subject() == Subject.PAGE).findFirst()
                .orElseGet(() -> question.picks().getFirst());
            return new Choices(List.of(), Optional.of(pick), pick.options().indexOf(pick.truth()));
        }
        Guess truth = told(Guess.of(entry.after()));
        Guess now = told(Guess.of(entry.before()));
        List<Guess> all = new ArrayList<>(List.of(Guess.open()));
        USUAL.forEach(bits -> all.add(told(new Guess(false, bits, Map.of()))));
        for (Guess must : List.of(now, truth)) {
            if (!all.contains(must)) {
                all.add(must);
            }
        }
        List<Guess> spare = new ArrayList<>(all.reversed());
        spare.removeAll(List.of(now, truth));
        while (all.size() > MOST) {
            all.remove(spare.removeFirst());
        }
        return new Choices(all, Optional.empty(), all.indexOf(truth));
    }

    /// How many answers there are.
    public int size() {
        return pick.map(asked -> asked.options().size()).orElse(entries.size());
    }

    /// What is said of an entry aloud: whether it is there, writable, dirty. That it was used goes without saying.
    private static Guess told(Guess guess) {
        return guess.none() || !guess.bits().contains(PteBit.PRESENT) || guess.bits().contains(PteBit.ACCESSED) ? guess
            : guess.turned(PteBit.ACCESSED);
    }
}
