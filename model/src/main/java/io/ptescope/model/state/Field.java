package io.ptescope.model.state;

/// Everything that can change in the simulated machine. A cell is a field, an object number and a slot.
public enum Field {
    /// Object: table. 0 free, 1 PTE page, 2 PMD, 3 PUD, 4 PGD.
    TABLE_LEVEL(Shape.SCALAR),
    /// Object: table, slot: entry 0 to 511. The raw 64 bits; upper levels hold [Tables#frameOf] of the lower table.
    TABLE_ENTRY(Shape.ARRAY),
    /// Object: [Tlbs#object], slot: virtual page number. A PTE as the CPU cached it, or 0. See [Tlbs].
    TLB_ENTRY(Shape.KEYED),

    /// Object: pfn. Bits of [PageFlag].
    PAGE_FLAGS(Shape.SCALAR),
    /// Object: pfn. `page_count`.
    PAGE_REFCOUNT(Shape.SCALAR),
    /// Object: pfn. `page_mapcount`, counted from 0: the number of normal PTEs.
    PAGE_MAPCOUNT(Shape.SCALAR),
    /// Object: pfn. 0 none; inode * 2 for a page of its mapping; anon_vma * 2 + 1 for an anonymous page.
    PAGE_MAPPING(Shape.SCALAR),
    /// Object: pfn. Page index in its mapping.
    PAGE_INDEX(Shape.SCALAR),
    /// Object: pfn. A number of [Contents].
    PAGE_CONTENT(Shape.SCALAR),
    /// Object: inode of a device, slot: page index. What the frame without a struct page holds: a number of [Contents].
    RAW_CONTENT(Shape.ARRAY),
    /// Object: pfn. Bits of [Buffers]: attached, dirty, busy.
    PAGE_BUFFERS(Shape.SCALAR),
    /// Object: pfn. 0 for a page by itself; for one of a large folio the order << 32 | first pfn + 1.
    PAGE_FOLIO(Shape.SCALAR),
    /// Object: pfn. The contents handed to the device with the I/O in flight, plus 1; 0 when none is in flight.
    /// The upper 32 bits say the how many-th write since boot it is.
    PAGE_IO(Shape.SCALAR),
    /// Object: pfn. Which of the lists of [PageList] holds the page, and behind which page.
    PAGE_LIST(Shape.LIST),

    /// Object: inode, slot: page index. 0 empty; (pfn + 1) * 2 a page; odd: a value entry (DAX).
    MAPPING_ENTRY(Shape.ARRAY),
    /// Object: inode, slot: page index. Bits of [MappingTag].
    MAPPING_TAGS(Shape.ARRAY),
    /// Object: inode. Pages in the mapping.
    MAPPING_NRPAGES(Shape.SCALAR),
    /// Object: inode. Value entries in the mapping.
    MAPPING_NREXCEPTIONAL(Shape.SCALAR),
    /// Object: inode. `truncate_count` (2.6.17 to 2.6.22).
    MAPPING_TRUNCATE_COUNT(Shape.SCALAR),
    /// Object: inode. Cyclic cursor of background writeback.
    MAPPING_WRITEBACK_INDEX(Shape.SCALAR),
    /// Object: inode. Bits: 1 AS_EIO, 2 AS_ENOSPC.
    MAPPING_ERRORS(Shape.SCALAR),

    /// Object: inode. A page that the journal has to see written before its next commit, plus 1; 0 none.
    INODE_ORDERED(Shape.SCALAR),
    /// Object: inode. Bytes.
    INODE_SIZE(Shape.SCALAR),
    /// Object: inode. Bits of [InodeState].
    INODE_STATE(Shape.SCALAR),
    /// Object: inode. Number of time stamps taken since boot.
    INODE_MTIME(Shape.SCALAR),
    /// Object: inode. Which of the lists of [InodeList] holds the inode, and behind which inode.
    INODE_LIST(Shape.LIST),
    /// Object: inode, slot: page index. 0 hole; otherwise block number + 1 (for DAX: pfn + 1).
    INODE_BLOCK(Shape.ARRAY),
    /// Object: inode, slot: page index. What is on the medium: a number of [Contents], 0 nothing yet.
    DISK_CONTENT(Shape.ARRAY),

    /// Object: vma. mm + 1, or 0 while the area is not linked into an address space.
    VMA_MM(Shape.SCALAR),
    /// Object: vma. First byte.
    VMA_START(Shape.SCALAR),
    /// Object: vma. One past the last byte.
    VMA_END(Shape.SCALAR),
    /// Object: vma. Bits of [VmFlag].
    VMA_FLAGS(Shape.SCALAR),
    /// Object: vma. PTE bits that a read-style insertion uses (`vm_page_prot`).
    VMA_PAGE_PROT(Shape.SCALAR),
    /// Object: vma. `vm_pgoff`.
    VMA_PGOFF(Shape.SCALAR),
    /// Object: vma. Inode, or 0.
    VMA_FILE(Shape.SCALAR),
    /// Object: vma. anon_vma, or 0.
    VMA_ANON_VMA(Shape.SCALAR),
    /// Object: vma. A number of [Names]: what the workload calls the mapping.
    VMA_NAME(Shape.SCALAR),
    /// Object: vma. The page at which the area begins, as the workload counts the pages of the mapping: splitting an
    /// area leaves its pages their numbers.
    VMA_FIRST_PAGE(Shape.SCALAR),

    /// Object: vma. 1: its anon_vma came from the parent at fork, so that it hangs on the parent's too.
    VMA_ANON_INHERITED(Shape.SCALAR),

    /// Object: mm. Root table + 1; 0 when the address space is gone.
    MM_PGD(Shape.SCALAR),
    /// Object: mm. Pages.
    MM_FILE_RSS(Shape.SCALAR),
    /// Object: mm. Pages.
    MM_ANON_RSS(Shape.SCALAR),
    /// Object: mm. Pages.
    MM_TOTAL_VM(Shape.SCALAR),
    /// Object: mm. Pages.
    MM_LOCKED_VM(Shape.SCALAR),
    /// Object: mm. Bit n: CPU n may hold translations of it.
    MM_CPUS(Shape.SCALAR),

    /// Object: task. mm + 1, or 0 once it has exited.
    TASK_MM(Shape.SCALAR),
    /// Object: task. The CPU it runs on.
    TASK_CPU(Shape.SCALAR),
    /// Object: task.
    TASK_MIN_FLT(Shape.SCALAR),
    /// Object: task.
    TASK_MAJ_FLT(Shape.SCALAR),
    /// Object: task. 0 none, otherwise an ordinal of [Signal].
    TASK_SIGNAL(Shape.SCALAR),

    /// Object: an ordinal of [LockKind], slot: the object that it guards. See [Locks].
    LOCK(Shape.ARRAY),
    /// Object: an ordinal of [Counter].
    COUNTER(Shape.SCALAR),
    /// Object: cpu. Pages dirtied since the last visit of `balance_dirty_pages`.
    RATELIMIT(Shape.SCALAR),
    /// Object: an ordinal of [Kind]. The number that the next object of this kind gets.
    NEXT_ID(Shape.SCALAR),
    /// Object: inode. Milliseconds since boot at which the inode became dirty (`dirtied_when`).
    INODE_DIRTIED_WHEN(Shape.SCALAR),
    /// Object: an ordinal of [Setting].
    SETTING(Shape.SCALAR),
    /// Object: inode, slot: an ordinal of [ReadaheadState].
    INODE_READAHEAD(Shape.ARRAY),
    /// Object: volume. Blocks that are free, plus 1; 0 where nobody counts them.
    VOLUME_FREE(Shape.SCALAR),
    /// Object: inode, slot: page index. How many pages from there on have blocks beyond the end of the file.
    INODE_PREALLOCATED(Shape.KEYED),
    /// Object: task. The page address for whose store it has slept, because too much is dirty, until the store is done;
    /// 0 otherwise.
    TASK_THROTTLED_AT(Shape.SCALAR),
    /// Object: [Swaps#DEVICE], slot: a slot of swap. How many entries refer to it.
    SWAP_MAP(Shape.ARRAY),
    /// Object: [Swaps#DEVICE], slot: a slot of swap. The page that is its copy in memory, plus 1; 0 none.
    SWAP_CACHE(Shape.ARRAY),
    /// Object: [Swaps#DEVICE], slot: a slot of swap. What is on the device: a number of [Contents].
    SWAP_CONTENT(Shape.ARRAY),
    /// Object: pfn. The slot of swap that the page is the copy of (`page_private`); 0 none.
    PAGE_SWAP(Shape.SCALAR),
    /// Object: mm. Pages of it that lie in swap (2.6.34).
    MM_SWAPENTS(Shape.SCALAR);

    /// How the cells of a field are kept.
    public enum Shape {
        /// One cell an object.
        SCALAR,
        /// Cells 0 to n an object.
        ARRAY,
        /// Few cells of a large range an object.
        KEYED,
        /// Membership of a doubly linked list: list number << 32 | predecessor + 1.
        LIST
    }

    private final Shape shape;

    Field(Shape shape) {
        this.shape = shape;
    }

    public Shape shape() {
        return shape;
    }
}
