package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FsWritebackSite.WRITEBACK_INODES__ENOUGH;
import static io.ptescope.model.kernel.FsWritebackSite.WRITEBACK_INODES__NEXT_INODE;
import static io.ptescope.model.kernel.FsWritebackSite.WRITEBACK_INODES__QUEUE;
import static io.ptescope.model.kernel.FsWritebackSite.WRITEBACK_SB_INODES__NEXT_INODE;
import static io.ptescope.model.kernel.FsWritebackSite.__MARK_INODE_DIRTY__ALREADY;
import static io.ptescope.model.kernel.FsWritebackSite.__MARK_INODE_DIRTY__LIST;
import static io.ptescope.model.kernel.FsWritebackSite.__MARK_INODE_DIRTY__STATE;
import static io.ptescope.model.kernel.FsWritebackSite.__WRITEBACK_SINGLE_INODE__BEGIN;
import static io.ptescope.model.kernel.FsWritebackSite.__WRITEBACK_SINGLE_INODE__BUSY;
import static io.ptescope.model.kernel.FsWritebackSite.__WRITEBACK_SINGLE_INODE__CLEAN;
import static io.ptescope.model.kernel.FsWritebackSite.__WRITEBACK_SINGLE_INODE__MORE_IO;
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
import io.ptescope.model.state.Setting;
import java.util.List;

/// fs/fs-writeback.c: dirty inodes, their lists, and who writes them (specification sections 1.8 and 6.6).
final class FsWriteback extends KernelFile {
    /// All volumes.
    static final int EVERYWHERE = -1;
    /// However short an inode has been dirty.
    static final long ALL = Long.MAX_VALUE;

    private static final long DIRTY = InodeState.DIRTY_SYNC.mask() | InodeState.DIRTY_DATASYNC.mask()
        | InodeState.DIRTY_PAGES.mask();

    private final FsWritebackFlusher flusher;

    FsWriteback(Kernel kernel) {
        super(kernel);
        this.flusher = new FsWritebackFlusher(kernel);
    }

    /// What the file system knows of the file beside its pages is on the medium. Only files on persistent memory have
    /// use for that here: a store through MAP_SYNC waits for it.
    void metadataWritten(int inode) {
        if (machine.inodes().is(inode, InodeState.DIRTY_DATASYNC)) {
            set(Field.INODE_STATE, inode, machine.inodes().state(inode) & ~InodeState.DIRTY_DATASYNC.mask());
        }
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
            set(Field.INODE_DIRTIED_WHEN, inode, machine.counter(Counter.UPTIME));
            set(Field.INODE_LIST, inode, Inodes.place(InodeList.DIRTY, -1));
        }
        kernel.unlock(LockKind.INODE_LOCK, 0);
        leave();
    }

    /// `writeback_inodes` and `sync_sb_inodes`: writes up to `limit` pages of the oldest dirty inodes; how many it was.
    int writebackInodes(int limit) {
        return writebackInodes(limit, ALL);
    }

    /// As [#writebackInodes(int)], but only inodes that are dirty since before `olderThan` milliseconds of uptime.
    int writebackInodes(int limit, long olderThan) {
        enter(Function.WRITEBACK_INODES, limit);
        at(WRITEBACK_INODES__QUEUE);
        queueIo(olderThan, EVERYWHERE);
        int written = writeQueued(limit, WRITEBACK_INODES__NEXT_INODE);
        if (machine.inodes().last(InodeList.IO) >= 0) {
            at(WRITEBACK_INODES__ENOUGH);
        }
        return (int) leave(written);
    }

    /// `writeback_sb_inodes` (2.6.32): the same for inodes that [#queueIo] has chosen.
    int writebackSbInodes(int limit) {
        enter(Function.WRITEBACK_SB_INODES, limit);
        return (int) leave(writeQueued(limit, WRITEBACK_SB_INODES__NEXT_INODE));
    }

    private int writeQueued(int limit, Site next) {
        int written = 0;
        while (written < limit && machine.inodes().last(InodeList.IO) >= 0) {
            at(next);
            int inode = machine.inodes().last(InodeList.IO);
            if (inode < 0) {
                // Another task has taken the last one.
                break;
            }
            written += writebackSingleInode(inode,
                new WritebackControl(false, limit - written, 0, Integer.MAX_VALUE));
        }
        return written;
    }

    /// Writes every dirty inode of a volume, or of all of them, for syncfs(2) and sync(2).
    void writeAll(int volume) {
        queueIo(ALL, volume);
        int inode = nextOf(InodeList.IO, volume, ALL);
        while (inode >= 0) {
            writebackSingleInode(inode, new WritebackControl(true, Integer.MAX_VALUE, 0, Integer.MAX_VALUE));
            inode = nextOf(InodeList.IO, volume, ALL);
        }
    }

    /// `queue_io`: sets the inodes apart that are to be written now; those whose turn was over come back.
    void queueIo(long olderThan, int volume) {
        for (InodeList list : List.of(InodeList.MORE_IO, InodeList.DIRTY)) {
            long age = list == InodeList.MORE_IO ? ALL : olderThan;
            int inode = nextOf(list, volume, age);
            while (inode >= 0) {
                set(Field.INODE_LIST, inode, Inodes.place(InodeList.IO, -1));
                inode = nextOf(list, volume, age);
            }
        }
    }

    /// The inode of `list` that has waited for longest, lies on `volume`, and was dirty before `olderThan`; or -1.
    private int nextOf(InodeList list, int volume, long olderThan) {
        int found = -1;
        for (int inode = machine.inodes().first(list); inode >= 0; inode = machine.inodes().next(inode)) {
            boolean here = volume == EVERYWHERE || kernel.spec().volume(inode) == volume;
            if (here && machine.inodes().dirtiedWhen(inode) < olderThan) {
                found = inode;
            }
        }
        return found;
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
        boolean used = written >= control.limit();
        long state;
        InodeList list;
        do {
            state = stateAfterwards(inode);
            list = listAfterwards(inode, state, used);
            at(switch (list) {
                case NONE -> __WRITEBACK_SINGLE_INODE__CLEAN;
                case MORE_IO -> __WRITEBACK_SINGLE_INODE__MORE_IO;
                case DIRTY, IO -> kernel.fileSystems().isWrittenBack(inode) ? __WRITEBACK_SINGLE_INODE__REQUEUE
                    : __WRITEBACK_SINGLE_INODE__CLEAN;
            });
        } while (state != stateAfterwards(inode));
        set(Field.INODE_STATE, inode, state);
        set(Field.INODE_LIST, inode, list == InodeList.NONE ? 0 : Inodes.place(list, -1));
        return (int) leave(written);
    }

    /// Where an inode goes that was written: the slice that it used up has another one after it (2.6.24); an inode with
    /// dirt left for any other reason counts as newly dirty.
    private InodeList listAfterwards(int inode, long state, boolean used) {
        if ((state & DIRTY) == 0) {
            return InodeList.NONE;
        }
        return used && has(Patch.MORE_IO_LIST) && hasTagged(inode) ? InodeList.MORE_IO : InodeList.DIRTY;
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
            kernel.runAs(Origin.FLUSHER, flusher::background);
        }
    }

    /// Time passes: the flusher makes its visits, and writes what has become old.
    void passTime(int milliseconds) {
        long before = machine.counter(Counter.UPTIME);
        long now = before + milliseconds;
        set(Field.COUNTER, Counter.UPTIME.ordinal(), now);
        int period = machine.setting(Setting.DIRTY_WRITEBACK);
        if (period == 0 || now / period == before / period) {
            return;
        }
        // While this task sleeps nobody dirties anything: the last visit does what the earlier ones would have done.
        long visit = now / period * period;
        long olderThan = visit - machine.setting(Setting.DIRTY_EXPIRE);
        if (nextOf(InodeList.DIRTY, EVERYWHERE, olderThan) >= 0 || machine.inodes().first(InodeList.MORE_IO) >= 0) {
            kernel.runAs(Origin.FLUSHER, () -> flusher.periodic(olderThan));
        }
    }

    /// The periodic visit of the flusher when everything that is dirty has become old.
    void writeOld() {
        kernel.runAs(Origin.FLUSHER, () -> flusher.periodic(ALL));
    }
}
