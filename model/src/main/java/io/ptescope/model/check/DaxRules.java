package io.ptescope.model.check;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.kernel.SourceFile;
import io.ptescope.model.state.DaxEntry;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.VmFlag;
import io.ptescope.model.wording.Wording;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// I28 to I30, and I16 for files whose pages are the storage itself.
final class DaxRules {
    private static final Set<Function> WRITING = EnumSet.of(Function.DAX_IOMAP_RW);

    private DaxRules() {}

    static boolean isDax(Machine machine, int inode) {
        return inode != 0
            && FileSystem.of(machine.facts().inode(inode).fileSystem()).map(FileSystem::isDax).orElse(false);
    }

    /// I28. Whoever holds the slot is about to tag it, or to clean what made it dirty.
    static void writableMeansTagged(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (Entries.Entry entry : scene.entries()) {
            int inode = machine.vmas().file(entry.vma());
            boolean dirty = entry.pte().isWritable() || entry.pte().isDirty();
            if (dirty && isDax(machine, inode) && machine.vmas().is(entry.vma(), VmFlag.SHARED)) {
                int index = machine.vmas().index(entry.vma(), entry.address());
                if (!isTagged(machine, inode, index)) {
                    findings.add(Rule.finding(new Subject.Entry(entry.mm(), entry.address()), Wording.of(
                        entry.pte().isWritable() ? "the entry is writable, the file's slot is not tagged dirty"
                            : "the entry is dirty, the file's slot is not tagged dirty"),
                        holder(scene, inode, index)));
                }
            }
        }
    }

    /// The slot itself, or that of the large entry that covers it.
    private static boolean isTagged(Machine machine, int inode, int index) {
        int first = index & -PageSize.HUGE_PAGES;
        long head = machine.mappings().entry(inode, first);
        boolean huge = DaxEntry.isValue(head) && new DaxEntry(head).isHuge();
        return machine.mappings().has(inode, huge ? first : index, MappingTag.DIRTY);
    }

    /// I29.
    static void holesAreReadOnly(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (Entries.Entry entry : scene.entries()) {
            int inode = machine.vmas().file(entry.vma());
            if (entry.pte().isWritable() && isDax(machine, inode) && machine.vmas().is(entry.vma(), VmFlag.SHARED)) {
                int index = machine.vmas().index(entry.vma(), entry.address());
                long slot = machine.mappings().entry(inode, index);
                boolean hole = DaxEntry.isValue(slot) ? new DaxEntry(slot).isZero() : slot != 0;
                if (hole || entry.pte().pfn() == Facts.ZERO_PFN) {
                    findings.add(Rule.finding(new Subject.Entry(entry.mm(), entry.address()),
                        Wording.of("the entry is writable, and the file has a hole there"),
                        holder(scene, inode, index)));
                }
            }
        }
        if (!scene.has(Patch.DAX_READ_TAGS)) {
            zeroesAreClean(scene, findings);
        }
    }

    private static void zeroesAreClean(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (int inode = 1; inode <= machine.facts().inodes().size(); inode++) {
            for (int index = 0; isDax(machine, inode) && index < machine.mappings().end(inode); index++) {
                long slot = machine.mappings().entry(inode, index);
                if (DaxEntry.isValue(slot) && new DaxEntry(slot).isZero()
                    && machine.mappings().has(inode, index, MappingTag.DIRTY)) {
                    findings.add(Rule.finding(new Subject.Slot(inode, index),
                        Wording.of("the slot stands for zeroes, and is tagged dirty"),
                        holder(scene, inode, index)));
                }
            }
        }
    }

    /// I30.
    static void slotsHoldNoPages(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (int inode = 1; inode <= machine.facts().inodes().size(); inode++) {
            if (!isDax(machine, inode)) {
                continue;
            }
            int entries = 0;
            for (int index = 0; index < machine.mappings().end(inode); index++) {
                long slot = machine.mappings().entry(inode, index);
                entries += DaxEntry.isValue(slot) ? 1 : 0;
                if (slot != 0 && !DaxEntry.isValue(slot)) {
                    findings.add(new Finding(new Subject.Slot(inode, index), Wording.of("the slot holds a page")));
                }
            }
            int counted = machine.mappings().nrexceptional(inode);
            if (counted != entries || machine.mappings().nrpages(inode) != 0) {
                findings.add(new Finding(new Subject.File(inode), Wording.of(
                    "the file counts {0} entries and {1} pages, its slots hold {2} entries", counted,
                    machine.mappings().nrpages(inode), entries)));
            }
        }
    }

    /// I16, for one entry of a shared area: it shows the frame of the slot, the zero page where the slot stands for
    /// zeroes, or the page that the slot still holds (4.13).
    static void sameFrame(Scene scene, Entries.Entry entry, int inode, int index, List<Finding> findings) {
        Machine machine = scene.machine();
        long slot = machine.mappings().entry(inode, index);
        long pfn = entry.pte().pfn();
        boolean same = DaxEntry.isValue(slot) ? isOf(new DaxEntry(slot), pfn, index)
            : machine.mappings().page(inode, index) == pfn;
        if (!same && !isCovered(machine, inode, index, pfn)) {
            findings.add(Rule.finding(new Subject.Entry(entry.mm(), entry.address()), Wording.of(
                "the entry shows frame {0}, the file's slot does not", pfn), holder(scene, inode, index)
                .or(() -> scene.inCall(WRITING, call -> true, "the hole has a block now, its zeroes are unmapped next"))
                .or(() -> LossRules.inFile(scene, SourceFile.TRUNCATE,
                    "the file is being cut"))));
        }
    }

    private static boolean isOf(DaxEntry slot, long pfn, int index) {
        return slot.isZero() ? pfn == Facts.ZERO_PFN
            : slot.isReal() && (slot.pfn() == pfn || slot.isHuge() && slot.pfn() + index % PageSize.HUGE_PAGES == pfn);
    }

    private static boolean isCovered(Machine machine, int inode, int index, long pfn) {
        long head = machine.mappings().entry(inode, index & -PageSize.HUGE_PAGES);
        return DaxEntry.isValue(head) && new DaxEntry(head).isHuge() && isOf(new DaxEntry(head), pfn, index);
    }

    private static Optional<Wording> holder(Scene scene, int inode, int index) {
        for (int at : new int[] {index, index & -PageSize.HUGE_PAGES}) {
            long slot = scene.machine().mappings().entry(inode, at);
            if (DaxEntry.isValue(slot) && new DaxEntry(slot).isLocked()) {
                return Optional.of(
                    Wording.of("{0} holds the slot, and is not done", scene.who(new DaxEntry(slot).owner())));
            }
        }
        return Optional.empty();
    }
}
