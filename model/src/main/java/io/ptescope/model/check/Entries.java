package io.ptescope.model.check;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.arch.SwapEntry;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.VmFlag;
import java.util.ArrayList;
import java.util.List;

/// All entries of all address spaces that are not empty, with the area and the page that each belongs to.
final class Entries {
    /// No struct page behind an entry.
    static final int NO_PAGE = -1;

    private final Machine machine;
    private final List<Entry> all = new ArrayList<>();
    private final List<Swapped> swapped = new ArrayList<>();

    Entries(Machine machine) {
        this.machine = machine;
        for (int mm = 0; mm < machine.made(Kind.MM); mm++) {
            if (machine.tables().root(mm) >= 0) {
                long from = 0;
                for (int vma : machine.vmas().of(mm)) {
                    // While areas are split or merged, two of them may reach over one address.
                    look(mm, vma, Math.max(from, machine.vmas().start(vma)));
                    from = Math.max(from, machine.vmas().end(vma));
                }
            }
        }
    }

    /// An entry that maps something.
    ///
    /// @param page the frame of its normal page, or [#NO_PAGE]
    record Entry(int mm, int vma, long address, int leaf, Pte pte, int page) {}

    /// An entry whose page lies in swap.
    record Swapped(int mm, long address, int slot) {}

    List<Entry> all() {
        return all;
    }

    List<Swapped> swapped() {
        return swapped;
    }

    private void look(int mm, int vma, long start) {
        long end = machine.vmas().end(vma);
        for (long address = start; address < end; address += PageSize.BYTES) {
            int leaf = machine.tables().holder(mm, address);
            if (leaf < 0) {
                long span = PageSize.HUGE_BYTES;
                address = (address / span + 1) * span - PageSize.BYTES;
                continue;
            }
            Pte pte = machine.tables().pte(mm, address);
            if (pte.isMapped(machine.layout())) {
                all.add(new Entry(mm, vma, address, leaf, pte, page(vma, address, pte)));
            } else if (!pte.isNone()) {
                long at = address;
                SwapEntry.of(pte, machine.layout()).ifPresent(in -> swapped.add(new Swapped(mm, at, in.slot())));
            }
        }
    }

    /// `vm_normal_page`, specification section 2: where entries have a special bit, it says that there is no struct
    /// page; before, raw ranges have none, but private copies within them do.
    private int page(int vma, long address, Pte pte) {
        long special = machine.layout().mask(PteBit.SPECIAL);
        if (special != 0) {
            boolean device = pte.isHuge(machine.layout()) && pte.has(machine.layout().mask(PteBit.DEVMAP));
            return device || pte.has(special) || !machine.facts().isValid(pte.pfn()) ? NO_PAGE : (int) pte.pfn();
        }
        if (machine.vmas().is(vma, VmFlag.PFNMAP)
            && (!machine.vmas().isCow(vma) || pte.pfn()
            == Facts.rawPfn(machine.vmas().file(vma), machine.vmas().index(vma, address)))) {
            return NO_PAGE;
        }
        return machine.facts().isValid(pte.pfn()) ? (int) pte.pfn() : NO_PAGE;
    }
}
