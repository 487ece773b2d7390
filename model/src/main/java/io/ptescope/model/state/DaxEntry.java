package io.ptescope.model.state;

import io.ptescope.model.arch.PageSize;

/// The entry that stands for one page of a DAX file in the tree of its mapping ([Field#MAPPING_ENTRY]).
///
/// Kernels spell it differently: a sector above some marks up to 4.19, a frame number above them later (specification
/// section 8.1). Here it is one word for all: bit 0 says that it is a value and no page, then the marks, then the task
/// that holds the lock, then the frame.
///
/// @param bits the raw word; never 0
public record DaxEntry(long bits) {
    private static final long VALUE = 1;
    private static final long LOCKED = 1 << 1;
    private static final long PMD = 1 << 2;
    private static final long ZERO = 1 << 3;
    private static final long EMPTY = 1 << 4;
    private static final int OWNER_SHIFT = 5;
    private static final long OWNER_MASK = 0x3fL << OWNER_SHIFT;
    private static final int PFN_SHIFT = 16;
    private static final long MARKS = (1L << PFN_SHIFT) - 1;

    /// An entry without a frame yet: somebody is about to find one.
    public static DaxEntry empty() {
        return new DaxEntry(VALUE | EMPTY);
    }

    /// A hole that is mapped by the zero page.
    public static DaxEntry zero() {
        return new DaxEntry(VALUE | ZERO);
    }

    /// Frame `pfn` of persistent memory.
    public static DaxEntry of(long pfn) {
        return new DaxEntry(VALUE | pfn << PFN_SHIFT);
    }

    /// Whether the raw word of a slot is such an entry; otherwise it is a page, or nothing.
    public static boolean isValue(long slot) {
        return (slot & VALUE) != 0;
    }

    /// Whether somebody works with the slot: whoever else wants it has to wait.
    public boolean isLocked() {
        return (bits & LOCKED) != 0;
    }

    /// The task that holds the lock, 0 to 61; meaningless without one.
    public int owner() {
        return (int) ((bits & OWNER_MASK) >>> OWNER_SHIFT);
    }

    /// Whether it stands for 2 MiB, of which the slot is the first page.
    public boolean isHuge() {
        return (bits & PMD) != 0;
    }

    /// How many pages it stands for.
    public int pages() {
        return isHuge() ? PageSize.HUGE_PAGES : 1;
    }

    /// Whether it stands for a hole that the zero page is mapped for.
    public boolean isZero() {
        return (bits & ZERO) != 0;
    }

    /// Whether it only keeps the place.
    public boolean isEmpty() {
        return (bits & EMPTY) != 0;
    }

    /// Whether a frame stands behind it.
    public boolean isReal() {
        return (bits & (ZERO | EMPTY)) == 0;
    }

    /// The frame behind a real entry.
    public long pfn() {
        return bits >>> PFN_SHIFT;
    }

    /// The same entry, held by `task`.
    public DaxEntry lockedBy(int task) {
        return new DaxEntry(bits & ~OWNER_MASK | LOCKED | (long) task << OWNER_SHIFT);
    }

    /// The same entry, held by nobody.
    public DaxEntry unlocked() {
        return new DaxEntry(bits & ~(LOCKED | OWNER_MASK));
    }

    /// The same entry for 2 MiB.
    public DaxEntry huge() {
        return new DaxEntry(bits | PMD);
    }

    /// The same marks in a word that differs in nothing but the lock.
    public boolean isSameAs(DaxEntry other) {
        return unlocked().equals(other.unlocked());
    }

    /// The marks alone, without the frame.
    public long marks() {
        return bits & MARKS;
    }
}
