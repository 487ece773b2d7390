package io.ptescope.model.arch;

/// The four levels of an x86-64 page table, from the root to the leaf.
public enum Level {
    /// The root: one entry spans 512 GiB.
    PGD(39),
    /// One entry spans 1 GiB.
    PUD(30),
    /// One entry spans 2 MiB.
    PMD(21),
    /// The leaf: one entry spans one page of 4 KiB.
    PTE(12);

    /// Entries in one table of any level.
    public static final int ENTRIES = 512;

    private static final int INDEX_BITS = 9;
    private static final int PTE_ORDINAL = 3;

    private final int shift;

    Level(int shift) {
        this.shift = shift;
    }

    /// Number of low address bits that this level does not look at.
    public int shift() {
        return shift;
    }

    /// Which of the 512 entries of a table of this level translates `address`.
    public int index(long address) {
        // Not by the field: of an enum constant the compiler knows the ordinal at every call, but no field.
        return (int) (address >>> PageSize.SHIFT + INDEX_BITS * (PTE_ORDINAL - ordinal())) & (ENTRIES - 1);
    }

    /// The next level towards the leaf. A leaf has none: [IllegalStateException].
    public Level below() {
        return switch (this) {
            case PGD -> PUD;
            case PUD -> PMD;
            case PMD -> PTE;
            case PTE -> throw new IllegalStateException("a leaf has no level below it");
        };
    }
}
