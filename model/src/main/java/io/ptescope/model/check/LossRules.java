package io.ptescope.model.check;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.SourceFile;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.wording.Wording;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// I23: nothing that was stored gets lost.
final class LossRules {
    private static final Set<Function> HARVESTING = EnumSet.of(Function.MSYNC_PTE_RANGE);

    private LossRules() {}

    /// I23. What a page holds and the medium does not, somebody knows of: the page's mark, an entry's dirty bit, or the
    /// disk that is writing it.
    static void nothingIsLost(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (int page = Facts.ZERO_PFN + 1; page < machine.pages().frames(); page++) {
            int inode = machine.pages().inode(page);
            if (inode != 0 && isKept(scene, page) && !machine.pages().is(page, PageFlag.DIRTY)
                && !machine.pages().is(page, PageFlag.WRITEBACK) && machine.pages().contentInFlight(page) < 0
                && machine.mappings().page(inode, machine.pages().index(page)) == page
                && !isOnDisk(machine, page, machine.pages().content(page)) && !isDirtyInAnEntry(scene, page)) {
                findings.add(Rule.finding(new Subject.Page(page), Wording.of(
                    "page {0} holds what the medium does not, and nobody knows", page), excuse(scene, page)));
            }
        }
    }

    /// Whether `content` is on the medium where `page` belongs, as far as the file reaches.
    static boolean isOnDisk(Machine machine, int page, int content) {
        int inode = machine.pages().inode(page);
        int index = machine.pages().index(page);
        int onDisk = machine.inodes().onDisk(inode, index);
        if (content == onDisk) {
            return true;
        }
        long inPage = Math.min(PageSize.BYTES,
            machine.inodes().size(inode) - PageSize.bytes(index));
        for (int at = 0; at < inPage; at++) {
            if (machine.contents().byteAt(content, at) != machine.contents().byteAt(onDisk, at)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the page's file is written to a medium, has a place for the page there, and no error stands in the way:
    /// a full or broken device has lost data and has said so. What a driver maps as bare frames is its own business.
    static boolean isKept(Scene scene, int page) {
        Machine machine = scene.machine();
        int inode = machine.pages().inode(page);
        return scene.isCounted(page) && !scene.showsFrames(inode)
            && machine.inodes().hasBlock(inode, machine.pages().index(page))
            && machine.pages().is(page, PageFlag.UPTODATE) && !machine.pages().is(page, PageFlag.ERROR);
    }

    /// Wherever the entry lies: up to 3.x pages may be mapped out of order.
    private static boolean isDirtyInAnEntry(Scene scene, int page) {
        return scene.entries().stream().anyMatch(entry -> entry.pte().pfn() == page && entry.pte().isDirty());
    }

    private static Optional<Wording> excuse(Scene scene, int page) {
        List<Integer> tables = scene.lockedTables();
        return scene.holder(LockKind.PAGE_LOCK, page)
            .map(who -> Wording.of("{0} holds the page lock, and knows", who))
            .or(() -> tables.isEmpty() ? Optional.empty() : scene.holder(LockKind.PTL, tables.getFirst())
                .map(who -> Wording.of("{0} holds the lock of page table {1}, and passes on what the entry knew", who,
                    tables.getFirst())))
            .or(() -> scene.inCall(HARVESTING, call -> true, "the entry was cleaned, the page is marked next"))
            .or(() -> inFile(scene, SourceFile.TRUNCATE, "the file is being cut"))
            .or(() -> inFile(scene, SourceFile.FILEMAP, "the page is being filled or written"));
    }

    /// An open call of a function of `file`, as an excuse.
    static Optional<Wording> inFile(Scene scene, SourceFile file, String doing) {
        EnumSet<Function> functions = EnumSet.noneOf(Function.class);
        for (Function function : Function.values()) {
            if (function.file() == file) {
                functions.add(function);
            }
        }
        return scene.inCall(functions, call -> true, doing);
    }
}
