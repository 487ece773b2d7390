package io.ptescope.model.kernel;

/// The kernel files that the model paraphrases. Their order gives sites their numbers: see [Site].
public enum SourceFile {
    /// Not a file of the kernel: what the hardware does by itself.
    CPU("the CPU"),
    DISK("the disk"),
    FAULT("arch/x86_64/mm/fault.c"),
    MEMORY("mm/memory.c"),
    /// The write-protect fault of mm/memory.c, which is large enough for two.
    MEMORY_WP("mm/memory.c"),
    /// The functions of mm/memory.c by which drivers and file systems map frames of their own.
    MEMORY_INSERT("mm/memory.c"),
    MMAP("mm/mmap.c"),
    MPROTECT("mm/mprotect.c"),
    RMAP("mm/rmap.c"),
    FILEMAP("mm/filemap.c"),
    PAGE_WRITEBACK("mm/page-writeback.c"),
    BUFFER("fs/buffer.c"),
    FS_WRITEBACK("fs/fs-writeback.c"),
    MSYNC("mm/msync.c"),
    SYNC("fs/sync.c"),
    TRUNCATE("mm/truncate.c"),
    FORK("kernel/fork.c"),
    EXIT("kernel/exit.c"),
    FILE_SYSTEM("the file system"),
    FILE_TAIL("the file system"),
    VMSCAN("mm/vmscan.c"),
    FREMAP("mm/fremap.c"),
    /// The faults of mm/memory.c since they are several functions (3.15).
    MEMORY_DO_FAULT("mm/memory.c"),
    MREMAP("mm/mremap.c"),
    MADVISE("mm/madvise.c"),
    MINCORE("mm/mincore.c"),
    GUP("mm/gup.c"),
    /// The drivers that the workloads map.
    DRIVER("the driver"),
    DAX("fs/dax.c"),
    READAHEAD("mm/readahead.c"),
    FADVISE("mm/fadvise.c"),
    OPEN("fs/open.c"),
    MLOCK("mm/mlock.c"),
    SHMEM("mm/shmem.c"),
    /// The function of mm/memory.c that maps the zero page everywhere.
    MEMORY_ZEROMAP("mm/memory.c"),
    /// What mm/memory.c has for looking into the memory of another process.
    MEMORY_REMOTE("mm/memory.c"),
    PROCESS_VM_ACCESS("mm/process_vm_access.c"),
    /// The kernel's own loads and stores in the memory of a process.
    USERCOPY("arch/x86/lib/usercopy.c"),
    USERFAULTFD("fs/userfaultfd.c"),
    TASK_MMU("fs/proc/task_mmu.c"),
    /// Reclaim of chosen pages.
    VMSCAN_PAGES("mm/vmscan.c"),
    SWAP("mm/swap.c"),
    HUGE_MEMORY("mm/huge_memory.c"),
    /// The faults of fs/dax.c that map 2 MiB at once.
    DAX_HUGE("fs/dax.c"),
    SWAP_STATE("mm/swap_state.c"),
    PAGE_IO("mm/page_io.c"),
    /// The fault of mm/memory.c whose page lies in swap.
    MEMORY_SWAP("mm/memory.c"),
    ;

    private final String path;

    SourceFile(String path) {
        this.path = path;
    }

    /// The path in the kernel's tree.
    public String path() {
        return path;
    }
}
