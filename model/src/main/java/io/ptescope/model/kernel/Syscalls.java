package io.ptescope.model.kernel;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Setting;

/// What a workload can call. Every call runs as the task that [Kernel#switchTo] chose, and returns a result of at least
/// 0 or a negative error number ([Errno]).
public final class Syscalls {
    private final Kernel kernel;
    // Files that nothing but a call enters.
    private final Mremap mremap;
    private final Madvise madvise;
    private final Mincore mincore;
    private final TaskMmu taskMmu;

    Syscalls(Kernel kernel) {
        this.kernel = kernel;
        this.mremap = new Mremap(kernel);
        this.madvise = new Madvise(kernel);
        this.mincore = new Mincore(kernel);
        this.taskMmu = new TaskMmu(kernel);
    }

    /// Reads the byte at `address`.
    public Access load(long address) {
        return kernel.cpu().load(address);
    }

    /// Writes `value`, 0 to 255, to the byte at `address`.
    public Access store(long address, int value) {
        return kernel.cpu().store(address, value);
    }

    /// mmap(2): the address.
    public long mmap(MmapRequest request) {
        return kernel.mmap().doMmapPgoff(request);
    }

    /// munmap(2).
    public long munmap(long address, int pages) {
        return kernel.mmap().doMunmap(address, pages);
    }

    /// mprotect(2); `prot` are bits of [io.ptescope.model.state.VmFlag]: READ, WRITE, EXEC.
    public long mprotect(long address, int pages, long prot) {
        return kernel.mprotect().sysMprotect(address, pages, prot);
    }

    /// remap_file_pages(2): from `address` on, `pages` pages show the file from page `pgoff` on.
    public long remapFilePages(long address, int pages, int pgoff) {
        return kernel.fremap().sysRemapFilePages(address, pages, pgoff);
    }

    /// mremap(2) from `oldPages` to `newPages` pages: the address. With `target` 0 the area stays where it is or the
    /// call fails; otherwise it moves there (MREMAP_MAYMOVE and MREMAP_FIXED).
    public long mremap(long address, int oldPages, int newPages, long target) {
        return mremap.doMremap(address, oldPages, newPages, target);
    }

    /// madvise(2).
    public long madvise(long address, int pages, Advice advice) {
        return madvise.sysMadvise(address, pages, advice);
    }

    /// mlock(2).
    public long mlock(long address, int pages) {
        return kernel.mlock().sysMlock(address, pages);
    }

    /// munlock(2).
    public long munlock(long address, int pages) {
        return kernel.mlock().sysMunlock(address, pages);
    }

    /// Writes `type` to the caller's /proc/PID/clear_refs: 1, or a negative error.
    public long clearRefs(int type) {
        return taskMmu.clearRefsWrite(type);
    }

    /// Registers a range with a new userfaultfd for asynchronous write protection.
    public long userfaultfdRegister(long address, int pages) {
        return kernel.vfs().userfaultfd().register(address, pages);
    }

    /// UFFDIO_WRITEPROTECT: sets or lifts write protection.
    public long userfaultfdWriteProtect(long address, int pages, boolean on) {
        return kernel.vfs().userfaultfd().writeProtect(address, pages, on);
    }

    /// mincore(2): bit n says that page n of the range is resident; a negative error. Only the first 63 pages tell.
    public long mincore(long address, int pages) {
        Mincore.Answer answer = mincore.sysMincore(address, pages);
        return answer.result() < 0 ? answer.result() : answer.resident();
    }

    /// msync(2) with MS_ASYNC.
    public long msyncAsync(long address, int pages) {
        return kernel.msync().sysMsync(address, pages, Msync.ASYNC);
    }

    /// msync(2) with MS_SYNC.
    public long msyncSync(long address, int pages) {
        return kernel.msync().sysMsync(address, pages, Msync.SYNC);
    }

    /// msync(2) with MS_SYNC and MS_INVALIDATE.
    public long msyncInvalidate(long address, int pages) {
        return kernel.msync().sysMsync(address, pages, Msync.SYNC | Msync.INVALIDATE);
    }

    /// msync(2) with any flags: MS_ASYNC 1, MS_INVALIDATE 2, MS_SYNC 4.
    public long msync(long address, int pages, int flags) {
        return kernel.msync().sysMsync(address, pages, flags);
    }

    /// fsync(2) and, as far as the model goes, fdatasync(2).
    public long fsync(int inode) {
        return kernel.sync().fsync(inode);
    }

    /// sync(2).
    public long sync() {
        return kernel.sync().sysSync();
    }

    /// syncfs(2) of the file system that the file lies on.
    public long syncfs(int inode) {
        return kernel.sync().sysSyncfs(inode);
    }

    /// The journal of the file's file system commits; not a system call, but something that happens.
    public long journal(int inode) {
        return kernel.buffer().release().journalCommit(inode);
    }

    /// Reclaim takes the buffers of the file's pages; not a system call, but something that happens.
    public long strip(int inode) {
        return kernel.buffer().release().strip(inode);
    }

    /// sync_file_range(2).
    public long syncFileRange(int inode, int page, int pages, boolean waitBefore, boolean write, boolean waitAfter) {
        return kernel.sync().sysSyncFileRange(inode, page, pages, waitBefore, write, waitAfter);
    }

    /// pread(2) of the first byte of a page: the byte, or -1 at the end of the file.
    public long pread(int inode, int page) {
        return kernel.vfs().readWrite().read(inode, PageSize.bytes(page));
    }

    /// pwrite(2) of a whole page, every byte of it `value`: 4096, or a negative error.
    public long pwrite(int inode, int page, int value) {
        return kernel.vfs().readWrite().write(inode, PageSize.bytes(page),
            FilemapReadWrite.Source.of(value), false);
    }

    /// pwrite(2) with O_SYNC.
    public long pwriteSync(int inode, int page, int value) {
        return kernel.vfs().readWrite().write(inode, PageSize.bytes(page),
            FilemapReadWrite.Source.of(value), true);
    }

    /// pwrite(2) with O_DIRECT; a file that lives in memory is written as always.
    public long pwriteDirect(int inode, int page, int value) {
        return isOnMedium(inode) ? kernel.vfs().direct().write(inode, page, value) : pwrite(inode, page, value);
    }

    /// pread(2) with O_DIRECT; a file that lives in memory is read as always.
    public long preadDirect(int inode, int page) {
        if (!isOnMedium(inode) || page >= kernel.machine().inodes().pages(inode)) {
            return pread(inode, page);
        }
        long content = kernel.vfs().direct().read(inode, page);
        return content < 0 ? content : kernel.machine().contents().byteAt((int) content, 0);
    }

    private boolean isOnMedium(int inode) {
        return !kernel.fileSystems().isMemory(inode) && !kernel.fileSystems().profile(inode).isRaw();
    }

    /// pread(2) of a page into the page at `address`, perhaps with O_DIRECT: the bytes read, or a negative error.
    public long preadInto(int inode, int page, long address, boolean direct) {
        long left = kernel.machine().inodes().size(inode) - PageSize.bytes(page);
        if (!direct || !isOnMedium(inode) || left <= 0) {
            return kernel.vfs().readWrite().readInto(inode, page, address);
        }
        long failed = kernel.vfs().direct().readInto(inode, page, address);
        return failed < 0 ? failed : Math.min(left, PageSize.BYTES);
    }

    /// pwrite(2) of a page from the page at `address`, perhaps with O_DIRECT: the bytes written, or a negative error.
    public long pwriteFrom(int inode, int page, long address, boolean direct) {
        return direct && isOnMedium(inode) ? kernel.vfs().direct().writeFrom(inode, page, address)
            : kernel.vfs().readWrite().write(inode, PageSize.bytes(page), FilemapReadWrite.Source.at(address), false);
    }

    /// ptrace(2) PTRACE_PEEKDATA and a read of /proc/PID/mem: the byte at `address` of another task, or EIO.
    public long peek(int task, long address) {
        return kernel.vfs().remote().read(kernel.machine().processes().mm(task), address);
    }

    /// ptrace(2) PTRACE_POKEDATA: 0, or EIO.
    public long poke(int task, long address, int value) {
        return kernel.vfs().remote().write(kernel.machine().processes().mm(task), address, value);
    }

    /// A write of one byte to /proc/PID/mem: 1, or a negative error.
    public long memWrite(int task, long address, int value) {
        long failed = kernel.has(Patch.REMOTE_ACCESS) ? poke(task, address, value) : Errno.EINVAL.result();
        return failed < 0 ? failed : 1;
    }

    /// process_vm_readv(2) of one byte: the byte, or a negative error.
    public long processVmRead(int task, long address) {
        return kernel.vfs().processVm().read(kernel.machine().processes().mm(task), address);
    }

    /// process_vm_writev(2) of one byte: 1, or a negative error.
    public long processVmWrite(int task, long address, int value) {
        long failed = kernel.vfs().processVm().write(kernel.machine().processes().mm(task), address, value);
        return failed < 0 ? failed : 1;
    }

    /// Memory is short: reclaim looks at cached pages of a file. How many frames came free.
    public long reclaim(int inode, int page, int pages) {
        return kernel.vfs().vmscan().reclaimFile(inode, page, page + pages);
    }

    /// Memory is short: reclaim looks at what the current task maps. How many frames came free.
    public long reclaimMapped(long address, int pages) {
        return kernel.vfs().vmscan().reclaimMapped(address, pages);
    }

    /// fallocate(2).
    public long fallocate(int inode, FallocateMode mode, int page, int pages) {
        return kernel.vfs().open().vfsFallocate(inode, mode, page, pages);
    }

    /// posix_fadvise(2) with POSIX_FADV_NORMAL; 0 pages are all.
    public long fadviseNormal(int inode, int page, int pages) {
        return kernel.vfs().fadvise().genericFadvise(inode, Fadvise.Advice.NORMAL, page, pages);
    }

    /// posix_fadvise(2) with POSIX_FADV_RANDOM; 0 pages are all.
    public long fadviseRandom(int inode, int page, int pages) {
        return kernel.vfs().fadvise().genericFadvise(inode, Fadvise.Advice.RANDOM, page, pages);
    }

    /// posix_fadvise(2) with POSIX_FADV_WILLNEED; 0 pages are all.
    public long fadviseWillNeed(int inode, int page, int pages) {
        return kernel.vfs().fadvise().genericFadvise(inode, Fadvise.Advice.WILLNEED, page, pages);
    }

    /// posix_fadvise(2) with POSIX_FADV_DONTNEED; 0 pages are all.
    public long fadviseDontNeed(int inode, int page, int pages) {
        return kernel.vfs().fadvise().genericFadvise(inode, Fadvise.Advice.DONTNEED, page, pages);
    }

    /// ftruncate(2) to a length in bytes; a device has no length to change.
    public long ftruncate(int inode, long bytes) {
        return kernel.fileSystems().profile(inode).has(FileSystem.Trait.REMAPPED) ? Errno.EINVAL.result()
            : kernel.truncate().vmtruncate(inode, bytes);
    }

    /// fork(2): the number of the child, which runs on `cpu`.
    public int fork(int cpu) {
        return kernel.fork().doFork(cpu);
    }

    /// clone(2) of a thread: the number of a new task that shares the caller's address space and runs on `cpu`.
    public int cloneThread(int cpu) {
        return kernel.fork().cloneThread(cpu);
    }

    /// exit(2) of the current task.
    public void exit() {
        kernel.fork().doExit();
    }

    /// Lets the current task go on on another CPU, between operations.
    public void moveTo(int cpu) {
        kernel.fork().moveTo(cpu);
    }

    /// A write to a file under /proc/sys or in debugfs.
    public void set(Setting setting, int value) {
        kernel.journal().set(kernel.current().pen(), Field.SETTING, setting.ordinal(), 0, value);
    }

    /// Nothing for some milliseconds; the flusher goes on with its visits.
    public long sleep(int milliseconds) {
        kernel.fsWriteback().passTime(milliseconds);
        return 0;
    }

    /// Time passes until the flusher finds everything old enough to write.
    public void waitForFlusher() {
        kernel.fsWriteback().writeOld();
    }
}
