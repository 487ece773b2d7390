package io.ptescope.model.check;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.kernel.SourceFile;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.VmFlag;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// I12, I13 and I19: no right without a reason, neither in a table nor in a CPU.
final class RightsRules {
    /// PWT and PCD: only a driver sets them, so the area's rights are its own.
    private static final long CACHE_MODE = 0x18;
    /// Calls that change entries first and flush before they return.
    private static final Set<Function> FLUSHING = EnumSet.of(Function.PAGE_MKCLEAN_ONE, Function.ZAP_PTE_RANGE,
        Function.CHANGE_PROTECTION, Function.DUP_MMAP, Function.EXIT_MMAP, Function.MSYNC_PTE_RANGE,
        Function.DO_WP_PAGE, Function.UFFD_WP_RANGE);

    private RightsRules() {}

    /// I12.
    static void writableEntries(Scene scene, List<Finding> findings) {
        for (Entries.Entry entry : scene.entries()) {
            if (entry.pte().isWritable() && !scene.machine().vmas().is(entry.vma(), VmFlag.WRITE)) {
                findings.add(Rule.finding(new Subject.Entry(entry.mm(), entry.address()),
                    Wording.of("the entry is writable, its area is not"),
                    scene.holder(LockKind.MMAP_SEM, entry.mm()).map(who -> Wording.of(
                        "{0} holds mmap_sem for write: the area has its new rights, the entries get theirs next",
                        who))));
            }
        }
    }

    /// I19. A driver may have its own idea of rights, but never more than the area has; who has them computed is not
    /// visible in the area, so the rule knows only the cases in which everybody agrees.
    static void firstRights(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (int mm = 0; mm < machine.made(Kind.MM); mm++) {
            for (int vma : machine.vmas().of(mm)) {
                boolean writable = new Pte(machine.vmas().pageProt(vma)).isWritable();
                int inode = machine.vmas().file(vma);
                boolean special = machine.vmas().is(vma, VmFlag.PFNMAP) || machine.vmas().is(vma, VmFlag.INSERTPAGE)
                    || machine.vmas().is(vma, VmFlag.MIXEDMAP);
                boolean heard = inode != 0 && !special
                    && !isOwnChoice(machine, vma) && scene.has(Patch.DIRTY_TRACKING)
                    && scene.isCountedFile(inode);
                if (writable && (heard || !machine.vmas().isSharedWritable(vma))) {
                    findings.add(Rule.finding(new Subject.Entry(mm, machine.vmas().start(vma)), Wording.of(heard
                        ? "stores to the area are to be heard of, and its entries begin writable"
                        : "the area is not shared and writable, and its entries begin writable"),
                        scene.holder(LockKind.MMAP_SEM, mm).map(who -> Wording.of("{0} is setting up the area", who))));
                }
            }
        }
    }

    /// Whether a driver has chosen the rights of the area, which shows in their cache mode.
    static boolean isOwnChoice(Machine machine, int vma) {
        return new Pte(machine.vmas().pageProt(vma)).has(CACHE_MODE);
    }

    /// I13.
    static void cachedRights(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (int mm = 0; mm < machine.made(Kind.MM); mm++) {
            for (int cpu = 0; cpu < machine.facts().cpus(); cpu++) {
                for (long vpn : machine.tlbs().cached(cpu, mm)) {
                    long address = vpn << PageSize.SHIFT;
                    Pte cached = new Pte(machine.tlbs().entry(cpu, mm, vpn));
                    List<Wording> excess = excess(cached, machine.tables().pte(mm, address));
                    if (!excess.isEmpty()) {
                        findings.add(Rule.finding(new Subject.Cached(cpu, mm, address), joined(cpu, excess),
                            flusher(scene, mm, address)));
                    }
                }
            }
        }
    }

    private static Wording joined(int cpu, List<Wording> excess) {
        return excess.size() == 1 ? Wording.of("CPU{0} {1}", cpu, excess.getFirst())
            : Wording.of("CPU{0} {1} and {2}", cpu, excess.getFirst(), excess.getLast());
    }

    private static List<Wording> excess(Pte cached, Pte entry) {
        List<Wording> excess = new ArrayList<>();
        if (!entry.isPresent()) {
            excess.add(Wording.of("still translates, the entry is gone"));
        } else if (entry.pfn() != cached.pfn()) {
            excess.add(Wording.of("still goes to page {0}, the entry to {1}", cached.pfn(), entry.pfn()));
        } else {
            if (cached.isWritable() && !entry.isWritable()) {
                excess.add(Wording.of("can still write, the entry is read-only"));
            }
            if (cached.isDirty() && !entry.isDirty()) {
                excess.add(Wording.of("takes the entry for dirty, so that a store will not mark it"));
            }
        }
        return excess;
    }

    private static Optional<Wording> flusher(Scene scene, int mm, long address) {
        int leaf = scene.machine().tables().holder(mm, address);
        return Optional.ofNullable(leaf < 0 ? null : scene.holder(LockKind.PTL, leaf)
                .map(who -> Wording.of("{0} holds the lock of page table {1} and flushes before he lets go", who, leaf))
                .orElse(null))
            .or(() -> scene.inCall(FLUSHING, _ -> true, "the flush is still to come"))
            .or(() -> LossRules.inFile(scene, SourceFile.MADVISE, "one flush for all is still to come"))
            .or(() -> LossRules.inFile(scene, SourceFile.TASK_MMU, "one flush for all is still to come"));
    }
}
