package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.DaxSite.DAX_DELETE_MAPPING_ENTRY__DELETE;
import static io.ptescope.model.kernel.DaxSite.DAX_DELETE_MAPPING_ENTRY__WAIT;
import static io.ptescope.model.kernel.DaxSite.DAX_INSERT_ENTRY__DROP_PAGE;
import static io.ptescope.model.kernel.DaxSite.DAX_INSERT_ENTRY__MARK_INODE;
import static io.ptescope.model.kernel.DaxSite.DAX_INSERT_ENTRY__STORE;
import static io.ptescope.model.kernel.DaxSite.DAX_INSERT_ENTRY__TAG;
import static io.ptescope.model.kernel.DaxSite.DAX_INSERT_ENTRY__UNMAP_PAGE;
import static io.ptescope.model.kernel.DaxSite.DAX_INSERT_ENTRY__UNMAP_ZERO;
import static io.ptescope.model.kernel.DaxSite.GRAB_MAPPING_ENTRY__DOWNGRADE;
import static io.ptescope.model.kernel.DaxSite.GRAB_MAPPING_ENTRY__INSERT_EMPTY;
import static io.ptescope.model.kernel.DaxSite.GRAB_MAPPING_ENTRY__IN_PIECES;
import static io.ptescope.model.kernel.DaxSite.GRAB_MAPPING_ENTRY__LOCK;
import static io.ptescope.model.kernel.DaxSite.GRAB_MAPPING_ENTRY__LOCK_PAGE;
import static io.ptescope.model.kernel.DaxSite.GRAB_MAPPING_ENTRY__LOOK_UP;
import static io.ptescope.model.kernel.DaxSite.GRAB_MAPPING_ENTRY__PAGE_GONE;
import static io.ptescope.model.kernel.DaxSite.GRAB_MAPPING_ENTRY__WAIT;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.event.Topic;
import io.ptescope.model.state.DaxEntry;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.InodeState;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.MappingTag;

/// fs/dax.c: the entries that stand for pages of DAX files in the tree of their mapping, and their locks
/// (specification sections 8.1, 8.2 and 8.4). An entry's lock is taken where page-cache files take that of the page.
final class DaxEntries extends KernelFile {
    private static final int NO_PAGE = -1;

    DaxEntries(Kernel kernel) {
        super(kernel);
    }

    /// The slot that stands for page `index`: its own, or the first of 2 MiB that one entry stands for.
    int slot(int inode, int index) {
        int first = index & -PageSize.HUGE_PAGES;
        long head = machine.mappings().entry(inode, first);
        return DaxEntry.isValue(head) && new DaxEntry(head).isHuge() ? first : index;
    }

    /// The entry for page `index`; there must be one.
    DaxEntry entry(int inode, int index) {
        return new DaxEntry(machine.mappings().entry(inode, slot(inode, index)));
    }

    boolean isEntry(int inode, int index) {
        return DaxEntry.isValue(machine.mappings().entry(inode, slot(inode, index)));
    }

    /// As [#grab] of an entry for 2 MiB from page `first` on: false if there are entries or pages for parts of it.
    boolean grabHuge(int inode, int first) {
        enter(Function.GRAB_MAPPING_ENTRY, first);
        at(GRAB_MAPPING_ENTRY__LOOK_UP);
        while (isEntry(inode, first) && entry(inode, first).isHuge() && entry(inode, first).isLocked()) {
            at(GRAB_MAPPING_ENTRY__WAIT);
            waitUnlocked(inode, first);
        }
        boolean huge = isEntry(inode, first) && entry(inode, first).isHuge();
        for (int index = first; index < first + PageSize.HUGE_PAGES && !huge; index++) {
            if (machine.mappings().entry(inode, index) != 0) {
                at(GRAB_MAPPING_ENTRY__IN_PIECES);
                return leave(0) != 0;
            }
        }
        if (huge) {
            at(GRAB_MAPPING_ENTRY__LOCK);
        } else {
            at(GRAB_MAPPING_ENTRY__INSERT_EMPTY);
        }
        boolean same = huge ? isEntry(inode, first) && entry(inode, first).isHuge()
            && !entry(inode, first).isLocked() : isUntouched(inode, first);
        if (same && huge) {
            lock(inode, first);
        } else if (same) {
            add(Field.MAPPING_NREXCEPTIONAL, inode, 1);
            store(inode, first, DaxEntry.empty().huge().lockedBy(owner()));
        }
        return leave(same ? 1 : 0) != 0;
    }

    private boolean isUntouched(int inode, int first) {
        for (int index = first; index < first + PageSize.HUGE_PAGES; index++) {
            if (machine.mappings().entry(inode, index) != 0) {
                return false;
            }
        }
        return true;
    }

    /// `grab_mapping_entry`: locks what is at `index`, an entry, made if the slot is empty, or up to 4.13 a page of a
    /// hole, which gets one more reference. The page, or -1.
    int grab(int inode, int index) {
        enter(Function.GRAB_MAPPING_ENTRY, index);
        while (true) {
            at(GRAB_MAPPING_ENTRY__LOOK_UP);
            int page = machine.mappings().page(inode, index);
            if (page >= 0) {
                if (lockHolePage(inode, index, page)) {
                    return (int) leave(page);
                }
                continue;
            }
            if (!isEntry(inode, index)) {
                at(GRAB_MAPPING_ENTRY__INSERT_EMPTY);
                if (machine.mappings().entry(inode, index) == 0) {
                    add(Field.MAPPING_NREXCEPTIONAL, inode, 1);
                    store(inode, index, DaxEntry.empty().lockedBy(owner()));
                    return (int) leave(NO_PAGE);
                }
                continue;
            }
            if (entry(inode, index).isLocked()) {
                at(GRAB_MAPPING_ENTRY__WAIT);
                waitUnlocked(inode, index);
                continue;
            }
            if (entry(inode, index).isHuge() && !entry(inode, index).isReal()) {
                downgrade(inode, index);
                continue;
            }
            at(GRAB_MAPPING_ENTRY__LOCK);
            if (isEntry(inode, index) && !entry(inode, index).isLocked()) {
                lock(inode, index);
                return (int) leave(NO_PAGE);
            }
        }
    }

    /// Zeroes of 2 MiB cannot be locked page by page: nobody goes on reading them, and their entry goes.
    private void downgrade(int inode, int index) {
        at(GRAB_MAPPING_ENTRY__DOWNGRADE);
        if (!isEntry(inode, index) || entry(inode, index).isLocked() || entry(inode, index).isReal()) {
            return;
        }
        int first = slot(inode, index);
        lock(inode, first);
        if (entry(inode, first).isZero()) {
            kernel.memoryZap().unmapMappingRange(inode, first, first + PageSize.HUGE_PAGES, false);
        }
        set(Field.MAPPING_ENTRY, inode, first, 0);
        setTags(inode, first, 0);
        add(Field.MAPPING_NREXCEPTIONAL, inode, -1);
    }

    private boolean lockHolePage(int inode, int index, int page) {
        kernel.pageAlloc().get(page);
        at(GRAB_MAPPING_ENTRY__LOCK_PAGE);
        kernel.pageAlloc().lockPage(page);
        if (machine.mappings().page(inode, index) == page) {
            return true;
        }
        at(GRAB_MAPPING_ENTRY__PAGE_GONE);
        kernel.pageAlloc().unlockPage(page);
        kernel.pageAlloc().put(page);
        return false;
    }

    /// Sleeps until nobody holds the slot.
    void waitUnlocked(int inode, int index) {
        if (isEntry(inode, index) && entry(inode, index).isLocked()) {
            remark(Topic.WAIT, LockKind.ENTRY_LOCK.ordinal(), index);
            kernel.sleepUntil(() -> !isEntry(inode, index) || !entry(inode, index).isLocked());
        }
    }

    /// The entry is not locked: the current task takes it.
    void lock(int inode, int index) {
        store(inode, slot(inode, index), entry(inode, index).lockedBy(owner()));
    }

    /// `put_locked_mapping_entry`, `dax_unlock_entry`: gives back what [#grab] locked.
    void unlock(int inode, int index) {
        int page = machine.mappings().page(inode, index);
        if (page >= 0) {
            kernel.pageAlloc().unlockPage(page);
            kernel.pageAlloc().put(page);
        } else if (isEntry(inode, index)) {
            store(inode, slot(inode, index), entry(inode, index).unlocked());
        }
    }

    /// `dax_insert_mapping_entry`, `dax_insert_entry`: the locked slot gets `made`. `write` and `tags` say whether the
    /// slot is tagged dirty; a store through MAP_SYNC is tagged only when its metadata is on the medium.
    void insert(int inode, int page, DaxEntry made, boolean tags) {
        enter(Function.DAX_INSERT_ENTRY, page);
        int index = slot(inode, page);
        DaxEntry old = entry(inode, index);
        if (tags) {
            at(DAX_INSERT_ENTRY__MARK_INODE);
            kernel.fsWriteback().markInodeDirty(inode, InodeState.DIRTY_PAGES);
        }
        int cached = machine.mappings().page(inode, index);
        if (cached >= 0) {
            evict(inode, index, cached);
        } else if (old.isZero() && !made.isZero()) {
            // Nobody may go on reading zeroes where data is about to be.
            at(DAX_INSERT_ENTRY__UNMAP_ZERO);
            kernel.memoryZap().unmapMappingRange(inode, index, index + old.pages(), false);
        }
        at(DAX_INSERT_ENTRY__STORE);
        if (!isEntry(inode, index) || !entry(inode, index).isReal()) {
            store(inode, index, made.lockedBy(owner()));
            associate(inode, index, made, inode * 2L);
        }
        if (tags) {
            at(DAX_INSERT_ENTRY__TAG);
            tag(inode, index);
        }
        leave();
    }

    /// The page of a hole goes, and with it every entry that shows it.
    private void evict(int inode, int index, int page) {
        at(DAX_INSERT_ENTRY__UNMAP_PAGE);
        kernel.memoryZap().unmapMappingRange(inode, index, index + 1, false);
        at(DAX_INSERT_ENTRY__DROP_PAGE);
        kernel.filemap().removeFromPageCache(inode, index, page);
        add(Field.MAPPING_NREXCEPTIONAL, inode, 1);
        store(inode, index, DaxEntry.empty().lockedBy(owner()));
        kernel.pageAlloc().unlockPage(page);
        kernel.pageAlloc().put(page);
        kernel.pageAlloc().put(page);
    }

    /// `dax_associate_entry`: pages that count have to know their file.
    private void associate(int inode, int index, DaxEntry entry, long mapping) {
        if (has(Patch.DAX_PAGES_COUNTED) && entry.isReal()) {
            for (int page = 0; page < entry.pages(); page++) {
                set(Field.PAGE_MAPPING, (int) entry.pfn() + page, mapping);
                set(Field.PAGE_INDEX, (int) entry.pfn() + page, index + page);
            }
        }
    }

    void tag(int inode, int index) {
        int slot = slot(inode, index);
        setTags(inode, slot, machine.mappings().tags(inode, slot) | MappingTag.DIRTY.mask());
    }

    void setTags(int inode, int index, long tags) {
        set(Field.MAPPING_TAGS, inode, index, tags);
    }

    /// `dax_delete_mapping_entry`: waits for whoever holds the slot, then empties it.
    void delete(int inode, int index) {
        delete(inode, index, false);
    }

    /// As [#delete(int, int)], but what waits to be written by then may stay (`dax_invalidate_mapping_entry_sync`).
    void delete(int inode, int page, boolean sparesDirty) {
        enter(Function.DAX_DELETE_MAPPING_ENTRY, page);
        at(DAX_DELETE_MAPPING_ENTRY__WAIT);
        waitUnlocked(inode, page);
        at(DAX_DELETE_MAPPING_ENTRY__DELETE);
        int index = slot(inode, page);
        long waiting = MappingTag.DIRTY.mask() | MappingTag.TOWRITE.mask();
        boolean spared = sparesDirty && (machine.mappings().tags(inode, index) & waiting) != 0;
        if (isEntry(inode, index) && !spared) {
            associate(inode, index, entry(inode, index), 0);
            set(Field.MAPPING_ENTRY, inode, index, 0);
            setTags(inode, index, 0);
            if (!has(Patch.OMIT_DAX_UNCOUNT)) {
                add(Field.MAPPING_NREXCEPTIONAL, inode, -1);
            }
        }
        leave();
    }

    void store(int inode, int index, DaxEntry entry) {
        set(Field.MAPPING_ENTRY, inode, index, entry.bits());
    }

    private int owner() {
        return current().number();
    }
}
