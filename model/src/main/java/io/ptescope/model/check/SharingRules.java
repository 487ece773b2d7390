package io.ptescope.model.check;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.SourceFile;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.DaxEntry;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.VmFlag;
import io.ptescope.model.wording.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// I14 to I17 and I34: which page an entry or a CPU leads to.
final class SharingRules {
    private SharingRules() {}

    /// I14. No excuse: whoever frees a page has to have flushed before.
    static void freePagesAreOutOfReach(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (int mm = 0; mm < machine.made(Kind.MM); mm++) {
            for (int cpu = 0; cpu < machine.facts().cpus(); cpu++) {
                for (long vpn : machine.tlbs().cached(cpu, mm)) {
                    long pfn = new Pte(machine.tlbs().entry(cpu, mm, vpn)).pfn();
                    if (machine.facts().isValid(pfn) && machine.pages().refcount((int) pfn) == 0) {
                        findings.add(new Finding(new Subject.Cached(cpu, mm, vpn << PageSize.SHIFT),
                            Wording.of("page {0} is free, and CPU{1} can still get at it", pfn, cpu)));
                    }
                }
            }
        }
    }

    /// I15.
    static void privatePagesAreOwn(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        Map<Integer, Integer> users = new HashMap<>();
        for (Entries.Entry entry : scene.entries()) {
            if (entry.page() != Entries.NO_PAGE && machine.vmas().isCow(entry.vma())) {
                users.merge(entry.page(), 1, Integer::sum);
            }
        }
        for (Entries.Entry entry : scene.entries()) {
            if (!entry.pte().isWritable() || !machine.vmas().isCow(entry.vma())) {
                continue;
            }
            Subject subject = new Subject.Entry(entry.mm(), entry.address());
            int page = entry.page();
            if (entry.pte().pfn() == Facts.ZERO_PFN) {
                findings.add(new Finding(subject, Wording.of("a private area may write to the zero page")));
            } else if (page != Entries.NO_PAGE && !machine.pages().isAnon(page)) {
                findings.add(Rule.finding(subject,
                    Wording.of("a private area may write to page {0} of a file", page),
                    tableHolder(scene, entry)));
            } else if (page != Entries.NO_PAGE && machine.swaps().references(machine.swaps().slot(page)) > 0) {
                findings.add(Rule.finding(subject,
                    Wording.of("the entry is writable, and page {0} lies in swap for another one too", page),
                    tableHolder(scene, entry)));
            } else if (page != Entries.NO_PAGE && users.getOrDefault(page, 0) > 1) {
                findings.add(new Finding(subject, Wording.of(
                    "the entry is writable, and page {0} is mapped by another private area too", page)));
            }
        }
    }

    private static Optional<Wording> tableHolder(Scene scene, Entries.Entry entry) {
        return scene.holder(LockKind.PTL, entry.leaf())
            .map(who -> Wording.of("{0} holds the lock of page table {1}, and is not done", who, entry.leaf()));
    }

    /// I16. The page of a forced write to a read-only area is an anonymous one for good, which kernels up to 4.x allow;
    /// in the place of a frame without struct page it is never right.
    static void sharedMeansTheSame(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (Entries.Entry entry : scene.entries()) {
            int inode = machine.vmas().file(entry.vma());
            if (inode == 0 || !machine.vmas().is(entry.vma(), VmFlag.SHARED)
                || machine.vmas().is(entry.vma(), VmFlag.NONLINEAR)) {
                continue;
            }
            int index = machine.vmas().index(entry.vma(), entry.address());
            if (DaxRules.isDax(machine, inode)) {
                DaxRules.sameFrame(scene, entry, inode, index, findings);
            } else if (!hasPageCache(scene, inode)) {
                ownCopyOfAFrame(scene, entry, findings);
            } else if (entry.page() != Entries.NO_PAGE && !machine.pages().isAnon(entry.page())) {
                filePage(scene, entry, inode, index, findings);
            }
        }
    }

    private static void ownCopyOfAFrame(Scene scene, Entries.Entry entry, List<Finding> findings) {
        Machine machine = scene.machine();
        if (entry.page() != Entries.NO_PAGE && machine.pages().isAnon(entry.page())
            && machine.vmas().is(entry.vma(), VmFlag.WRITE)) {
            findings.add(KnownBug.FRAME_COPIED.explain(scene, new Finding(
                new Subject.Entry(entry.mm(), entry.address()),
                Wording.of("a shared area has a page of its own, where others have the device's frame"))));
        }
    }

    /// The page that read(2) would use: in the page cache, or for files on persistent memory the storage itself; -1.
    private static int pageOf(Machine machine, int inode, int index) {
        long slot = machine.mappings().entry(inode, index);
        if (!DaxEntry.isValue(slot)) {
            return machine.mappings().page(inode, index);
        }
        return machine.inodes().isWritten(inode, index) ? (int) machine.inodes().block(inode, index) : -1;
    }

    private static void filePage(Scene scene, Entries.Entry entry, int inode, int index, List<Finding> findings) {
        Machine machine = scene.machine();
        int cached = pageOf(machine, inode, index);
        if (entry.page() != cached) {
            findings.add(Rule.finding(new Subject.Entry(entry.mm(), entry.address()), cached < 0
                ? Wording.of("the entry maps page {0}, the file has none there", entry.page())
                : Wording.of("the entry maps page {0}, the file has page {1}", entry.page(), cached),
                LossRules.inFile(scene, SourceFile.TRUNCATE, "the page is on its way out")
                    .or(() -> tableHolder(scene, entry))));
        }
    }

    /// I17.
    static void framesWithoutPageCountNowhere(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (Entries.Entry entry : scene.entries()) {
            long pfn = entry.pte().pfn();
            if (entry.page() == Entries.NO_PAGE && pfn == Facts.ZERO_PFN && machine.pages().mapcount((int) pfn) != 0) {
                findings.add(new Finding(new Subject.Entry(entry.mm(), entry.address()),
                    Wording.of("the entry is special, and frame {0} counts it", pfn)));
            }
        }
    }

    /// I34. xfs leaves private copies alone when it takes a range out of a file, as was recorded; they do not
    /// count.
    static void nothingBeyondTheEnd(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (Entries.Entry entry : scene.entries()) {
            int inode = machine.vmas().file(entry.vma());
            if (inode != 0 && hasPageCache(scene, inode)
                && !machine.vmas().is(entry.vma(), VmFlag.NONLINEAR) && !isKeptCopy(scene, entry, inode)
                && machine.vmas().index(entry.vma(), entry.address()) >= machine.inodes().pages(inode)) {
                findings.add(Rule.finding(new Subject.Entry(entry.mm(), entry.address()),
                    Wording.of("the entry lies beyond the end of the file"),
                    LossRules.inFile(scene, SourceFile.TRUNCATE, "the size is set, the entries are next")
                        .or(() -> tableHolder(scene, entry))));
            }
        }
    }

    private static boolean isKeptCopy(Scene scene, Entries.Entry entry, int inode) {
        return entry.page() != Entries.NO_PAGE && scene.machine().pages().isAnon(entry.page())
            && scene.profile(inode).filter(FileSystem::keepsCopies).isPresent();
    }

    /// Whether the pages of the file are those of its page cache.
    private static boolean hasPageCache(Scene scene, int inode) {
        return scene.profile(inode).filter(profile -> !profile.isRaw() && profile.isFileSystem()).isPresent();
    }
}
