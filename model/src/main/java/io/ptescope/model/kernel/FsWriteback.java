package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FsWritebackSite.BACKGROUND_WRITEOUT__DONE;
import static io.ptescope.model.kernel.FsWritebackSite.BACKGROUND_WRITEOUT__LIMIT;
import static io.ptescope.model.kernel.FsWritebackSite.BACKGROUND_WRITEOUT__WRITE;
import static io.ptescope.model.kernel.FsWritebackSite.WRITEBACK_INODES__ENOUGH;
import static io.ptescope.model.kernel.FsWritebackSite.WRITEBACK_INODES__NEXT_INODE;
import static io.ptescope.model.kernel.FsWritebackSite.WRITEBACK_INODES__QUEUE;
import static io.ptescope.model.kernel.FsWritebackSite.__MARK_INODE_DIRTY__ALREADY;
import static io.ptescope.model.kernel.FsWritebackSite.__MARK_INODE_DIRTY__LIST;
import static io.ptescope.model.kernel.FsWritebackSite.__MARK_INODE_DIRTY__STATE;
import static io.ptescope.model.kernel.FsWritebackSite.__WRITEBACK_SINGLE_INODE__BEGIN;
import static io.ptescope.model.kernel.FsWritebackSite.__WRITEBACK_SINGLE_INODE__BUSY;
import static io.ptescope.model.kernel.FsWritebackSite.__WRITEBACK_SINGLE_INODE__CLEAN;
import static io.ptescope.model.kernel.FsWritebackSite.__WRITEBACK_SINGLE_INODE__PAGES;
import static io.ptescope.model.kernel.FsWritebackSite.__WRITEBACK_SINGLE_INODE__REQUEUE;
import static io.ptescope.model.kernel.FsWritebackSite.__WRITEBACK_SINGLE_INODE__WAIT;

import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.InodeList;
import io.ptescope.model.state.Inodes;
import io.ptescope.model.state.InodeState;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.MappingTag;

/// fs/fs-writeback.c: dirty inodes, their lists, and who writes them (specification sections 1.8 and 6.6).
final class FsWriteback extends KernelFile {
    private static final int CHUNK = 1024;
    private static final long DIRTY = InodeState.DIRTY_SYNC.mask() | InodeState.DIRTY_DATASYNC.mask()
        | InodeState.DIRTY_PAGES.mask();

    FsWriteback(Kernel kernel) {
        super(kernel);
    }

    /// `__mark_inode_dirty`: a clean inode goes on the dirty list; one that is there keeps its place, and so its age.
    void markInodeDirty(int inode, InodeState how) {
        enter(Function.__MARK_INODE_DIRTY, inode);
        at(__MARK_INODE_DIRTY__STATE);
        long state = machine.inodes().state(inode);
        if ((state & how.mask()) != 0) {
            at(__MARK_INODE_DIRTY__ALREADY);
            leave();
            return;
        }
        kernel.lock(LockKind.INODE_LOCK, 0);
        set(Field.INODE_STATE, inode, state | how.mask());
        if ((state & (DIRTY | InodeState.SYNC.mask())) == 0) {
            at(__MARK_INODE_DIRTY__LIST);
            set(Field.INODE_LIST, inode, Inodes.place(InodeList.DIRTY, -1));
        }
        kernel.unlock(LockKind.INODE_LOCK, 0);
        leave();
    }

    /// `writeback_inodes` and `sync_sb_inodes`: writes up to `limit` pages of the oldest dirty inodes; how many it was.
    int writebackInodes(int limit) {
        enter(Function.WRITEBACK_INODES, limit);
        at(WRITEBACK_INODES__QUEUE);
        queueIo();
        int written = 0;
        while (machine.inodes().last(InodeList.IO) >= 0) {
            if (written >= limit) {
                at(WRITEBACK_INODES__ENOUGH);
                break;
            }
            at(WRITEBACK_INODES__NEXT_INODE);
            int inode = machine.inodes().last(InodeList.IO);
            if (inode < 0) {
                // Another task has taken the last one.
                break;
            }
            written += writebackSingleInode(inode,
                new WritebackControl(false, limit - written, 0, Integer.MAX_VALUE));
        }
        return (int) leave(written);
    }

    /// Writes every dirty inode, for sync(2).
    void writeAll() {
        queueIo();
        while (machine.inodes().last(InodeList.IO) >= 0) {
            writebackSingleInode(machine.inodes().last(InodeList.IO),
                new WritebackControl(true, Integer.MAX_VALUE, 0, Integer.MAX_VALUE));
        }
    }

    private void queueIo() {
        while (machine.inodes().last(InodeList.DIRTY) >= 0) {
            int inode = machine.inodes().last(InodeList.DIRTY);
            set(Field.INODE_LIST, inode, Inodes.place(InodeList.IO, -1));
        }
    }

    /// `__writeback_single_inode`: writes pages of one inode and puts it where it now belongs.
    int writebackSingleInode(int inode, WritebackControl control) {
        enter(Function.__WRITEBACK_SINGLE_INODE, inode);
        if (!control.syncAll() && isBeingWritten(inode)) {
            at(__WRITEBACK_SINGLE_INODE__BUSY);
            set(Field.INODE_LIST, inode, Inodes.place(InodeList.DIRTY, -1));
            return (int) leave(0);
        }
        do {
            if (isBeingWritten(inode)) {
                at(__WRITEBACK_SINGLE_INODE__WAIT);
                kernel.sleepUntil(() -> !isBeingWritten(inode));
            }
            at(__WRITEBACK_SINGLE_INODE__BEGIN);
        } while (isBeingWritten(inode));
        set(Field.INODE_STATE, inode, machine.inodes().state(inode) & ~DIRTY | InodeState.SYNC.mask());
        at(__WRITEBACK_SINGLE_INODE__PAGES);
        int written = kernel.pageWriteback().doWritepages(inode, control);
        boolean capable = kernel.fileSystems().isWrittenBack(inode);
        long state;
        do {
            state = stateAfterwards(inode);
            at((state & DIRTY) == 0 || !capable
                ? __WRITEBACK_SINGLE_INODE__CLEAN : __WRITEBACK_SINGLE_INODE__REQUEUE);
        } while (state != stateAfterwards(inode));
        set(Field.INODE_STATE, inode, state);
        boolean onList = (state & DIRTY) != 0;
        set(Field.INODE_LIST, inode, onList ? Inodes.place(InodeList.DIRTY, -1) : 0);
        return (int) leave(written);
    }

    private boolean isBeingWritten(int inode) {
        return machine.inodes().is(inode, InodeState.SYNC);
    }

    /// What is left to do once the pages are on their way; somebody may dirty one more at any time.
    private long stateAfterwards(int inode) {
        long state = machine.inodes().state(inode) & ~InodeState.SYNC.mask();
        return hasTagged(inode) ? state | InodeState.DIRTY_PAGES.mask() : state;
    }

    private boolean hasTagged(int inode) {
        for (int index = 0; index < machine.mappings().end(inode); index++) {
            if (machine.mappings().has(inode, index, MappingTag.DIRTY)) {
                return true;
            }
        }
        return false;
    }

    /// Lets the flusher thread do what it was woken for, if it was.
    void runFlusher() {
        if (machine.counter(Counter.FLUSHER_WAKEUPS) > machine.counter(Counter.FLUSHER_RUNS)) {
            kernel.runAs(Origin.FLUSHER, this::backgroundWriteout);
        }
    }

    /// `background_writeout`: writes until the machine is below its background limit.
    void backgroundWriteout() {
        enter(Function.BACKGROUND_WRITEOUT, machine.counter(Counter.NR_DIRTY));
        set(Field.COUNTER, Counter.FLUSHER_RUNS.ordinal(), machine.counter(Counter.FLUSHER_WAKEUPS));
        while (true) {
            at(BACKGROUND_WRITEOUT__LIMIT);
            if (machine.counter(Counter.NR_DIRTY) <= kernel.spec().background()) {
                break;
            }
            at(BACKGROUND_WRITEOUT__WRITE);
            if (writebackInodes(CHUNK) == 0) {
                break;
            }
        }
        at(BACKGROUND_WRITEOUT__DONE);
        leave();
    }

    /// The periodic visit of the flusher: everything that is dirty has become old.
    void writeOld() {
        kernel.runAs(Origin.FLUSHER, () -> writebackInodes(Integer.MAX_VALUE));
    }
}
