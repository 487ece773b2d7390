package io.ptescope.model.kernel;

import java.util.EnumSet;
import java.util.Set;

/// The patches of one kernel, to be asked for on every path: two words of bits, because a constant bit of a field is
/// one instruction where a set, or an array of booleans, is a dozen.
///
/// @param first  by ordinal, the first 64
/// @param others the next 64
record PatchSet(long first, long others) {
    static {
        if (Patch.values().length > 2 * Long.SIZE) {
            throw new IllegalStateException("more than " + 2 * Long.SIZE + " patches");
        }
    }

    static PatchSet of(Set<Patch> patches) {
        long first = 0;
        long others = 0;
        for (Patch patch : patches) {
            if (patch.ordinal() < Long.SIZE) {
                first |= 1L << patch.ordinal();
            } else {
                others |= 1L << patch.ordinal();
            }
        }
        return new PatchSet(first, others);
    }

    boolean has(Patch patch) {
        int n = patch.ordinal();
        return ((n < Long.SIZE ? first : others) >>> n & 1) != 0;
    }

    Set<Patch> all() {
        EnumSet<Patch> all = EnumSet.allOf(Patch.class);
        all.removeIf(patch -> !has(patch));
        return all;
    }
}
