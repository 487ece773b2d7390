package io.ptescope.app.layout;

import java.util.Locale;

/// Everything that figures say in words, in English. What stands for `{0}`, `{1}` is filled in; names of the kernel are
/// never part of it. [Vocabulary] has the words of another language.
public enum Word {
    NO_ENTRY("no entry"),
    READ_ONLY("read-only"),
    WRITABLE("writable"),
    WRITABLE_DIRTY("writable, dirty"),
    WRITABLE_CLEAN("writable, clean"),
    READ_ONLY_DIRTY("read-only, dirty"),
    READ_ONLY_CLEAN("read-only, clean"),
    FORBIDDEN("forbidden"),
    ACCESS_FORBIDDEN("access forbidden"),
    SWAPPED_OUT("swapped out"),
    ANONYMOUS("anonymous"),
    ANONYMOUS_PAGE("anonymous page"),
    FILE_PAGE("page of the file"),
    ZERO_PAGE("zero page"),
    ZERO("zero"),
    NO_STRUCT_PAGE("no struct page"),
    DEVICE_MEMORY("device memory"),
    NOTHING("nothing"),
    YOUNG("young"),
    OLD("old"),
    STALE("stale in a TLB"),
    LOCKED("locked"),
    UNDER_WRITEBACK("under writeback"),
    NOT_AS_IN_MEMORY("not as in memory"),
    JUST_CHANGED("just changed"),
    LEGEND_MORE("Also: {0}."),

    /// Of a cell: where it is, then what it is.
    ENTRY_NONE("{0} page {1}: no entry."),
    ENTRY_SWAPPED("{0} page {1}: in slot {2} of swap."),
    ENTRY("{0} page {1}: {2}, {3}, {4}, frame {5}."),
    ENTRY_HUGE("Part of an entry of 2 MiB."),
    ENTRY_STALE("A CPU still has an older translation."),
    TLB_NOTHING("TLB of CPU {0}: nothing cached."),
    TLB_CACHED("TLB of CPU {0}: {1}."),
    TLB_STALE("Stale: the table says otherwise."),
    WAS("Changed by this step: was {0}."),
    CACHE_NOTHING("{0} page {1}: not in the page cache."),
    CACHE_PAGE("{0} page {1} in the page cache: {2}, frame {3}, {4}"),
    CACHE_TAG(", tag {0}"),
    CACHE_LOCKED(", locked."),
    ON_DISK("{0} page {1} on disk: {2}."),
    ON_DISK_FLYING("{0} page {1} on disk: {2}, being overwritten."),
    ON_DISK_DIFFERS("{0} page {1} on disk: {2}, differs from memory."),
    ON_DEVICE("{0} page {1} on the device: {2}."),
    ON_LIST("Frame {0} on the list {1}."),
    VALUE_ENTRY("entry"),
    HOLE("hole"),
    PAGE_DIRTY("dirty"),
    PAGE_WRITEBACK("writeback"),
    PAGE_CLEAN("clean"),
    PAGE_READING("reading"),

    MAP_PAGE("{0} page {1}: {2}."),
    MAP_PAGES("{0} pages {1} to {2}: {3} of {4} {5}."),
    MAP_REST("At most {0}: the others."),

    PAGE("page {0}"),
    PAGE_CACHE("Page cache"),
    CACHE("Cache"),
    PAGE_CACHE_OF("Page cache of {0}, {1}."),
    DISK("Disk"),
    DEVICE("Device"),
    DEVICE_NAMED("Device {0}"),
    ADDRESS_SPACE("Address space {0}"),
    PROCESS("Process {0} on CPU {1}"),
    MAPS_NOTHING("{0}, maps nothing"),
    NOTHING_MAPPED("nothing mapped"),
    AREA("Area {0}: {1} {2}, {3} pages at {4}."),
    AT("at {0}"),
    TLB_OF("TLB of CPU {0}"),

    LIST_FREE("Free"),
    LIST_INACTIVE("Inactive"),
    LIST_ACTIVE("Active"),
    LIST_DIRTY("Dirty"),
    LIST_WRITEBACK("Writeback"),
    LIST_PAGE("{0} list: {1} page."),
    LIST_PAGES("{0} list: {1} pages."),
    COUNTER("{0} is {1}."),
    PLOT("{0} is {1}, at most {2}."),

    POSITION("Position {0} of {1}."),
    SPAN("{0}, events {1} to {2}."),
    MARK("Mark {0}, position {1}."),
    LIFE("{0}: {1}, from position {2}.");

    private final String english;

    Word(String english) {
        this.english = english;
    }

    /// In English.
    public String english() {
        return english;
    }

    /// The key of its translations: `no.entry`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
