package io.ptescope.model.kernel;

import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.VmFlag;
import io.ptescope.model.state.Vmas;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether the first store to each page of an area is to be noticed, and why: the conditions of
/// `vma_wants_writenotify` in the order in which a kernel asks them (specification section 3.2).
///
/// A function of the state and the patches that changes nothing: [Mmap] decides by it, and whoever explains an area
/// asks the same. 2.6.17 asks nothing. 2.6.18 knows the first two conditions only, and not as a function of their own.
public final class WriteNotify {
    private final Machine machine;
    private final EnumSet<Patch> patches = EnumSet.noneOf(Patch.class);

    /// For the areas of `machine`, on a kernel with `patches`.
    public WriteNotify(Machine machine, Set<Patch> patches) {
        this.machine = machine;
        this.patches.addAll(patches);
    }

    /// One question that the kernel asks of an area.
    public enum Condition {
        /// Is it both shared and writable?
        SHARED_WRITABLE,
        /// Does its file want to be asked before a page becomes writable?
        MKWRITE,
        /// Did a driver choose `vm_page_prot`?
        OWN_PROT,
        /// Has it been cleaned for soft-dirty tracking?
        SOFT_DIRTY,
        /// Does userfaultfd write-protect it?
        USERFAULTFD,
        /// Are its frames raw ones?
        SPECIAL,
        /// Do the dirty pages of its file count?
        ACCOUNTS
    }

    /// An answer.
    ///
    /// @param condition the question
    /// @param decides   whether stores are noticed, where this ends it; nothing where the next question is asked
    public record Answer(Condition condition, Optional<Boolean> decides) {}

    /// The answers for area `vma` as it stands, asked again now: the last of them decides. Empty if the kernel never
    /// asks.
    public List<Answer> answers(int vma) {
        Vmas vmas = machine.vmas();
        long prot = protection(machine.layout(), vmas.flags(vma)) | vmas.pageProt(vma) & Pte.PCD;
        return patches.contains(Patch.PAGE_MKWRITE) ? answers(vma, prot) : List.of();
    }

    /// The answers for area `vma` while it is given its rights, of which it has `prot` so far.
    List<Answer> answers(int vma, long prot) {
        List<Answer> answers = new ArrayList<>();
        for (Condition condition : Condition.values()) {
            if (isAsked(condition)) {
                Optional<Boolean> decides = decision(condition, vma, prot);
                answers.add(new Answer(condition, decides));
                if (decides.isPresent()) {
                    return answers;
                }
            }
        }
        return answers;
    }

    private boolean isAsked(Condition condition) {
        return switch (condition) {
            case SHARED_WRITABLE, MKWRITE -> true;
            case OWN_PROT, SPECIAL, ACCOUNTS -> has(Patch.DIRTY_TRACKING);
            case SOFT_DIRTY -> has(Patch.SOFT_DIRTY);
            case USERFAULTFD -> has(Patch.UFFD_WP_ASYNC);
        };
    }

    private Optional<Boolean> decision(Condition condition, int vma, long prot) {
        Vmas vmas = machine.vmas();
        return switch (condition) {
            case SHARED_WRITABLE -> vmas.isSharedWritable(vma) ? Optional.empty() : Optional.of(false);
            case MKWRITE -> ops(vma).pageMkwrite() || ops(vma).pfnMkwrite() ? Optional.of(true)
                : has(Patch.DIRTY_TRACKING) ? Optional.empty() : Optional.of(false);
            case OWN_PROT -> isOwn(vma, prot) ? Optional.of(false) : Optional.empty();
            case SOFT_DIRTY -> vmas.is(vma, VmFlag.SOFTDIRTY) ? Optional.empty() : Optional.of(true);
            case USERFAULTFD -> vmas.is(vma, VmFlag.UFFD_WP) ? Optional.of(true) : Optional.empty();
            case SPECIAL -> isSpecial(vma) ? Optional.of(false) : Optional.empty();
            case ACCOUNTS -> Optional.of(ops(vma).storesNoticed());
        };
    }

    private boolean isOwn(int vma, long prot) {
        long ignored = has(Patch.TEST_IGNORES_CACHE_MODE) ? Pte.PCD : 0;
        return (prot & ~ignored) != protection(machine.layout(), machine.vmas().flags(vma));
    }

    private boolean isSpecial(int vma) {
        Vmas vmas = machine.vmas();
        return vmas.is(vma, VmFlag.PFNMAP) || vmas.is(vma, VmFlag.INSERTPAGE)
            || has(Patch.MIXEDMAP_NOT_TRACKED) && vmas.is(vma, VmFlag.MIXEDMAP);
    }

    private VmOps ops(int vma) {
        int inode = machine.vmas().file(vma);
        return inode == 0 ? VmOps.ANONYMOUS : VmOps.of(machine.facts().inode(inode), patches);
    }

    private boolean has(Patch patch) {
        return patches.contains(patch);
    }

    /// `protection_map[]`: the PTE bits for the permissions in `flags`. The private half never grants RW
    /// (specification section 1.3).
    static long protection(PteLayout layout, long flags) {
        long rights = VmFlag.READ.mask() | VmFlag.WRITE.mask() | VmFlag.EXEC.mask();
        long young = layout.mask(PteBit.ACCESSED);
        if ((flags & rights) == 0) {
            return layout.mask(PteBit.PROTNONE) | young;
        }
        long prot = layout.mask(PteBit.PRESENT) | layout.mask(PteBit.USER) | young;
        if ((flags & VmFlag.WRITE.mask()) != 0 && (flags & VmFlag.SHARED.mask()) != 0) {
            prot |= layout.mask(PteBit.RW);
        }
        return (flags & VmFlag.EXEC.mask()) == 0 ? prot | layout.mask(PteBit.NX) : prot;
    }
}
