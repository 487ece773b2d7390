package io.ptescope.model.check;

import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.InodeList;
import io.ptescope.model.state.InodeState;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.wording.Wording;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// I04 to I08: tags, marks and lists by which writeback finds what it has to write.
final class TagRules {
    private static final Set<Function> WRITEBACK = EnumSet.of(Function.TEST_SET_PAGE_WRITEBACK,
        Function.TEST_CLEAR_PAGE_WRITEBACK);
    private static final Set<Function> MARKING_INODE = EnumSet.of(Function.__MARK_INODE_DIRTY);

    private TagRules() {}

    /// What a rule does with one slot of a page cache that holds a page.
    private interface SlotRule {
        void look(int inode, int index, int page);
    }

    private static void eachPage(Machine machine, SlotRule rule) {
        for (int inode = 1; inode <= machine.facts().inodes().size(); inode++) {
            for (int index = 0; index < machine.mappings().end(inode); index++) {
                int page = machine.mappings().page(inode, index);
                if (page >= 0) {
                    rule.look(inode, index, page);
                }
            }
        }
    }

    /// I04.
    static void writebackIsTagged(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        long writing = 0;
        for (int page = 0; page < machine.pages().frames(); page++) {
            writing += machine.pages().is(page, PageFlag.WRITEBACK) ? 1 : 0;
        }
        long counted = machine.counter(Counter.NR_WRITEBACK);
        if (writing != counted) {
            findings.add(Rule.finding(new Subject.Count(Counter.NR_WRITEBACK),
                Wording.of("{0} pages are under writeback, nr_writeback is {1}", writing, counted),
                scene.inCall(WRITEBACK, _ -> true, "flag, tag and counter change together, under the tree lock")));
        }
        eachPage(machine, (inode, index, page) -> {
            boolean flagged = machine.pages().is(page, PageFlag.WRITEBACK);
            if (flagged != machine.mappings().has(inode, index, MappingTag.WRITEBACK)) {
                findings.add(Rule.finding(new Subject.Slot(inode, index), Wording.of(flagged
                    ? "page {0} is under writeback, its slot is not tagged so"
                    : "the slot is tagged for writeback, page {0} is not under it", page),
                    scene.inCall(WRITEBACK, call -> call.argument() == page, "the tag comes with the flag")));
            }
        });
    }

    /// I05.
    static void dirtyIsTagged(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        eachPage(machine, (inode, index, page) -> {
            if (machine.pages().is(page, PageFlag.DIRTY) && scene.isCountedFile(inode)
                && !machine.mappings().has(inode, index, MappingTag.DIRTY)) {
                findings.add(Rule.finding(new Subject.Slot(inode, index),
                    Wording.of("page {0} is marked dirty, its slot is not tagged", page),
                    scene.inCall(DirtyRules.MARKING, call -> call.argument() == page,
                        "the mark is set, the tag is next")));
            }
        });
    }

    /// I06. From 2.6.20 on a cancelled mark leaves the tag, until writeback comes by.
    static void taggedIsDirty(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        if (scene.has(Patch.CANCEL_DIRTY)) {
            return;
        }
        eachPage(machine, (inode, index, page) -> {
            if (machine.mappings().has(inode, index, MappingTag.DIRTY)
                && !machine.pages().is(page, PageFlag.DIRTY)) {
                findings.add(Rule.finding(new Subject.Slot(inode, index),
                    Wording.of("the slot is tagged dirty, page {0} is not marked", page), cleaner(scene, page)));
            }
        });
    }

    /// I07. Kernels before 4.x have no TOWRITE tag, so that it holds by having nothing to say.
    static void toWriteIsDirty(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        eachPage(machine, (inode, index, page) -> {
            if (machine.mappings().has(inode, index, MappingTag.TOWRITE)
                && !machine.mappings().has(inode, index, MappingTag.DIRTY)) {
                findings.add(Rule.finding(new Subject.Slot(inode, index),
                    Wording.of("the slot is to be written, and not tagged dirty"), cleaner(scene, page)));
            }
        });
    }

    private static Optional<Wording> cleaner(Scene scene, int page) {
        return scene.holder(LockKind.PAGE_LOCK, page)
            .map(who -> Wording.of("{0} holds the page lock and is cleaning it", who));
    }

    /// I08.
    static void dirtyFilesAreListed(Scene scene, List<Finding> findings) {
        Machine machine = scene.machine();
        for (int inode = 1; inode <= machine.facts().inodes().size(); inode++) {
            int index = firstTagged(machine, inode);
            boolean listed = machine.inodes().list(inode) != InodeList.NONE;
            if (index >= 0 && !(listed && machine.inodes().is(inode, InodeState.DIRTY_PAGES))) {
                findings.add(Rule.finding(new Subject.File(inode), Wording.of(listed
                    ? "page {0} is tagged dirty, the file is not marked"
                    : "page {0} is tagged dirty, the file is on no list", index), fileExcuse(scene, inode)));
            }
        }
    }

    private static int firstTagged(Machine machine, int inode) {
        for (int index = 0; index < machine.mappings().end(inode); index++) {
            if (machine.mappings().has(inode, index, MappingTag.DIRTY)) {
                return index;
            }
        }
        return -1;
    }

    private static Optional<Wording> fileExcuse(Scene scene, int inode) {
        if (scene.machine().inodes().is(inode, InodeState.SYNC)) {
            return Optional.of(
                Wording.of("the file is being written; its mark comes back at the end if tags are left"));
        }
        return scene.inCall(MARKING_INODE, call -> call.argument() == inode, "the file is marked next")
            .or(() -> scene.inCall(DirtyRules.MARKING,
                call -> scene.machine().pages().inode((int) call.argument()) == inode,
                "the slot is tagged, the file is next"));
    }
}
