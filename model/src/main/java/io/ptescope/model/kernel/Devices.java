package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.DriverSite.DRIVER_FAULT__BEYOND_END;
import static io.ptescope.model.kernel.DriverSite.DRIVER_FAULT__CHECK_RANGE;
import static io.ptescope.model.kernel.DriverSite.DRIVER_FAULT__INSERT_MIXED;
import static io.ptescope.model.kernel.DriverSite.DRIVER_FAULT__INSERT_PAGE;
import static io.ptescope.model.kernel.DriverSite.DRIVER_FAULT__INSERT_PFN;
import static io.ptescope.model.kernel.DriverSite.DRIVER_FAULT__INSERT_WRITABLE;
import static io.ptescope.model.kernel.DriverSite.DRIVER_FAULT__NAME;
import static io.ptescope.model.kernel.DriverSite.DRIVER_FAULT__NONE;
import static io.ptescope.model.kernel.DriverSite.DRIVER_FAULT__RESULT;
import static io.ptescope.model.kernel.DriverSite.DRIVER_FAULT__RETURN;
import static io.ptescope.model.kernel.DriverSite.DRIVER_MMAP__INSERT;
import static io.ptescope.model.kernel.DriverSite.DRIVER_MMAP__MIXED;
import static io.ptescope.model.kernel.DriverSite.DRIVER_MMAP__PFNMAP;
import static io.ptescope.model.kernel.DriverSite.DRIVER_MMAP__REFUSE;
import static io.ptescope.model.kernel.DriverSite.DRIVER_MMAP__REMAP;
import static io.ptescope.model.kernel.DriverSite.DRIVER_PAGE_MKWRITE__ASK;
import static io.ptescope.model.kernel.DriverSite.DRIVER_PAGE_MKWRITE__LOCK;
import static io.ptescope.model.kernel.DriverSite.DRIVER_PAGE_MKWRITE__NO;
import static io.ptescope.model.kernel.DriverSite.DRIVER_PAGE_MKWRITE__YES;
import static io.ptescope.model.kernel.DriverSite.DRIVER_PFN_MKWRITE__ASK;
import static io.ptescope.model.kernel.DriverSite.DRIVER_PFN_MKWRITE__INSERT;
import static io.ptescope.model.kernel.DriverSite.DRIVER_PFN_MKWRITE__NO;
import static io.ptescope.model.kernel.DriverSite.DRIVER_PFN_MKWRITE__YES;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.event.Topic;
import io.ptescope.model.kernel.MemoryInsertPfn.Frame;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.VmFlag;

/// Drivers: what their mmap, fault and mkwrite callbacks do to areas of their memory, by mode ([DriverMode]).
///
/// The frame of page i of a device stands where the block of a file would: [Field#INODE_BLOCK].
final class Devices extends KernelFile {
    /// By inode.
    private final boolean[] isDevice;

    Devices(Kernel kernel) {
        super(kernel);
        this.isDevice = new boolean[kernel.spec().files().size() + 1];
        for (int inode = 1; inode < isDevice.length; inode++) {
            isDevice[inode] = kernel.spec().files().get(inode - 1).driver() != null;
        }
    }

    boolean isDevice(int inode) {
        return isDevice[inode];
    }

    DriverMode mode(int inode) {
        return kernel.spec().files().get(inode - 1).mode();
    }

    /// `f_op->mmap`: 0, or a negative error.
    long mmap(int vma) {
        int inode = machine.vmas().file(vma);
        DriverMode mode = mode(inode);
        enter(Function.DRIVER_MMAP, machine.vmas().start(vma));
        at(DRIVER_MMAP__REFUSE);
        if (!accepts(vma, inode, mode)) {
            return leave(Errno.EINVAL.result());
        }
        switch (mode.area()) {
            case PLAIN -> { }
            case PFNMAP -> {
                at(DRIVER_MMAP__PFNMAP);
                addFlags(vma, VmFlag.PFNMAP.mask() | VmFlag.IO.mask() | VmFlag.DONTEXPAND.mask());
            }
            case MIXEDMAP -> {
                at(DRIVER_MMAP__MIXED);
                addFlags(vma, VmFlag.MIXEDMAP.mask());
            }
            case RING -> addFlags(vma, VmFlag.DONTCOPY.mask() | VmFlag.DONTEXPAND.mask());
        }
        return leave(fillAtOnce(vma, inode, mode));
    }

    private boolean accepts(int vma, int inode, DriverMode mode) {
        boolean inside = machine.vmas().pgoff(vma) + machine.vmas().pages(vma) <= machine.inodes().pages(inode);
        boolean ring = mode.isRing() && machine.vmas().pgoff(vma) == 0
            && machine.vmas().pages(vma) == machine.inodes().pages(inode);
        return switch (mode.filling()) {
            case INSERT_PFN, NOPFN -> !machine.vmas().isCow(vma);
            case REMAP -> inside;
            case INSERT_PAGE -> mode.isRing() ? ring : inside;
            case RING -> ring && machine.vmas().is(vma, VmFlag.SHARED);
            case INSERT_MIXED, INSERT_MIXED_PAGE, INSERT_MKWRITE, INSERT_OTHER, INSERT_BEHIND, INSERT_EITHER,
                RETURN_PAGE -> true;
        };
    }

    private void addFlags(int vma, long flags) {
        set(Field.VMA_FLAGS, vma, machine.vmas().flags(vma) | flags);
    }

    private long fillAtOnce(int vma, int inode, DriverMode mode) {
        long start = machine.vmas().start(vma);
        int first = (int) machine.vmas().pgoff(vma);
        int pages = machine.vmas().pages(vma);
        switch (mode.filling()) {
            case REMAP -> {
                at(DRIVER_MMAP__REMAP);
                return kernel.memoryInsert().remapPfnRange(vma, start, frame(inode, first), pages,
                    machine.vmas().pageProt(vma));
            }
            case RING -> {
                if (has(Patch.PERF_REMAPS)) {
                    at(DRIVER_MMAP__REMAP);
                    long readOnly = kernel.mmap().protection(machine.vmas().flags(vma) & ~VmFlag.SHARED.mask());
                    for (int page = 0; page < pages; page++) {
                        kernel.memoryInsert().remapPfnRange(vma, start + PageSize.bytes(page),
                            frame(inode, first + page), 1, readOnly);
                    }
                }
            }
            case INSERT_PAGE -> {
                at(DRIVER_MMAP__INSERT);
                for (int page = 0; page < pages; page++) {
                    long error = kernel.memoryInsert().vmInsertPage(vma, start + PageSize.bytes(page),
                        (int) frame(inode, first + page));
                    if (error != 0) {
                        return error;
                    }
                }
            }
            case INSERT_PFN, NOPFN, INSERT_MIXED, INSERT_MIXED_PAGE, INSERT_MKWRITE, INSERT_OTHER, INSERT_BEHIND,
                INSERT_EITHER, RETURN_PAGE -> { }
        }
        return 0;
    }

    /// The frame of page `index` of a device.
    long frame(int inode, int index) {
        return machine.inodes().block(inode, index);
    }

    /// `vm_ops->nopfn`: the frame, or -1 where there is none.
    long nopfn(PageFault fault) {
        int inode = machine.vmas().file(fault.vma());
        int index = machine.vmas().index(fault.vma(), fault.address());
        enter(Function.DRIVER_FAULT, fault.address());
        at(DRIVER_FAULT__CHECK_RANGE);
        if (index >= machine.inodes().pages(inode)) {
            at(DRIVER_FAULT__BEYOND_END);
            return leave(-1);
        }
        at(DRIVER_FAULT__NAME);
        return leave(frame(inode, index));
    }

    /// `vm_ops->fault` (and `->nopage` before 2.6.23): a page with one more reference and unlocked, or the result of
    /// the
    /// fault where the handler has made the entry itself.
    Filemap.Found fault(PageFault fault) {
        int inode = machine.vmas().file(fault.vma());
        int index = machine.vmas().index(fault.vma(), fault.address());
        DriverMode mode = mode(inode);
        enter(Function.DRIVER_FAULT, fault.address());
        at(DRIVER_FAULT__CHECK_RANGE);
        if (index >= machine.inodes().pages(inode)) {
            at(DRIVER_FAULT__BEYOND_END);
            return found((int) leave(FaultResult.SIGBUS));
        }
        return switch (mode.filling()) {
            case REMAP, INSERT_PAGE, NOPFN -> nothing();
            case INSERT_PFN -> {
                at(DRIVER_FAULT__INSERT_PFN);
                yield inserted(kernel.memoryInsertPfn().vmInsertPfn(fault.vma(), page(fault), frame(inode, index)));
            }
            case INSERT_MIXED, INSERT_MIXED_PAGE -> insertMixed(fault, inode, index);
            case INSERT_EITHER -> mode.isPage(index) ? insertPage(fault, inode, index)
                : insertMixed(fault, inode, index);
            case INSERT_MKWRITE -> fault.write() ? insertWritable(fault, inode, index)
                : insertMixed(fault, inode, index);
            case INSERT_OTHER -> fault.write() ? insertWritable(fault, inode, index)
                : insertMixed(fault, inode, (index + 1) % machine.inodes().pages(inode));
            case INSERT_BEHIND -> {
                at(DRIVER_FAULT__INSERT_MIXED);
                yield inserted(kernel.memoryInsertPfn().vmInsertMixed(fault.vma(), machine.vmas().end(fault.vma()),
                    Frame.raw(frame(inode, index))));
            }
            case RING -> has(Patch.PERF_REMAPS) ? nothing() : returned(inode, index);
            case RETURN_PAGE -> returned(inode, index);
        };
    }

    private Filemap.Found nothing() {
        at(DRIVER_FAULT__NONE);
        return found((int) leave(FaultResult.SIGBUS));
    }

    private Filemap.Found returned(int inode, int index) {
        at(DRIVER_FAULT__RETURN);
        int page = (int) frame(inode, index);
        kernel.pageAlloc().get(page);
        leave(page);
        return new Filemap.Found(page, FaultResult.MINOR);
    }

    private Filemap.Found insertMixed(PageFault fault, int inode, int index) {
        at(DRIVER_FAULT__INSERT_MIXED);
        return inserted(kernel.memoryInsertPfn().vmInsertMixed(fault.vma(), page(fault),
            Frame.raw(frame(inode, index))));
    }

    private Filemap.Found insertWritable(PageFault fault, int inode, int index) {
        at(DRIVER_FAULT__INSERT_WRITABLE);
        return inserted(kernel.memoryInsertPfn().vmInsertMixedMkwrite(fault.vma(), page(fault),
            Frame.raw(frame(inode, index))));
    }

    private Filemap.Found insertPage(PageFault fault, int inode, int index) {
        at(DRIVER_FAULT__INSERT_PAGE);
        return inserted(kernel.memoryInsert().vmInsertPage(fault.vma(), page(fault), (int) frame(inode, index)));
    }

    private Filemap.Found inserted(long error) {
        at(DRIVER_FAULT__RESULT);
        return found((int) leave(MemoryInsertPfn.faultResult(error)));
    }

    private static Filemap.Found found(int result) {
        return new Filemap.Found(-1, result);
    }

    private static long page(PageFault fault) {
        return fault.address() & -PageSize.BYTES;
    }

    /// `vm_ops->page_mkwrite`: bits of [FaultResult]; LOCKED says that the page comes back locked.
    int pageMkwrite(int vma, int page) {
        int inode = machine.vmas().file(vma);
        enter(Function.DRIVER_PAGE_MKWRITE, page);
        at(DRIVER_PAGE_MKWRITE__ASK);
        count(Counter.MKWRITE_CALLS, 1);
        remark(Topic.CALLBACK, page, machine.pages().index(page));
        DriverMode.Answer answer = mode(inode).pageMkwrite();
        boolean no = answer == DriverMode.Answer.NO
            || answer == DriverMode.Answer.FIRST_PAGE && machine.pages().index(page) != 0
            || kernel.injected(Injection.Place.PAGE_MKWRITE, machine.counter(Counter.MKWRITE_CALLS)) != 0;
        if (no) {
            at(DRIVER_PAGE_MKWRITE__NO);
            return (int) leave(FaultResult.SIGBUS);
        }
        if (answer == DriverMode.Answer.LOCKED && has(Patch.MKWRITE_LOCKED)) {
            at(DRIVER_PAGE_MKWRITE__LOCK);
            kernel.pageAlloc().lockPage(page);
            return (int) leave(FaultResult.LOCKED);
        }
        at(DRIVER_PAGE_MKWRITE__YES);
        return (int) leave(0);
    }

    /// `vm_ops->pfn_mkwrite`: bits of [FaultResult]; NOPAGE says that the entry has been seen to.
    int pfnMkwrite(PageFault fault) {
        int inode = machine.vmas().file(fault.vma());
        int index = machine.vmas().index(fault.vma(), fault.address());
        enter(Function.DRIVER_PFN_MKWRITE, fault.address());
        at(DRIVER_PFN_MKWRITE__ASK);
        count(Counter.PFN_MKWRITE_CALLS, 1);
        remark(Topic.CALLBACK, fault.entry().pfn(), index);
        DriverMode.Answer answer = mode(inode).pfnMkwrite();
        if (answer == DriverMode.Answer.NO || answer == DriverMode.Answer.FIRST_PAGE && index != 0) {
            at(DRIVER_PFN_MKWRITE__NO);
            return (int) leave(FaultResult.SIGBUS);
        }
        if (answer == DriverMode.Answer.INSERTS) {
            at(DRIVER_PFN_MKWRITE__INSERT);
            return (int) leave(MemoryInsertPfn.faultResult(kernel.memoryInsertPfn().vmInsertMixedMkwrite(fault.vma(),
                page(fault), Frame.raw(frame(inode, index)))));
        }
        at(DRIVER_PFN_MKWRITE__YES);
        return (int) leave(0);
    }
}
