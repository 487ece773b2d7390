package io.ptescope.model.arch;

/// Where the software-defined bits of an entry stand in one era of x86-64 Linux (specification section 1.4).
///
/// A position of [#ABSENT] means that the era has no such bit; its mask is then zero, so that tests of the bit
/// answer "no" and setting it changes nothing.
///
/// @param protnone bit of an entry with PRESENT clear that says PROT_NONE: 7 up to 2.6.26, 8 later
/// @param special  bit 9 since 2.6.27
/// @param devmap   bit 58 in 4.5 to 4.14, 57 in 6.8; gone in 6.18
/// @param softDirty bit 11 where soft-dirty tracking exists
/// @param uffdWp   bit 10 where userfaultfd can write-protect
public record PteLayout(int protnone, int special, int devmap, int softDirty, int uffdWp) {
    /// A bit that this era does not have.
    public static final int ABSENT = -1;

    /// Where an entry of a PMD says that it maps 2 MiB itself. Eras before huge entries have PROT_NONE there.
    private static final int HUGE = 7;

    /// 2.6.17 to 2.6.26.
    public static final PteLayout LINUX_2_6 = new PteLayout(7, ABSENT, ABSENT, ABSENT, ABSENT);
    /// 4.13 and 4.14.
    public static final PteLayout LINUX_4 = new PteLayout(8, 9, 58, 11, ABSENT);
    /// 6.1: DAX entries are devmap and special.
    public static final PteLayout LINUX_6_1 = new PteLayout(8, 9, 57, 11, 10);
    /// 6.18: the devmap bit is gone.
    public static final PteLayout LINUX_6_18 = new PteLayout(8, 9, ABSENT, 11, 10);

    /// The mask of `bit`, zero if this era lacks it.
    public long mask(PteBit bit) {
        int at = position(bit);
        return at == ABSENT ? 0 : 1L << at;
    }

    /// The bit number of `bit`, or [#ABSENT].
    public int position(PteBit bit) {
        return switch (bit) {
            case PRESENT -> 0;
            case RW -> 1;
            case USER -> 2;
            case ACCESSED -> 5;
            case DIRTY -> 6;
            case PROTNONE -> protnone;
            case SPECIAL -> special;
            case DEVMAP -> devmap;
            case SOFT_DIRTY -> softDirty;
            case UFFD_WP -> uffdWp;
            case HUGE -> special == ABSENT ? ABSENT : HUGE;
            case NX -> 63;
        };
    }
}
