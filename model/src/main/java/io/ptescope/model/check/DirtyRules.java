package io.ptescope.model.check;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.recording.Call;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.VmFlag;
import io.ptescope.model.wording.Wording;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// I01 to I03: what the entries know of dirt, the page knows too, and the machine counts it.
final class DirtyRules {
    static final Set<Function> MARKING = EnumSet.of(Function.SET_PAGE_DIRTY, Function.__SET_PAGE_DIRTY_BUFFERS,
        Function.__SET_PAGE_DIRTY_NOBUFFERS);
    static final Set<Function> CLEANING = EnumSet.of(Function.CLEAR_PAGE_DIRTY_FOR_IO,
        Function.TEST_CLEAR_PAGE_DIRTY);
    private static final Set<Function> FAULTING =
        EnumSet.of(Function.DO_WP_PAGE, Function.DO_NO_PAGE, Function.__DO_FAULT, Function.DO_SHARED_FAULT);
    private static final Set<Function> PROTECTING = EnumSet.of(Function.MPROTECT_FIXUP);

    private DirtyRules() {}

    /// I01.
    static void writableMeansDirty(Scene scene, List<Finding> findings) {
        for (Entries.Entry entry : scene.entries()) {
            if (entry.pte().isWritable() && isTracked(scene, entry.vma()) && isUnknownDirt(scene, entry)) {
                findings.add(found(scene, entry,
                    Wording.of("the entry is writable, page {0} is not marked dirty", entry.page())));
            }
        }
    }

    /// I02. A driver that chooses the rights of its area has chosen not to be tracked.
    static void dirtIsKnown(Scene scene, List<Finding> findings) {
        for (Entries.Entry entry : scene.entries()) {
            if (entry.pte().isDirty() && scene.machine().vmas().is(entry.vma(), VmFlag.SHARED)
                && !RightsRules.isOwnChoice(scene.machine(), entry.vma()) && isUnknownDirt(scene, entry)) {
                findings.add(found(scene, entry,
                    Wording.of("the entry is dirty, page {0} is not marked dirty", entry.page())));
            }
        }
    }

    private static Finding found(Scene scene, Entries.Entry entry, Wording what) {
        Finding finding = Rule.finding(new Subject.Entry(entry.mm(), entry.address()), what, excuse(scene, entry));
        boolean chosen = scene.profile(scene.machine().vmas().file(entry.vma()))
            .filter(FileSystem::choosesProtection).isPresent();
        return chosen ? KnownBug.CACHE_MODE_FORGOTTEN.explain(scene, finding) : finding;
    }

    /// Its entries start read-only although it may write: write notification was on when they were given out.
    /// A mixed area is no exception: its ordinary pages are to be tracked, whatever else it holds.
    private static boolean isTracked(Scene scene, int vma) {
        return scene.machine().vmas().isSharedWritable(vma)
            && (!new Pte(scene.machine().vmas().pageProt(vma)).isWritable()
            || scene.machine().vmas().is(vma, VmFlag.MIXEDMAP));
    }

    /// The page of the entry ought to be marked dirty and is not. Not for areas with pages out of order (up to 3.x
    /// cleaning never visits them), and not for a page whose mark was cancelled when its buffers were stripped: its tag
    /// will bring writeback to the entry (2.6.20).
    private static boolean isUnknownDirt(Scene scene, Entries.Entry entry) {
        int page = entry.page();
        if (page == Entries.NO_PAGE || !scene.isCounted(page) || scene.machine().pages().is(page, PageFlag.DIRTY)
            || scene.machine().vmas().is(entry.vma(), VmFlag.NONLINEAR)) {
            return false;
        }
        boolean tagged = scene.machine().mappings().has(scene.machine().pages().inode(page),
            scene.machine().pages().index(page), MappingTag.DIRTY);
        return !(tagged && scene.has(Patch.CANCEL_DIRTY));
    }

    private static Optional<Wording> excuse(Scene scene, Entries.Entry entry) {
        return scene.inCall(FAULTING, call -> isFaultOn(scene, call, entry),
                "between making the entry writable and set_page_dirty")
            .or(() -> scene.inCall(PROTECTING, call -> scene.machine().locks().isHeldBy(LockKind.MMAP_SEM, entry.mm(),
                call.task()), "the area has other rights now, its entries are next"))
            .or(() -> scene.inCall(CLEANING, call -> call.argument() == entry.page(),
                "the page's mark is gone, its entries are next"));
    }

    /// A fault of a task on its own memory, or through `get_user_pages` on that of another, whose mmap_sem it holds.
    private static boolean isFaultOn(Scene scene, Call call, Entries.Entry entry) {
        return call.argument() >>> PageSize.SHIFT == entry.address() >>> PageSize.SHIFT
            && (scene.machine().processes().mm(call.task()) == entry.mm()
                || scene.machine().locks().isHeldBy(LockKind.MMAP_SEM, entry.mm(), call.task()));
    }

    /// I03.
    static void dirtIsCounted(Scene scene, List<Finding> findings) {
        long dirty = 0;
        for (int page = 0; page < scene.machine().pages().frames(); page++) {
            if (scene.machine().pages().is(page, PageFlag.DIRTY) && scene.isCounted(page)) {
                dirty++;
            }
        }
        long counted = scene.machine().counter(Counter.NR_DIRTY);
        if (dirty != counted) {
            boolean explained = Math.abs(dirty - counted) <= scene.open(MARKING) + scene.open(CLEANING);
            Optional<Wording> excuse = explained
                ? scene.inCall(MARKING, _ -> true, "the mark is set, nr_dirty is next")
                    .or(() -> scene.inCall(CLEANING, _ -> true, "the mark is gone, nr_dirty is next"))
                : Optional.empty();
            findings.add(KnownBug.MARKED_WHILE_TRUNCATED.explain(scene, Rule.finding(
                new Subject.Count(Counter.NR_DIRTY),
                Wording.of("{0} pages are marked dirty, nr_dirty is {1}", dirty, counted), excuse)));
        }
    }
}
