package io.ptescope.model.arch;

/// How large pages are: those that an entry of the leaf maps, and the huge ones of an entry one level above.
public final class PageSize {
    /// Low bits of an address that say where in a page it is (`PAGE_SHIFT`).
    public static final int SHIFT = 12;

    /// Bytes of a page (`PAGE_SIZE`). Many pages are too many bytes for an `int`: see [#bytes].
    public static final int BYTES = 1 << SHIFT;

    /// Pages of a huge page: one for every entry of the leaf table that it does without (`HPAGE_PMD_NR`).
    public static final int HUGE_PAGES = Level.ENTRIES;

    /// Bytes of a huge page, which is what one leaf table spans (`PMD_SIZE`).
    public static final long HUGE_BYTES = (long) HUGE_PAGES << SHIFT;

    private PageSize() {}

    /// Bytes of `pages` pages; the offset of page `pages`.
    public static long bytes(long pages) {
        return pages << SHIFT;
    }
}
