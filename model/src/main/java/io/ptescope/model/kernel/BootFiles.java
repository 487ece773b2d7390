package io.ptescope.model.kernel;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.kernel.MachineSpec.FileSpec;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.InodeList;
import io.ptescope.model.state.Inodes;
import io.ptescope.model.state.InodeState;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.Mappings;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.Pages;
import java.util.Set;
import java.util.stream.IntStream;

/// What the files of a machine are before the first event: on their volumes, on disk, in frames of the page cache, of a
/// driver or of persistent memory.
final class BootFiles {
    /// The byte that page 0 of a new file is filled with; page 1 has the next letter, and so on round the alphabet.
    private static final int FIRST_LETTER = 'a';
    private static final int LETTERS = 26;

    private final MachineSpec spec;
    private final Set<Patch> patches;
    private final Door door;
    /// After the page of zeroes.
    private int nextFrame = Facts.ZERO_PFN + 1;

    BootFiles(MachineSpec spec, Set<Patch> patches, Door door) {
        this.spec = spec;
        this.patches = patches;
        this.door = door;
    }

    /// Too few frames or blocks for the files: [IllegalArgumentException].
    void make() {
        volumes();
        for (int i = 0; i < spec.files().size(); i++) {
            file(i + 1, spec.files().get(i));
        }
    }

    /// The first frame that no file has.
    int end() {
        return nextFrame;
    }

    private void volumes() {
        for (int inode = 1; inode <= spec.files().size(); inode++) {
            FileSpec file = spec.files().get(inode - 1);
            if (file.volume().blocks() != MachineSpec.Volume.ENDLESS) {
                set(Field.VOLUME_FREE, spec.volume(inode), file.volume().blocks() + 1L);
            }
        }
    }

    /// Files that do not fit on their volume: [IllegalArgumentException].
    private void use(int inode) {
        long free = door.get(Field.VOLUME_FREE, spec.volume(inode), 0);
        if (free == 1) {
            throw new IllegalArgumentException("the files do not fit on "
                + spec.files().get(inode - 1).volume().name());
        }
        if (free != 0) {
            set(Field.VOLUME_FREE, spec.volume(inode), free - 1);
        }
    }

    private void file(int inode, FileSpec file) {
        set(Field.INODE_SIZE, inode, file.bytes());
        if (file.driver() != null) {
            device(inode, file);
            return;
        }
        if (file.profile().isDax()) {
            persistent(inode, file);
            return;
        }
        for (int index = 0; index < file.pagesWithBytes(); index++) {
            if (file.profile().isRaw()) {
                door.put(Field.RAW_CONTENT, inode, index, content(index, file));
                continue;
            }
            if (!file.hasBlock(index)) {
                continue;
            }
            switch (file.profile().has(FileSystem.Trait.OPENS_COLD) ? cold(file.state()) : kept(file)) {
                case HOLE, NAMELESS -> { }
                case PREALLOCATED -> {
                    if (file.profile().accountsDirty()) {
                        block(inode, index);
                        if (isTail(index, file)) {
                            cached(inode, index, file, false);
                        }
                    } else {
                        cached(inode, index, file, true);
                    }
                }
                case COLD -> {
                    block(inode, index);
                    onDisk(inode, index, file);
                }
                case CACHED, BIG -> {
                    if (file.profile().accountsDirty()) {
                        block(inode, index);
                        onDisk(inode, index, file);
                    }
                    cached(inode, index, file, !file.profile().accountsDirty());
                }
                case DIRTY -> cached(inode, index, file, true);
            }
        }
        if (file.state() == MachineSpec.State.BIG && patches.contains(Patch.LARGE_FOLIOS)
            && file.profile().has(FileSystem.Trait.LARGE_FOLIOS)) {
            folios(inode, file.bytes());
        }
        if (file.state() == MachineSpec.State.DIRTY && !file.profile().has(FileSystem.Trait.OPENS_COLD)
            && file.profile().accountsDirty()) {
            set(Field.INODE_STATE, inode, InodeState.DIRTY_PAGES.mask());
            int last = door.machine().inodes().last(InodeList.DIRTY);
            set(Field.INODE_LIST, inode, Inodes.place(InodeList.DIRTY, last));
        }
    }

    /// Whether the file ends inside a block of page `index`, which was cleared when the block was allocated.
    private boolean isTail(int index, FileSpec file) {
        return patches.contains(Patch.ZERO_TAIL_ON_GROWTH) && file.profile().has(FileSystem.Trait.ORDERS_TAIL)
            && index == file.bytes() / PageSize.BYTES && file.bytes() % file.profile().blockBytes() != 0;
    }

    /// The driver has one range of bare frames, which all its devices show.
    private int firstDevice() {
        int inode = 1;
        while (spec.files().get(inode - 1).driver() == null) {
            inode++;
        }
        return inode;
    }

    /// Frames without struct page lie where the device is; pages are the driver's own, who holds a reference.
    private void device(int inode, FileSpec file) {
        for (int index = 0; index < file.pages(); index++) {
            int content = door.machine().contents().filled(file.mode().fill(index));
            if (!file.mode().isPage(index)) {
                door.put(Field.RAW_CONTENT, firstDevice(), index, content);
                door.put(Field.INODE_BLOCK, inode, index, Facts.rawPfn(firstDevice(), index) + 1);
                continue;
            }
            int pfn = nextFrame();
            set(Field.PAGE_FLAGS, pfn, PageFlag.RESERVED.mask());
            set(Field.PAGE_REFCOUNT, pfn, 1);
            set(Field.PAGE_MAPPING, pfn, file.mode() == DriverMode.PACKET ? 0 : inode * 2L);
            set(Field.PAGE_INDEX, pfn, index);
            set(Field.PAGE_CONTENT, pfn, content);
            door.put(Field.INODE_BLOCK, inode, index, pfn + 1L);
        }
    }

    /// The pages of the file are frames of persistent memory; nothing of them is in the page cache.
    private void persistent(int inode, FileSpec file) {
        for (int index = 0; index < file.pagesWithBytes(); index++) {
            if (file.state() == MachineSpec.State.HOLE || !file.hasBlock(index)) {
                continue;
            }
            int pfn = file.profile().has(FileSystem.Trait.HUGE) ? spec.firstFrame(inode) + index : nextStorage();
            use(inode);
            boolean written = file.state() != MachineSpec.State.PREALLOCATED;
            door.put(Field.INODE_BLOCK, inode, index, written ? pfn + 1L : Inodes.unwritten(pfn + 1L));
            if (written) {
                set(Field.PAGE_CONTENT, pfn, content(index, file));
                onDisk(inode, index, file);
            }
        }
        if (patches.contains(Patch.DAX_PAGES_COUNTED)) {
            for (int pfn = spec.frames(); pfn < door.machine().facts().endOfPmem(); pfn++) {
                set(Field.PAGE_FLAGS, pfn, PageFlag.RESERVED.mask() | PageFlag.UPTODATE.mask());
                set(Field.PAGE_REFCOUNT, pfn, 1);
            }
        }
    }

    private int nextStorage() {
        long number = door.get(Field.NEXT_ID, Kind.PMEM.ordinal(), 0);
        set(Field.NEXT_ID, Kind.PMEM.ordinal(), number + 1);
        return spec.frames() + (int) number;
    }

    private int nextFrame() {
        if (nextFrame >= spec.frames()) {
            throw new IllegalArgumentException("the files of the workload need more than " + spec.frames() + " frames");
        }
        return nextFrame++;
    }

    /// Pages of a memory file cannot be dropped.
    private static MachineSpec.State kept(FileSpec file) {
        return file.state() == MachineSpec.State.COLD && !file.profile().accountsDirty() ? MachineSpec.State.CACHED
            : file.state();
    }

    private static MachineSpec.State cold(MachineSpec.State written) {
        return switch (written) {
            case CACHED, BIG, COLD, DIRTY -> MachineSpec.State.COLD;
            case HOLE, PREALLOCATED, NAMELESS -> written;
        };
    }

    /// One write makes folios as large as what is left of it, and as the index allows; a hole in the cache ends them.
    private void folios(int inode, long bytes) {
        int pages = (int) ((bytes + PageSize.BYTES - 1) / PageSize.BYTES);
        for (int index = 0; index < pages;) {
            long left = bytes - PageSize.bytes(index);
            int order = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(left) - PageSize.SHIFT);
            while (order > 0 && !isCached(inode, index, 1 << order)) {
                order--;
            }
            int page = door.machine().mappings().page(inode, index);
            for (int i = index; order > 0 && i < index + (1 << order); i++) {
                set(Field.PAGE_FOLIO, page + i - index, Pages.folio(page, order));
            }
            index += 1 << order;
        }
    }

    private boolean isCached(int inode, int first, int pages) {
        return IntStream.range(first, first + pages)
            .allMatch(index -> door.machine().mappings().page(inode, index) >= 0);
    }

    private int content(int index, FileSpec file) {
        Contents contents = door.machine().contents();
        if (file.state() == MachineSpec.State.PREALLOCATED) {
            return Contents.ZEROES;
        }
        int whole = contents.filled(FIRST_LETTER + index % LETTERS);
        long inPage = file.bytes() - PageSize.bytes(index);
        return inPage >= PageSize.BYTES ? whole : contents.zeroed(whole, (int) inPage, PageSize.BYTES);
    }

    private void block(int inode, int index) {
        long block = door.get(Field.NEXT_ID, Kind.BLOCK.ordinal(), 0);
        set(Field.NEXT_ID, Kind.BLOCK.ordinal(), block + 1);
        door.put(Field.INODE_BLOCK, inode, index, block + 1);
        use(inode);
    }

    private void onDisk(int inode, int index, FileSpec file) {
        door.put(Field.DISK_CONTENT, inode, index, content(index, file));
    }

    /// Whether the file's bytes reach into the last block of page `index`. Kernels without fault-around do not notice.
    private boolean isWhole(int index, FileSpec file) {
        long inPage = file.bytes() - PageSize.bytes(index);
        boolean written = file.state() != MachineSpec.State.PREALLOCATED;
        return written && inPage > PageSize.BYTES - file.profile().blockBytes()
            || !patches.contains(Patch.FAULT_AROUND);
    }

    private void cached(int inode, int index, FileSpec file, boolean dirty) {
        int pfn = nextFrame();
        if (!file.profile().accountsDirty()) {
            use(inode);
        }
        boolean counted = dirty && file.profile().accountsDirty();
        set(Field.PAGE_FLAGS, pfn, (isWhole(index, file) ? PageFlag.UPTODATE.mask() : 0) | PageFlag.LRU.mask()
            | (dirty ? PageFlag.DIRTY.mask() : 0) | (swapBacked(file.profile()) ? PageFlag.SWAPBACKED.mask() : 0));
        set(Field.PAGE_REFCOUNT, pfn, 1);
        set(Field.PAGE_MAPPING, pfn, inode * 2L);
        set(Field.PAGE_INDEX, pfn, index);
        set(Field.PAGE_CONTENT, pfn, content(index, file));
        set(Field.PAGE_LIST, pfn, Pages.place(PageList.INACTIVE, door.machine().pages().last(PageList.INACTIVE)));
        door.put(Field.MAPPING_ENTRY, inode, index, Mappings.entryOf(pfn));
        count(Field.MAPPING_NRPAGES, inode);
        count(Field.COUNTER, Counter.NR_FILE_PAGES.ordinal());
        if (counted) {
            door.put(Field.MAPPING_TAGS, inode, index, MappingTag.DIRTY.mask());
            count(Field.COUNTER, Counter.NR_DIRTY.ordinal());
        }
    }

    private boolean swapBacked(FileSystem profile) {
        return profile.isSwapBacked() && patches.contains(Patch.SPLIT_LRU);
    }

    private void count(Field field, int object) {
        set(field, object, door.get(field, object, 0) + 1);
    }

    private void set(Field field, int object, long value) {
        door.put(field, object, 0, value);
    }
}
