package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.BufferSite.BLOCK_PAGE_MKWRITE__DIRTY;
import static io.ptescope.model.kernel.BufferSite.BLOCK_PAGE_MKWRITE__GONE;
import static io.ptescope.model.kernel.BufferSite.BLOCK_PAGE_MKWRITE__LOCKED;
import static io.ptescope.model.kernel.BufferSite.BLOCK_PAGE_MKWRITE__LOCK_PAGE;
import static io.ptescope.model.kernel.BufferSite.BLOCK_PAGE_MKWRITE__NO_SPACE;
import static io.ptescope.model.kernel.BufferSite.BLOCK_PAGE_MKWRITE__RESERVE;
import static io.ptescope.model.kernel.BufferSite.BLOCK_PAGE_MKWRITE__UNLOCK;
import static io.ptescope.model.kernel.BufferSite.BLOCK_WRITE_FULL_PAGE__ATTACH;
import static io.ptescope.model.kernel.BufferSite.BLOCK_WRITE_FULL_PAGE__MAP;
import static io.ptescope.model.kernel.BufferSite.BLOCK_WRITE_FULL_PAGE__NOTHING;
import static io.ptescope.model.kernel.BufferSite.BLOCK_WRITE_FULL_PAGE__NO_SPACE;
import static io.ptescope.model.kernel.BufferSite.BLOCK_WRITE_FULL_PAGE__SET_WRITEBACK;
import static io.ptescope.model.kernel.BufferSite.BLOCK_WRITE_FULL_PAGE__SUBMIT;
import static io.ptescope.model.kernel.BufferSite.BLOCK_WRITE_FULL_PAGE__TAKE_DIRTY;
import static io.ptescope.model.kernel.BufferSite.BLOCK_WRITE_FULL_PAGE__UNLOCK;
import static io.ptescope.model.kernel.BufferSite.BLOCK_WRITE_FULL_PAGE__ZERO_TAIL;
import static io.ptescope.model.kernel.BufferSite.END_BUFFER_ASYNC_WRITE__END;
import static io.ptescope.model.kernel.BufferSite.END_BUFFER_ASYNC_WRITE__ERROR;
import static io.ptescope.model.kernel.BufferSite.END_BUFFER_ASYNC_WRITE__MEDIUM;
import static io.ptescope.model.kernel.BufferSite.__SET_PAGE_DIRTY_BUFFERS__ALREADY;
import static io.ptescope.model.kernel.BufferSite.__SET_PAGE_DIRTY_BUFFERS__BUFFERS;
import static io.ptescope.model.kernel.BufferSite.__SET_PAGE_DIRTY_BUFFERS__FLAG;
import static io.ptescope.model.kernel.BufferSite.__SET_PAGE_DIRTY_BUFFERS__INODE;
import static io.ptescope.model.kernel.BufferSite.__SET_PAGE_DIRTY_BUFFERS__TAG;
import static io.ptescope.model.kernel.Injection.Place.WRITEPAGE;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.state.Buffers;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.InodeState;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.PageFlag;

/// fs/buffer.c: dirty buffers, writing a page through them, and the end of the I/O (specification sections 6.1, 6.5).
final class Buffer extends KernelFile {
    private static final int WRITE_SHIFT = 32;
    private static final long AS_EIO = 1;
    private static final long AS_ENOSPC = 2;

    private final BufferRelease release;

    Buffer(Kernel kernel) {
        super(kernel);
        this.release = new BufferRelease(kernel);
    }

    /// The room in which buffers go while their page stays.
    BufferRelease release() {
        return release;
    }

    /// `__set_page_dirty_buffers`: every attached buffer, then the page: whether the page was clean before.
    boolean setPageDirtyBuffers(int page) {
        enter(Function.__SET_PAGE_DIRTY_BUFFERS, page);
        int inode = machine.pages().inode(page);
        at(__SET_PAGE_DIRTY_BUFFERS__BUFFERS);
        kernel.lock(LockKind.PRIVATE_LOCK, inode);
        if ((machine.pages().buffers(page) & Buffers.ATTACHED) != 0) {
            set(Field.PAGE_BUFFERS, page, machine.pages().buffers(page) | Buffers.DIRTY);
        }
        kernel.unlock(LockKind.PRIVATE_LOCK, inode);
        at(__SET_PAGE_DIRTY_BUFFERS__FLAG);
        if (machine.pages().is(page, PageFlag.DIRTY)) {
            at(__SET_PAGE_DIRTY_BUFFERS__ALREADY);
            return leave(0) != 0;
        }
        setFlag(page, PageFlag.DIRTY);
        at(__SET_PAGE_DIRTY_BUFFERS__TAG);
        kernel.pageWriteback().tagDirty(page, inode);
        at(__SET_PAGE_DIRTY_BUFFERS__INODE);
        kernel.fsWriteback().markInodeDirty(inode, InodeState.DIRTY_PAGES);
        return leave(1) != 0;
    }

    /// `block_page_mkwrite` (2.6.30 and later): locks the page and makes sure that it has a place on the medium, so
    /// that writing it cannot fail for want of space. [FaultResult#LOCKED] with the page locked and dirty, 0 if the
    /// file system has let it go, or why not.
    int blockPageMkwrite(int inode, int page) {
        enter(Function.BLOCK_PAGE_MKWRITE, page);
        at(BLOCK_PAGE_MKWRITE__LOCK_PAGE);
        kernel.pageAlloc().lockPage(page);
        int index = machine.pages().index(page);
        if (machine.pages().inode(page) != inode || index >= machine.inodes().pages(inode)) {
            at(BLOCK_PAGE_MKWRITE__GONE);
            kernel.pageAlloc().unlockPage(page);
            return (int) leave(FaultResult.NOPAGE);
        }
        at(BLOCK_PAGE_MKWRITE__RESERVE);
        long failed = kernel.injected(Injection.Place.PAGE_MKWRITE, machine.counter(Counter.MKWRITE_CALLS));
        if (failed == 0) {
            failed = reserveFolio(inode, page);
        }
        if (failed < 0) {
            at(BLOCK_PAGE_MKWRITE__NO_SPACE);
            kernel.pageAlloc().unlockPage(page);
            return (int) leave(FaultResult.ofError(failed));
        }
        if (kernel.fileSystems().hasBuffers(inode)) {
            at(BLOCK_PAGE_MKWRITE__DIRTY);
            kernel.pageWriteback().setPageDirty(page);
        }
        if (kernel.fileSystems().profile(inode).has(FileSystem.Trait.UNLOCKS)) {
            at(BLOCK_PAGE_MKWRITE__UNLOCK);
            kernel.pageAlloc().unlockPage(page);
            return (int) leave(FaultResult.MINOR);
        }
        at(BLOCK_PAGE_MKWRITE__LOCKED);
        return (int) leave(FaultResult.LOCKED);
    }

    /// What becomes dirty is the whole folio, so all of it needs room: 0, or a negative error.
    private long reserveFolio(int inode, int page) {
        int first = machine.pages().index(machine.pages().head(page));
        int end = Math.min(first + machine.pages().folioPages(page), machine.inodes().pages(inode));
        long failed = 0;
        for (int index = first; index < end && failed == 0; index++) {
            failed = kernel.fileSystems().reserveBlock(inode, index);
        }
        return failed;
    }

    /// `block_write_full_page`: submits the dirty buffers of a locked page, and unlocks it. Without buffer heads the
    /// page is submitted as it is.
    void writepage(int page) {
        enter(Function.BLOCK_WRITE_FULL_PAGE, page);
        int inode = machine.pages().inode(page);
        int index = machine.pages().index(page);
        zeroTail(page, inode, index);
        boolean buffered = kernel.fileSystems().hasBuffers(inode);
        if (buffered && (machine.pages().buffers(page) & Buffers.ATTACHED) == 0) {
            at(BLOCK_WRITE_FULL_PAGE__ATTACH);
            attach(page);
        }
        if (!machine.inodes().hasBlock(inode, index)) {
            at(BLOCK_WRITE_FULL_PAGE__MAP);
            if (kernel.fileSystems().reserveBlock(inode, index) < 0) {
                noSpace(page, inode);
                return;
            }
        }
        at(BLOCK_WRITE_FULL_PAGE__TAKE_DIRTY);
        boolean submits = !buffered || (machine.pages().buffers(page) & Buffers.DIRTY) != 0;
        set(Field.PAGE_BUFFERS, page, machine.pages().buffers(page) & ~Buffers.DIRTY);
        at(BLOCK_WRITE_FULL_PAGE__SET_WRITEBACK);
        kernel.pageWriteback().testSetPageWriteback(page);
        if (submits) {
            at(BLOCK_WRITE_FULL_PAGE__SUBMIT);
            count(Counter.PAGES_WRITTEN, 1);
            set(Field.PAGE_IO, page, machine.counter(Counter.PAGES_WRITTEN) << WRITE_SHIFT
                | machine.pages().content(page) + 1L);
        }
        at(BLOCK_WRITE_FULL_PAGE__UNLOCK);
        kernel.pageAlloc().unlockPage(page);
        if (!submits) {
            at(BLOCK_WRITE_FULL_PAGE__NOTHING);
            kernel.filemap().endPageWriteback(page);
        }
        leave();
    }

    private void zeroTail(int page, int inode, int index) {
        long inPage = machine.inodes().size(inode) - PageSize.bytes(index);
        if (inPage > 0 && inPage < PageSize.BYTES) {
            at(BLOCK_WRITE_FULL_PAGE__ZERO_TAIL);
            set(Field.PAGE_CONTENT, page, machine.contents().zeroed(machine.pages().content(page), (int) inPage,
                PageSize.BYTES));
        }
    }

    private void noSpace(int page, int inode) {
        at(BLOCK_WRITE_FULL_PAGE__NO_SPACE);
        set(Field.MAPPING_ERRORS, inode, machine.mappings().errors(inode) | AS_ENOSPC);
        kernel.pageWriteback().testSetPageWriteback(page);
        kernel.pageAlloc().unlockPage(page);
        kernel.filemap().endPageWriteback(page);
        leave();
    }

    /// `create_empty_buffers`: gives the page buffers if it has none, which are dirty.
    void attach(int page) {
        if ((machine.pages().buffers(page) & Buffers.ATTACHED) == 0) {
            set(Field.PAGE_BUFFERS, page, Buffers.ATTACHED | Buffers.DIRTY);
            setFlag(page, PageFlag.PRIVATE);
            kernel.pageAlloc().get(page);
        }
    }

    /// `block_invalidatepage`: detaches the buffers of a page that is going away.
    void strip(int page) {
        if ((machine.pages().buffers(page) & Buffers.ATTACHED) != 0) {
            set(Field.PAGE_BUFFERS, page, 0);
            clearFlag(page, PageFlag.PRIVATE);
            kernel.pageAlloc().put(page);
        }
    }

    /// The disk ends the write of one page; the interrupt comes while whoever runs now waits.
    void endIo(int page) {
        kernel.runAs(Origin.HARDWARE, () -> endBufferAsyncWrite(page));
    }

    /// The disk ends all writes in flight.
    void endAllIo() {
        for (int page = 0; machine.counter(Counter.NR_WRITEBACK) > 0 && page < machine.pages().frames(); page++) {
            if (machine.pages().contentInFlight(page) >= 0) {
                endIo(page);
            }
        }
    }

    /// `end_buffer_async_write`. A device that is out of space is noticed here, where it fails the write; a file system
    /// would mostly notice earlier, when it looks for a block.
    private void endBufferAsyncWrite(int page) {
        enter(Function.END_BUFFER_ASYNC_WRITE, page);
        int inode = machine.pages().inode(page);
        long failed = kernel.injected(WRITEPAGE, machine.get(Field.PAGE_IO, page, 0) >>> WRITE_SHIFT);
        if (failed != 0) {
            at(END_BUFFER_ASYNC_WRITE__ERROR);
            setFlag(page, PageFlag.ERROR);
            set(Field.MAPPING_ERRORS, inode, machine.mappings().errors(inode)
                | (failed == Errno.ENOSPC.result() ? AS_ENOSPC : AS_EIO));
        } else {
            at(END_BUFFER_ASYNC_WRITE__MEDIUM);
            set(Field.DISK_CONTENT, inode, machine.pages().index(page), machine.pages().contentInFlight(page));
        }
        set(Field.PAGE_IO, page, 0);
        at(END_BUFFER_ASYNC_WRITE__END);
        kernel.filemap().endPageWriteback(page);
        leave();
    }
}
