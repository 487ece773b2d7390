package io.ptescope.model.kernel;

/// A change that a kernel has or has not. Behaviour asks for one at the single place where it acts.
public enum Patch {
    /// 2.6.18, seed 1: `vm_ops->page_mkwrite` is asked before a shared file page becomes writable.
    PAGE_MKWRITE("a file system is told before a shared page becomes writable"),
    /// 2.6.19, seed 2: clean pages of accounting files are mapped read-only, the first store marks the page dirty,
    /// writeback cleans and write-protects again.
    DIRTY_TRACKING("shared dirty pages are tracked through write-protected entries"),
    /// 2.6.19 (edc79b2a46e): a fault that dirties a page may be throttled.
    THROTTLE_AT_FAULT("a store that dirties a page can be made to wait"),
    /// 2.6.19 (c1e6098b23b): mprotect gives dirty entries of tracked areas their write bit back.
    MPROTECT_KEEPS_DIRTY("mprotect leaves dirty entries writable"),
    /// 2.6.19 (ee6a6457886): `do_wp_page` looks for an anonymous page before it looks at the area.
    ANON_FIRST("anonymous pages are recognised first in do_wp_page"),
    /// 2.6.19 (204ec841fbe): msync no longer walks page tables.
    MSYNC_NO_WALK("msync leaves page tables alone"),
    /// 2.6.19: COW clears and flushes the old entry before it stores the new one.
    COW_CLEAR_FLUSH("a copied page's old entry is flushed before the new one appears"),
    /// 2.6.20 (7658cc28928): `clear_page_dirty_for_io` cleans entries, redirties the page, then clears the flag.
    CLEAN_THEN_REDIRTY("dirty bits found in entries are moved to the page before it is cleaned"),
    /// 2.6.20: `try_to_free_buffers` cancels the page's dirty flag and leaves entries alone.
    CANCEL_DIRTY("stripping buffers leaves entries alone"),
    /// 2.6.21 (c3704ceb4ad): the page stays pinned until the entry is locked again after `page_mkwrite`.
    MKWRITE_HOLDS_PAGE("the page is held until its entry is locked again"),
    /// 2.6.23: `->fault` returns a locked page; dirtying waits for the page lock.
    FAULT_WITH_PAGE_LOCK("faults and cleaning meet at the page lock"),
    /// 2.6.23 (a200ee182a0): a store that `page_mkwrite` was asked for may be throttled even if the callback has
    /// dirtied the page itself.
    BALANCE_AFTER_MKWRITE("a callback that dirties the page cannot hide it from the limits"),
    /// 2.6.24: a read fault of private memory makes a page of its own; the zero page is no longer mapped.
    ANON_READ_ALLOCATES("reading untouched private memory allocates a page"),
    /// 2.6.26-rc1: areas may mix frames with and without a struct page.
    MIXEDMAP("areas may mix frames with and without a struct page"),
    /// 2.6.26, seed 3 (251b97f552b): a store to a shared frame without struct page makes its entry writable in place.
    MIXEDMAP_DIRTY_FIX("a shared frame without struct page is never copied"),
    /// 2.6.26-rc8 (945754a1754): a copied page loses its old entry's mapcount only after the entry has been switched.
    COW_RMAP_AFTER_SWITCH("the old page stays counted until its entry is gone"),
    /// 2.6.24: time stamps are taken at the first store through a mapping.
    TIME_AT_FAULT("a store through a mapping updates the file's times");

    private final String sentence;

    Patch(String sentence) {
        this.sentence = sentence;
    }

    /// What the kernel does once it has the patch, in a few words.
    public String sentence() {
        return sentence;
    }
}
