package io.ptescope.app.quiz;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a learner expects. Never changes.
///
/// @param none    whether the entry is empty; then it has no bits
/// @param bits    those of [#ASKED] that are set
/// @param meeting what the access meets; empty if that is left open
public record Guess(boolean none, Set<PteBit> bits, Optional<Meeting> meeting) {
    /// The bits that are asked for.
    public static final List<PteBit> ASKED = List.of(PteBit.PRESENT, PteBit.RW, PteBit.ACCESSED, PteBit.DIRTY);

    /// Copies the set.
    public Guess {
        bits = Set.copyOf(bits);
    }

    /// That the entry will be `pte`, and nothing about the access.
    public static Guess of(Pte pte) {
        Set<PteBit> bits = new TreeSet<>();
        ASKED.stream().filter(bit -> pte.has(mask(bit))).forEach(bits::add);
        return new Guess(pte.isNone(), bits, Optional.empty());
    }

    /// The same with one bit turned over. An entry with a bit is not empty.
    public Guess turned(PteBit bit) {
        Set<PteBit> turned = new TreeSet<>(bits);
        if (!turned.remove(bit)) {
            turned.add(bit);
        }
        return new Guess(false, turned, meeting);
    }

    /// The same for an empty entry, or for one that is not.
    public Guess empty(boolean empty) {
        return new Guess(empty, empty ? Set.of() : bits, meeting);
    }

    /// The same with another expectation of the access.
    public Guess meeting(Meeting expected) {
        return new Guess(none, bits, Optional.of(expected));
    }

    /// Where an asked bit stands: in all eras at the same place.
    static long mask(PteBit bit) {
        return switch (bit) {
            case PRESENT -> Pte.PRESENT;
            case RW -> Pte.RW;
            case ACCESSED -> Pte.ACCESSED;
            case DIRTY -> Pte.DIRTY;
            case USER, PROTNONE, SPECIAL, DEVMAP, SOFT_DIRTY, UFFD_WP, NX ->
                throw new IllegalArgumentException("not asked: " + bit);
        };
    }
}
