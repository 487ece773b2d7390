package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.FsWritebackSite.BACKGROUND_WRITEOUT__DONE;
import static io.ptescope.model.kernel.FsWritebackSite.BACKGROUND_WRITEOUT__LIMIT;
import static io.ptescope.model.kernel.FsWritebackSite.BACKGROUND_WRITEOUT__WRITE;
import static io.ptescope.model.kernel.FsWritebackSite.WB_KUPDATE__DONE;
import static io.ptescope.model.kernel.FsWritebackSite.WB_KUPDATE__EXPIRED;
import static io.ptescope.model.kernel.FsWritebackSite.WB_KUPDATE__WRITE;
import static io.ptescope.model.kernel.FsWritebackSite.WB_WORKFN__BACKGROUND;
import static io.ptescope.model.kernel.FsWritebackSite.WB_WORKFN__DONE;
import static io.ptescope.model.kernel.FsWritebackSite.WB_WORKFN__PERIODIC;
import static io.ptescope.model.kernel.FsWritebackSite.WB_WRITEBACK__LIMIT;
import static io.ptescope.model.kernel.FsWritebackSite.WB_WRITEBACK__QUEUE;
import static io.ptescope.model.kernel.FsWritebackSite.WB_WRITEBACK__WRITE;

import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.InodeList;

/// The threads that write dirty files: pdflush of mm/page-writeback.c up to 2.6.31, from then on one thread a device of
/// fs/fs-writeback.c (specification section 6.6). One thread stands for those of all devices.
final class FsWritebackFlusher extends KernelFile {
    /// MAX_WRITEBACK_PAGES: a slice.
    private static final int CHUNK = 1024;

    FsWritebackFlusher(Kernel kernel) {
        super(kernel);
    }

    /// What the thread was woken for: too much is dirty.
    void background() {
        set(Field.COUNTER, Counter.FLUSHER_RUNS.ordinal(), machine.counter(Counter.FLUSHER_WAKEUPS));
        if (has(Patch.WRITEBACK_PER_DEVICE)) {
            wbWorkfn(false, FsWriteback.ALL);
        } else {
            backgroundWriteout();
        }
    }

    /// The visit every five seconds: what became dirty before `olderThan` milliseconds of uptime is written.
    void periodic(long olderThan) {
        if (has(Patch.WRITEBACK_PER_DEVICE)) {
            wbWorkfn(true, olderThan);
        } else {
            wbKupdate(olderThan);
        }
    }

    /// `background_writeout`: writes until the machine is below its background limit.
    private void backgroundWriteout() {
        enter(Function.BACKGROUND_WRITEOUT, machine.counter(Counter.NR_DIRTY));
        while (true) {
            at(BACKGROUND_WRITEOUT__LIMIT);
            if (!isAboveBackground()) {
                break;
            }
            at(BACKGROUND_WRITEOUT__WRITE);
            if (kernel.fsWriteback().writebackInodes(CHUNK) == 0) {
                break;
            }
        }
        at(BACKGROUND_WRITEOUT__DONE);
        leave();
    }

    /// `wb_kupdate`: writes inodes that have been dirty for too long.
    private void wbKupdate(long olderThan) {
        enter(Function.WB_KUPDATE, 0);
        at(WB_KUPDATE__EXPIRED);
        int written;
        do {
            at(WB_KUPDATE__WRITE);
            written = kernel.fsWriteback().writebackInodes(CHUNK, olderThan);
        } while (written >= CHUNK);
        at(WB_KUPDATE__DONE);
        leave();
    }

    /// `wb_workfn` and `wb_do_writeback`: what there is to do for the thread of a device.
    private void wbWorkfn(boolean old, long olderThan) {
        enter(Function.WB_WORKFN, machine.counter(Counter.NR_DIRTY));
        at(old ? WB_WORKFN__PERIODIC : WB_WORKFN__BACKGROUND);
        wbWriteback(old, olderThan);
        at(WB_WORKFN__DONE);
        leave();
    }

    /// `wb_writeback`: slice after slice, until nothing old is left or few enough pages are dirty.
    private void wbWriteback(boolean old, long olderThan) {
        enter(Function.WB_WRITEBACK, old ? 1 : 0);
        while (true) {
            at(WB_WRITEBACK__LIMIT);
            if (!old && !isAboveBackground()) {
                break;
            }
            at(WB_WRITEBACK__QUEUE);
            if (machine.inodes().first(InodeList.IO) < 0) {
                kernel.fsWriteback().queueIo(olderThan, FsWriteback.EVERYWHERE);
            }
            at(WB_WRITEBACK__WRITE);
            if (kernel.fsWriteback().writebackSbInodes(CHUNK) == 0
                && machine.inodes().first(InodeList.MORE_IO) < 0) {
                break;
            }
        }
        leave();
    }

    private boolean isAboveBackground() {
        return machine.counter(Counter.NR_DIRTY) > kernel.spec().background();
    }
}
