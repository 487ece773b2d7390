package io.ptescope.model.arch;

/// A page-table entry: 64 bits as the hardware sees them. The bits whose place never moved have methods here;
/// those that moved between eras are asked for through a [PteLayout].
///
/// @param bits the raw value; zero is an empty entry (`pte_none`)
public record Pte(long bits) {
    public static final long PRESENT = 1L;
    public static final long RW = 1L << 1;
    public static final long USER = 1L << 2;
    /// Cache disable: accesses go past the CPU's caches.
    public static final long PCD = 1L << 4;
    public static final long ACCESSED = 1L << 5;
    public static final long DIRTY = 1L << 6;
    /// `_PAGE_PSE`: in an entry of a PMD, that it maps 2 MiB itself and leads to no table.
    public static final long HUGE = 1L << 7;
    public static final long NX = 1L << 63;
    /// The bits that hold the page frame number: 12 to 51.
    public static final long PFN_MASK = 0x000F_FFFF_FFFF_F000L;

    /// `_PAGE_FILE`, up to 3.x: in an entry that maps nothing, it says that the frame number is a page of the file.
    public static final long FILE = 1L << 6;

    /// The empty entry.
    public static final Pte NONE = new Pte(0);

    /// An entry for frame `pfn` with the protection bits `prot` (`mk_pte`).
    public static Pte of(long pfn, long prot) {
        return new Pte((pfn << PageSize.SHIFT) & PFN_MASK | prot & ~PFN_MASK);
    }

    /// An entry that maps nothing and remembers page `index` of the file (`pgoff_to_pte`, up to 3.x).
    public static Pte file(int index) {
        return of(index, FILE);
    }

    /// Of a present entry of a PMD: whether it maps 2 MiB itself. In one of a PTE page, whether it is a piece of
    /// such an entry, see `Tables#pte`.
    public boolean isHuge(PteLayout layout) {
        return (bits & layout.mask(PteBit.HUGE)) != 0;
    }

    public boolean isNone() {
        return bits == 0;
    }

    /// Present to the CPU. The kernel also counts PROT_NONE entries as present: see [#isMapped].
    public boolean isPresent() {
        return (bits & PRESENT) != 0;
    }

    /// Present to the kernel (`pte_present`): present to the CPU, or PROT_NONE.
    public boolean isMapped(PteLayout layout) {
        return (bits & (PRESENT | layout.mask(PteBit.PROTNONE))) != 0;
    }

    public boolean isWritable() {
        return (bits & RW) != 0;
    }

    public boolean isDirty() {
        return (bits & DIRTY) != 0;
    }

    public boolean isYoung() {
        return (bits & ACCESSED) != 0;
    }

    /// Whether this remembers a page of a file: only to be asked of an entry that maps nothing.
    public boolean isFile() {
        return (bits & FILE) != 0;
    }

    /// The page of the file that [#isFile] speaks of (`pte_to_pgoff`).
    public int fileOffset() {
        return (int) pfn();
    }

    public boolean has(long mask) {
        return (bits & mask) != 0;
    }

    public long pfn() {
        return (bits & PFN_MASK) >>> PageSize.SHIFT;
    }

    public Pte with(long mask) {
        return new Pte(bits | mask);
    }

    public Pte without(long mask) {
        return new Pte(bits & ~mask);
    }

    /// The compact notation of the specification's section 0.3: `PWADSV` with `-` for a clear bit,
    /// trailing `--` of S and V left out; `none` for an empty entry, `swap` where the page lies in swap.
    public String letters(PteLayout layout) {
        if (isNone()) {
            return "none";
        }
        if (SwapEntry.isSwap(this, layout)) {
            return "swap";
        }
        StringBuilder text = new StringBuilder(6)
            .append(isPresent() ? 'P' : isMapped(layout) ? 'N' : '-')
            .append(isWritable() ? 'W' : '-')
            .append(isYoung() ? 'A' : '-')
            .append(isDirty() ? 'D' : '-');
        boolean special = has(layout.mask(PteBit.SPECIAL));
        boolean devmap = has(layout.mask(PteBit.DEVMAP));
        if (special || devmap) {
            text.append(special ? 'S' : '-');
        }
        return devmap ? text.append('V').toString() : text.toString();
    }
}
