package io.ptescope.model.kernel;

/// The kernel files behind calls on file descriptors, and those by which the kernel itself reaches memory of tasks.
final class Vfs {
    private final TruncateInvalidate invalidate;
    private final FilemapReadWrite readWrite;
    private final FilemapDirect direct;
    private final Readahead readahead;
    private final Fadvise fadvise;
    private final Open open;
    private final MemoryRemote remote;
    private final ProcessVmAccess processVm;
    private final Usercopy usercopy;
    private final Userfaultfd userfaultfd;
    private final Vmscan vmscan;
    private final Swap swap;
    private final MemorySwap memorySwap;

    Vfs(Kernel kernel) {
        this.invalidate = new TruncateInvalidate(kernel);
        this.readWrite = new FilemapReadWrite(kernel);
        this.direct = new FilemapDirect(kernel);
        this.readahead = new Readahead(kernel);
        this.fadvise = new Fadvise(kernel);
        this.open = new Open(kernel);
        this.remote = new MemoryRemote(kernel);
        this.processVm = new ProcessVmAccess(kernel);
        this.usercopy = new Usercopy(kernel);
        this.userfaultfd = new Userfaultfd(kernel);
        this.vmscan = new Vmscan(kernel);
        this.swap = new Swap(kernel);
        this.memorySwap = new MemorySwap(kernel, swap);
    }

    TruncateInvalidate invalidate() {
        return invalidate;
    }

    FilemapReadWrite readWrite() {
        return readWrite;
    }

    FilemapDirect direct() {
        return direct;
    }

    Readahead readahead() {
        return readahead;
    }

    Fadvise fadvise() {
        return fadvise;
    }

    Userfaultfd userfaultfd() {
        return userfaultfd;
    }

    Open open() {
        return open;
    }

    MemoryRemote remote() {
        return remote;
    }

    ProcessVmAccess processVm() {
        return processVm;
    }

    Usercopy usercopy() {
        return usercopy;
    }

    Vmscan vmscan() {
        return vmscan;
    }

    Swap swap() {
        return swap;
    }

    MemorySwap memorySwap() {
        return memorySwap;
    }
}
