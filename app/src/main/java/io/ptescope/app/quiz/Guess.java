package io.ptescope.app.quiz;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a learner expects. Never changes.
///
/// @param none  whether the entry is empty; then it has no bits
/// @param bits  those of [#ASKED] that are set
/// @param picks what is expected of each subject; one that is left open is missing
public record Guess(boolean none, Set<PteBit> bits, Map<Subject, String> picks) {
    /// The bits that are asked for.
    public static final List<PteBit> ASKED = List.of(PteBit.PRESENT, PteBit.RW, PteBit.ACCESSED, PteBit.DIRTY);

    /// Copies set and map.
    public Guess {
        bits = Set.copyOf(bits);
        picks = Map.copyOf(picks);
    }

    /// Nothing is said of an entry.
    public static Guess open() {
        return new Guess(true, Set.of(), Map.of());
    }

    /// That the entry will be `pte`, and nothing else.
    public static Guess of(Pte pte) {
        Set<PteBit> bits = new TreeSet<>();
        ASKED.stream().filter(bit -> pte.has(mask(bit))).forEach(bits::add);
        return new Guess(pte.isNone(), bits, Map.of());
    }

    /// The same with one bit turned over. An entry with a bit is not empty.
    public Guess turned(PteBit bit) {
        Set<PteBit> turned = new TreeSet<>(bits);
        if (!turned.remove(bit)) {
            turned.add(bit);
        }
        return new Guess(false, turned, picks);
    }

    /// The same for an empty entry, or for one that is not.
    public Guess empty(boolean empty) {
        return new Guess(empty, empty ? Set.of() : bits, picks);
    }

    /// The same with another expectation of `subject`.
    public Guess picking(Subject subject, String answer) {
        Map<Subject, String> changed = new EnumMap<>(Subject.class);
        changed.putAll(picks);
        changed.put(subject, answer);
        return new Guess(none, bits, changed);
    }

    /// Where an asked bit stands: in all eras at the same place.
    static long mask(PteBit bit) {
        return switch (bit) {
            case PRESENT -> Pte.PRESENT;
            case RW -> Pte.RW;
            case ACCESSED -> Pte.ACCESSED;
            case DIRTY -> Pte.DIRTY;
            case USER, PROTNONE, SPECIAL, DEVMAP, SOFT_DIRTY, UFFD_WP, HUGE, NX ->
                throw new IllegalArgumentException("not asked: " + bit);
        };
    }
}
