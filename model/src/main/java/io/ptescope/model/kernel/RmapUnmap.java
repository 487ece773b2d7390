package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.RmapSite.PAGE_REFERENCED__LOCK;
import static io.ptescope.model.kernel.RmapSite.PAGE_REFERENCED__NEXT_VMA;
import static io.ptescope.model.kernel.RmapSite.PAGE_REFERENCED__UNLOCK;
import static io.ptescope.model.kernel.RmapSite.TRY_TO_UNMAP__CLEAR;
import static io.ptescope.model.kernel.RmapSite.TRY_TO_UNMAP__COUNT;
import static io.ptescope.model.kernel.RmapSite.TRY_TO_UNMAP__DIRT;
import static io.ptescope.model.kernel.RmapSite.TRY_TO_UNMAP__KEEP;
import static io.ptescope.model.kernel.RmapSite.TRY_TO_UNMAP__LOCK;
import static io.ptescope.model.kernel.RmapSite.TRY_TO_UNMAP__NEXT_VMA;
import static io.ptescope.model.kernel.RmapSite.TRY_TO_UNMAP__SWAP_ENTRY;
import static io.ptescope.model.kernel.RmapSite.TRY_TO_UNMAP__UNLOCK;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.VmFlag;
import java.util.ArrayList;
import java.util.List;

/// mm/rmap.c for reclaim: who has used a page, and taking it away from all of them (specification section 6.9).
final class RmapUnmap extends KernelFile {
    RmapUnmap(Kernel kernel) {
        super(kernel);
    }

    /// Where an area maps the page.
    private record Place(int vma, int mm, long address, int leaf) {
        int index() {
            return Level.PTE.index(address);
        }
    }

    /// `page_referenced`: how many entries were used since the last look; they count as unused from here on. An entry
    /// in a locked area always counts up to 2.6.27; later `try_to_unmap` finds that the page has to stay.
    int pageReferenced(int page) {
        enter(Function.PAGE_REFERENCED, page);
        at(PAGE_REFERENCED__LOCK);
        lockAreas(page);
        int referenced = 0;
        for (Place place : places(page)) {
            at(PAGE_REFERENCED__NEXT_VMA);
            kernel.lock(LockKind.PTL, place.leaf());
            Pte entry = entry(place);
            if (maps(entry, page)) {
                if (machine.vmas().is(place.vma(), VmFlag.LOCKED)) {
                    referenced += has(Patch.MLOCKED_PAGES) ? 0 : 1;
                } else if (entry.isYoung()) {
                    referenced++;
                    set(Field.TABLE_ENTRY, place.leaf(), place.index(), entry.without(Pte.ACCESSED).bits());
                    kernel.tlb().flushPage(place.mm(), place.address());
                }
            }
            kernel.unlock(LockKind.PTL, place.leaf());
        }
        at(PAGE_REFERENCED__UNLOCK);
        unlockAreas(page);
        return (int) leave(referenced);
    }

    /// `try_to_unmap` of a locked page: whether nobody maps it any more. What the CPU left in dirty bits goes to the
    /// page. An anonymous page is in the swap cache; entries remember its slot.
    boolean tryToUnmap(int page) {
        enter(Function.TRY_TO_UNMAP, page);
        at(TRY_TO_UNMAP__LOCK);
        lockAreas(page);
        for (Place place : places(page)) {
            at(TRY_TO_UNMAP__NEXT_VMA);
            kernel.lock(LockKind.PTL, place.leaf());
            if (maps(entry(place), page)) {
                unmap(page, place);
            }
            kernel.unlock(LockKind.PTL, place.leaf());
        }
        at(TRY_TO_UNMAP__UNLOCK);
        unlockAreas(page);
        return leave(machine.pages().mapcount(page) == 0 ? 1 : 0) != 0;
    }

    private void unmap(int page, Place place) {
        Pte entry = entry(place);
        if (machine.vmas().is(place.vma(), VmFlag.LOCKED)) {
            at(TRY_TO_UNMAP__KEEP);
            return;
        }
        at(TRY_TO_UNMAP__CLEAR);
        set(Field.TABLE_ENTRY, place.leaf(), place.index(), 0);
        kernel.tlb().flushPage(place.mm(), place.address());
        if (entry.isDirty()) {
            at(TRY_TO_UNMAP__DIRT);
            markDirty(page);
        }
        boolean anon = machine.pages().isAnon(page);
        if (anon) {
            at(TRY_TO_UNMAP__SWAP_ENTRY);
            Pte swapped = kernel.vfs().swap().entryOf(page);
            kernel.vfs().swap().duplicate(swapped, place.mm());
            set(Field.TABLE_ENTRY, place.leaf(), place.index(), swapped.bits());
            if (machine.pages().is(page, PageFlag.ANON_EXCLUSIVE)) {
                clearFlag(page, PageFlag.ANON_EXCLUSIVE);
            }
        }
        at(TRY_TO_UNMAP__COUNT);
        add(anon ? Field.MM_ANON_RSS : Field.MM_FILE_RSS, place.mm(), -1);
        kernel.rmap().pageRemoveRmap(place.vma(), page);
        kernel.pageAlloc().put(page);
    }

    /// Pages of the swap cache are tagged and counted nowhere.
    private void markDirty(int page) {
        if (machine.pages().isAnon(page)) {
            setFlag(page, PageFlag.DIRTY);
        } else {
            kernel.pageWriteback().setPageDirty(page);
        }
    }

    private void lockAreas(int page) {
        if (machine.pages().isAnon(page)) {
            kernel.lock(LockKind.ANON_VMA_LOCK, machine.pages().anonVma(page));
        } else {
            kernel.lock(LockKind.I_MMAP_LOCK, machine.pages().inode(page));
        }
    }

    private void unlockAreas(int page) {
        if (machine.pages().isAnon(page)) {
            kernel.unlock(LockKind.ANON_VMA_LOCK, machine.pages().anonVma(page));
        } else {
            kernel.unlock(LockKind.I_MMAP_LOCK, machine.pages().inode(page));
        }
    }

    /// The areas in which the page can be: those of its file, or all that may have pages of their own.
    private List<Integer> areas(int page) {
        if (!machine.pages().isAnon(page)) {
            return machine.vmas().mapping(machine.pages().inode(page));
        }
        List<Integer> areas = new ArrayList<>();
        for (int mm = 0; mm < machine.made(Kind.MM); mm++) {
            machine.vmas().of(mm).stream().filter(vma -> machine.vmas().anonVma(vma) != 0).forEach(areas::add);
        }
        return areas;
    }

    private Pte entry(Place place) {
        return new Pte(machine.tables().entry(place.leaf(), place.index()));
    }

    private boolean maps(Pte entry, int page) {
        return entry.isMapped(machine.layout()) && entry.pfn() == page;
    }

    private List<Place> places(int page) {
        int index = machine.pages().index(page);
        List<Place> places = new ArrayList<>();
        for (int vma : areas(page)) {
            long address = machine.vmas().address(vma, index);
            if (address < machine.vmas().start(vma) || address >= machine.vmas().end(vma)) {
                continue;
            }
            int mm = machine.vmas().mm(vma);
            int leaf = machine.tables().leaf(mm, address);
            if (leaf >= 0) {
                places.add(new Place(vma, mm, address, leaf));
            }
        }
        return places;
    }
}
