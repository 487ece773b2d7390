package io.ptescope.model.kernel;

import java.util.Locale;

/// The kernel functions that calls in the log refer to. A constant is the kernel's name in capitals.
public enum Function {
    LOAD(SourceFile.CPU, Role.CALL),
    STORE(SourceFile.CPU, Role.CALL),
    DO_PAGE_FAULT(SourceFile.FAULT, Role.PATH),
    HANDLE_MM_FAULT(SourceFile.MEMORY, Role.CALL),
    HANDLE_PTE_FAULT(SourceFile.MEMORY, Role.CALL),
    DO_ANONYMOUS_PAGE(SourceFile.MEMORY, Role.CALL),
    DO_NO_PAGE(SourceFile.MEMORY, Role.CALL),
    __DO_FAULT(SourceFile.MEMORY, Role.CALL),
    DO_WP_PAGE(SourceFile.MEMORY, Role.CALL),
    REMAP_PFN_RANGE(SourceFile.MEMORY, Role.CALL),
    VM_INSERT_MIXED(SourceFile.MEMORY, Role.CALL),
    INSERT_PAGE(SourceFile.MEMORY, Role.CALL),
    INSERT_PFN(SourceFile.MEMORY, Role.CALL),
    ZAP_PTE_RANGE(SourceFile.MEMORY, Role.CALL),
    UNMAP_MAPPING_RANGE(SourceFile.MEMORY, Role.CALL),
    FREE_PGTABLES(SourceFile.MEMORY, Role.CALL),
    COPY_PAGE_RANGE(SourceFile.MEMORY, Role.CALL),
    DO_MMAP_PGOFF(SourceFile.MMAP, Role.PATH),
    VMA_WANTS_WRITENOTIFY(SourceFile.MMAP, Role.CALL),
    DO_MUNMAP(SourceFile.MMAP, Role.PATH),
    EXIT_MMAP(SourceFile.MMAP, Role.CALL),
    SYS_MPROTECT(SourceFile.MPROTECT, Role.PATH),
    MPROTECT_FIXUP(SourceFile.MPROTECT, Role.CALL),
    CHANGE_PROTECTION(SourceFile.MPROTECT, Role.CALL),
    PAGE_MKCLEAN(SourceFile.RMAP, Role.CALL),
    PAGE_MKCLEAN_ONE(SourceFile.RMAP, Role.CALL),
    FILEMAP_NOPAGE(SourceFile.FILEMAP, Role.CALL),
    FILEMAP_FAULT(SourceFile.FILEMAP, Role.CALL),
    XIP_FILE_FAULT(SourceFile.FILE_SYSTEM, Role.CALL),
    FILEMAP_FDATAWRITE(SourceFile.FILEMAP, Role.CALL),
    FILEMAP_FDATAWAIT(SourceFile.FILEMAP, Role.CALL),
    END_PAGE_WRITEBACK(SourceFile.FILEMAP, Role.CALL),
    GENERIC_FILE_WRITE(SourceFile.FILEMAP, Role.PATH),
    GENERIC_FILE_READ(SourceFile.FILEMAP, Role.PATH),
    SET_PAGE_DIRTY(SourceFile.PAGE_WRITEBACK, Role.CALL),
    __SET_PAGE_DIRTY_NOBUFFERS(SourceFile.PAGE_WRITEBACK, Role.CALL),
    SET_PAGE_DIRTY_BALANCE(SourceFile.PAGE_WRITEBACK, Role.CALL),
    CLEAR_PAGE_DIRTY_FOR_IO(SourceFile.PAGE_WRITEBACK, Role.CALL),
    TEST_CLEAR_PAGE_DIRTY(SourceFile.PAGE_WRITEBACK, Role.CALL),
    DO_WRITEPAGES(SourceFile.PAGE_WRITEBACK, Role.PATH),
    TEST_SET_PAGE_WRITEBACK(SourceFile.PAGE_WRITEBACK, Role.CALL),
    TEST_CLEAR_PAGE_WRITEBACK(SourceFile.PAGE_WRITEBACK, Role.CALL),
    BALANCE_DIRTY_PAGES(SourceFile.PAGE_WRITEBACK, Role.CALL),
    __SET_PAGE_DIRTY_BUFFERS(SourceFile.BUFFER, Role.CALL),
    BLOCK_WRITE_FULL_PAGE(SourceFile.BUFFER, Role.CALL),
    END_BUFFER_ASYNC_WRITE(SourceFile.BUFFER, Role.PATH),
    __MARK_INODE_DIRTY(SourceFile.FS_WRITEBACK, Role.CALL),
    WRITEBACK_INODES(SourceFile.FS_WRITEBACK, Role.PATH),
    __WRITEBACK_SINGLE_INODE(SourceFile.FS_WRITEBACK, Role.CALL),
    BACKGROUND_WRITEOUT(SourceFile.FS_WRITEBACK, Role.PATH),
    SYS_MSYNC(SourceFile.MSYNC, Role.PATH),
    MSYNC_PTE_RANGE(SourceFile.MSYNC, Role.CALL),
    DO_FSYNC(SourceFile.SYNC, Role.PATH),
    SYS_SYNC(SourceFile.SYNC, Role.PATH),
    SYS_SYNC_FILE_RANGE(SourceFile.SYNC, Role.PATH),
    DO_FORK(SourceFile.FORK, Role.PATH),
    DUP_MMAP(SourceFile.FORK, Role.CALL),
    DO_EXIT(SourceFile.FORK, Role.PATH),
    ZERO_FILE_TAIL(SourceFile.FILE_TAIL, Role.CALL),
    VMTRUNCATE(SourceFile.TRUNCATE, Role.PATH),
    TRUNCATE_INODE_PAGES(SourceFile.TRUNCATE, Role.CALL),
    PAGE_MKWRITE(SourceFile.FILE_SYSTEM, Role.CALL),
    WRITEBACK_SB_INODES(SourceFile.FS_WRITEBACK, Role.CALL),
    WB_KUPDATE(SourceFile.FS_WRITEBACK, Role.PATH),
    WB_WORKFN(SourceFile.FS_WRITEBACK, Role.PATH),
    WB_WRITEBACK(SourceFile.FS_WRITEBACK, Role.CALL),
    VFS_FSYNC_RANGE(SourceFile.SYNC, Role.PATH),
    SYS_SYNCFS(SourceFile.SYNC, Role.PATH),
    SYS_REMAP_FILE_PAGES(SourceFile.FREMAP, Role.PATH),
    INSTALL_PAGE(SourceFile.FREMAP, Role.CALL),
    DO_FILE_PAGE(SourceFile.FREMAP, Role.CALL),
    FSCACHE_END_PAGE_WRITE(SourceFile.FILE_SYSTEM, Role.PATH),
    BLOCK_PAGE_MKWRITE(SourceFile.BUFFER, Role.CALL),
    FILEMAP_MAP_PAGES(SourceFile.FILEMAP, Role.CALL),
    DO_FAULT(SourceFile.MEMORY_DO_FAULT, Role.CALL),
    DO_READ_FAULT(SourceFile.MEMORY_DO_FAULT, Role.CALL),
    DO_COW_FAULT(SourceFile.MEMORY_DO_FAULT, Role.CALL),
    DO_SHARED_FAULT(SourceFile.MEMORY_DO_FAULT, Role.CALL),
    FINISH_FAULT(SourceFile.MEMORY_DO_FAULT, Role.CALL),
    DO_SET_PTE(SourceFile.MEMORY_DO_FAULT, Role.CALL),
    DO_FAULT_AROUND(SourceFile.MEMORY_DO_FAULT, Role.CALL),
    DO_PAGE_MKWRITE(SourceFile.MEMORY_DO_FAULT, Role.CALL),
    FINISH_MKWRITE_FAULT(SourceFile.MEMORY_DO_FAULT, Role.CALL),
    FAULT_DIRTY_SHARED_PAGE(SourceFile.MEMORY_DO_FAULT, Role.CALL),
    WP_PFN_SHARED(SourceFile.MEMORY_DO_FAULT, Role.CALL),
    WP_PAGE_SHARED(SourceFile.MEMORY_DO_FAULT, Role.CALL),
    WP_PAGE_REUSE(SourceFile.MEMORY_DO_FAULT, Role.CALL),
    WP_PAGE_COPY(SourceFile.MEMORY_DO_FAULT, Role.CALL),
    VMA_MERGE(SourceFile.MMAP, Role.CALL),
    DO_MREMAP(SourceFile.MREMAP, Role.PATH),
    MOVE_VMA(SourceFile.MREMAP, Role.CALL),
    MOVE_PAGE_TABLES(SourceFile.MREMAP, Role.CALL),
    SYS_MADVISE(SourceFile.MADVISE, Role.PATH),
    MADVISE_BEHAVIOR(SourceFile.MADVISE, Role.CALL),
    MADVISE_DONTNEED(SourceFile.MADVISE, Role.CALL),
    MADVISE_WILLNEED(SourceFile.MADVISE, Role.CALL),
    SYS_MINCORE(SourceFile.MINCORE, Role.PATH),
    GET_USER_PAGES(SourceFile.GUP, Role.CALL),
    FOLLOW_PAGE(SourceFile.GUP, Role.CALL),
    FAULTIN_PAGE(SourceFile.GUP, Role.CALL),
    VM_INSERT_PAGE(SourceFile.MEMORY, Role.CALL),
    VMF_INSERT_PAGE_MKWRITE(SourceFile.MEMORY, Role.CALL),
    VM_INSERT_PFN(SourceFile.MEMORY, Role.CALL),
    VM_INSERT_MIXED_MKWRITE(SourceFile.MEMORY, Role.CALL),
    DO_NO_PFN(SourceFile.MEMORY, Role.CALL),
    DRIVER_MMAP(SourceFile.DRIVER, Role.CALL),
    DRIVER_FAULT(SourceFile.DRIVER, Role.CALL),
    DRIVER_PAGE_MKWRITE(SourceFile.DRIVER, Role.CALL),
    DRIVER_PFN_MKWRITE(SourceFile.DRIVER, Role.CALL),
    FS_DAX_FAULT(SourceFile.DAX, Role.CALL),
    FS_DAX_PFN_MKWRITE(SourceFile.DAX, Role.CALL),
    GRAB_MAPPING_ENTRY(SourceFile.DAX, Role.CALL),
    IOMAP_BEGIN(SourceFile.DAX, Role.CALL),
    DAX_IOMAP_PTE_FAULT(SourceFile.DAX, Role.CALL),
    DAX_INSERT_ENTRY(SourceFile.DAX, Role.CALL),
    DAX_INSERT_MAPPING(SourceFile.DAX, Role.CALL),
    DAX_LOAD_HOLE(SourceFile.DAX, Role.CALL),
    DAX_PFN_MKWRITE(SourceFile.DAX, Role.CALL),
    DAX_FINISH_SYNC_FAULT(SourceFile.DAX, Role.CALL),
    DAX_WRITEBACK_MAPPING_RANGE(SourceFile.DAX, Role.CALL),
    DAX_WRITEBACK_ONE(SourceFile.DAX, Role.CALL),
    DAX_MAPPING_ENTRY_MKCLEAN(SourceFile.DAX, Role.CALL),
    DAX_DELETE_MAPPING_ENTRY(SourceFile.DAX, Role.CALL),
    DAX_IOMAP_RW(SourceFile.DAX, Role.PATH),
    DAX_LAYOUT_BUSY_PAGE(SourceFile.DAX, Role.CALL),
    VM_CLOSE(SourceFile.FILE_SYSTEM, Role.CALL),
    DO_SYNC_MMAP_READAHEAD(SourceFile.READAHEAD, Role.CALL),
    PAGE_CACHE_SYNC_RA(SourceFile.READAHEAD, Role.CALL),
    PAGE_CACHE_ASYNC_RA(SourceFile.READAHEAD, Role.CALL),
    PAGE_CACHE_RA_ORDER(SourceFile.READAHEAD, Role.CALL),
    DO_PAGE_CACHE_RA(SourceFile.READAHEAD, Role.CALL),
    GENERIC_FADVISE(SourceFile.FADVISE, Role.PATH),
    VFS_FALLOCATE(SourceFile.OPEN, Role.PATH),
    FALLOCATE_PUNCH(SourceFile.FILE_SYSTEM, Role.CALL),
    FALLOCATE_ZERO(SourceFile.FILE_SYSTEM, Role.CALL),
    FALLOCATE_COLLAPSE(SourceFile.FILE_SYSTEM, Role.CALL),
    FALLOCATE_INSERT(SourceFile.FILE_SYSTEM, Role.CALL),
    FALLOCATE_ALLOC(SourceFile.FILE_SYSTEM, Role.CALL),
    TRUNCATE_PAGECACHE_RANGE(SourceFile.TRUNCATE, Role.CALL),
    INVALIDATE_MAPPING_PAGES(SourceFile.TRUNCATE, Role.CALL),
    INVALIDATE_INODE_PAGES2_RANGE(SourceFile.TRUNCATE, Role.CALL),
    GENERIC_FILE_DIRECT_READ(SourceFile.FILEMAP, Role.PATH),
    GENERIC_FILE_DIRECT_WRITE(SourceFile.FILEMAP, Role.PATH),
    SYS_MLOCK(SourceFile.MLOCK, Role.PATH),
    SYS_MUNLOCK(SourceFile.MLOCK, Role.PATH),
    MLOCK_FIXUP(SourceFile.MLOCK, Role.CALL),
    MM_POPULATE(SourceFile.MLOCK, Role.CALL),
    MAKE_PAGES_PRESENT(SourceFile.MLOCK, Role.CALL),
    SHMEM_ZERO_SETUP(SourceFile.SHMEM, Role.CALL),
    SHMEM_EVICT_INODE(SourceFile.SHMEM, Role.CALL),
    ZEROMAP_PAGE_RANGE(SourceFile.MEMORY_ZEROMAP, Role.CALL),
    ACCESS_PROCESS_VM(SourceFile.MEMORY_REMOTE, Role.PATH),
    PROCESS_VM_RW(SourceFile.PROCESS_VM_ACCESS, Role.PATH),
    COPY_FROM_USER(SourceFile.USERCOPY, Role.CALL),
    COPY_TO_USER(SourceFile.USERCOPY, Role.CALL),
    PAGECACHE_ISIZE_EXTENDED(SourceFile.TRUNCATE, Role.CALL),
    MADVISE_REMOVE(SourceFile.MADVISE, Role.CALL),
    MADVISE_FREE_PTE_RANGE(SourceFile.MADVISE, Role.CALL),
    MADVISE_COLD_OR_PAGEOUT_PTE_RANGE(SourceFile.MADVISE, Role.CALL),
    MADVISE_POPULATE(SourceFile.MADVISE, Role.CALL),
    RECLAIM_PAGES(SourceFile.VMSCAN_PAGES, Role.CALL),
    CLEAR_REFS_WRITE(SourceFile.TASK_MMU, Role.PATH),
    CLEAR_REFS_PTE_RANGE(SourceFile.TASK_MMU, Role.CALL),
    USERFAULTFD_REGISTER(SourceFile.USERFAULTFD, Role.PATH),
    MWRITEPROTECT_RANGE(SourceFile.USERFAULTFD, Role.PATH),
    UFFD_WP_RANGE(SourceFile.USERFAULTFD, Role.CALL),
    TRY_TO_FREE_BUFFERS(SourceFile.BUFFER, Role.CALL),
    PAGEVEC_STRIP(SourceFile.SWAP, Role.PATH),
    JOURNAL_COMMIT_TRANSACTION(SourceFile.FILE_SYSTEM, Role.PATH),
    SHRINK_PAGE_LIST(SourceFile.VMSCAN, Role.PATH),
    PAGEOUT(SourceFile.VMSCAN, Role.CALL),
    PAGE_REFERENCED(SourceFile.RMAP, Role.CALL),
    TRY_TO_UNMAP(SourceFile.RMAP, Role.CALL),
    ;

    /// What a call of the function means to somebody who looks from afar.
    public enum Role {
        /// A path of its own on the timeline: a fault, a system call, writeback, an interrupt.
        PATH,
        /// Part of a path.
        CALL
    }

    private static final Function[] ALL = values();

    private final SourceFile file;
    private final Role role;

    Function(SourceFile file, Role role) {
        this.file = file;
        this.role = role;
    }

    /// The function with this ordinal.
    public static Function of(int number) {
        return ALL[number];
    }

    /// The name as the kernel spells it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public SourceFile file() {
        return file;
    }

    public Role role() {
        return role;
    }
}
