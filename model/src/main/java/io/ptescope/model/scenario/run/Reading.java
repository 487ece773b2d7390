package io.ptescope.model.scenario.run;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.arch.SwapEntry;
import io.ptescope.model.scenario.Expectation.PageWord;
import io.ptescope.model.scenario.Expectation.PteWord;
import io.ptescope.model.state.DaxEntry;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageFlag;
import java.util.ArrayList;
import java.util.List;

/// What can be said of an entry or a page, in the words of the workload language.
public final class Reading {
    private Reading() {}

    /// All words that hold of an entry; for an empty one only [PteWord#NONE].
    public static List<PteWord> of(Machine machine, Pte pte) {
        List<PteWord> words = new ArrayList<>();
        if (pte.isNone()) {
            words.add(PteWord.NONE);
            return words;
        }
        if (!pte.isMapped(machine.layout())) {
            if (SwapEntry.isSwap(pte, machine.layout())) {
                words.add(PteWord.SWAP);
            } else if (pte.isFile()) {
                words.add(PteWord.PGOFF);
            }
            return words;
        }
        words.add(!pte.isPresent() ? PteWord.PROTNONE : pte.isWritable() ? PteWord.RW : PteWord.RO);
        words.add(pte.isDirty() ? PteWord.DIRTY : PteWord.CLEAN);
        words.add(pte.isYoung() ? PteWord.YOUNG : PteWord.OLD);
        boolean page = machine.facts().isValid(pte.pfn());
        if (pte.has(machine.layout().mask(PteBit.SPECIAL))) {
            words.add(PteWord.SPECIAL);
        }
        if (pte.has(machine.layout().mask(PteBit.DEVMAP))) {
            words.add(PteWord.DEVMAP);
        }
        if (pte.isHuge(machine.layout())) {
            words.add(PteWord.HUGE);
        }
        if (!page) {
            words.add(PteWord.RAW);
        } else if (pte.pfn() == Facts.ZERO_PFN) {
            words.add(PteWord.ZERO);
        } else if (machine.pages().isAnon((int) pte.pfn())) {
            words.add(PteWord.ANON);
        } else if (machine.pages().inode((int) pte.pfn()) != 0) {
            words.add(PteWord.FILE);
        }
        return words;
    }

    /// All words that hold of page `index` of a file; for one that is not cached only [PageWord#ABSENT].
    public static List<PageWord> of(Machine machine, int inode, int index) {
        List<PageWord> words = new ArrayList<>();
        int pfn = machine.mappings().page(inode, index);
        if (pfn < 0) {
            if (DaxEntry.isValue(machine.mappings().entry(inode, index))
                && !machine.mappings().isShadow(inode, index)) {
                return ofEntry(machine, inode, index);
            }
            words.add(PageWord.ABSENT);
            return words;
        }
        words.add(PageWord.CACHED);
        words.add(machine.pages().is(pfn, PageFlag.DIRTY) ? PageWord.DIRTY : PageWord.CLEAN);
        if (machine.pages().is(pfn, PageFlag.WRITEBACK)) {
            words.add(PageWord.WRITEBACK);
        }
        if (machine.pages().is(pfn, PageFlag.LOCKED)) {
            words.add(PageWord.LOCKED);
        }
        if (machine.pages().is(pfn, PageFlag.UPTODATE)) {
            words.add(PageWord.UPTODATE);
        }
        return words;
    }

    private static List<PageWord> ofEntry(Machine machine, int inode, int index) {
        DaxEntry entry = new DaxEntry(machine.mappings().entry(inode, index));
        List<PageWord> words = new ArrayList<>();
        words.add(PageWord.ENTRY);
        words.add(machine.mappings().has(inode, index, MappingTag.DIRTY) ? PageWord.DIRTY : PageWord.CLEAN);
        if (entry.isZero()) {
            words.add(PageWord.HOLE);
        }
        if (entry.isLocked()) {
            words.add(PageWord.LOCKED);
        }
        return words;
    }
}
