package io.ptescope.model.kernel;

import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;

/// The blocks of the volumes: who has which, and how many are left. A page needs one block. Memory file systems count
/// their pages as blocks.
final class FileSystemBlocks extends KernelFile {
    FileSystemBlocks(Kernel kernel) {
        super(kernel);
    }

    /// Gives page `index` a block if it has none: 0, or a negative error.
    long reserve(int inode, int index) {
        if (machine.inodes().hasBlock(inode, index) || kernel.fileSystems().isMemory(inode)) {
            return 0;
        }
        if (takePreallocated(inode, index)) {
            assign(inode, index);
            return 0;
        }
        count(Counter.BLOCK_REQUESTS, 1);
        long failed = kernel.injected(Injection.Place.BLOCK, machine.counter(Counter.BLOCK_REQUESTS));
        if (failed == 0 && !take(inode, 1)) {
            failed = Errno.ENOSPC.result();
        }
        if (failed == 0) {
            assign(inode, index);
        }
        return failed;
    }

    private void assign(int inode, int index) {
        set(Field.INODE_BLOCK, inode, index, kernel.fileSystems().isDaxFile(inode)
            ? kernel.dax().blocks().newFrame(inode, index) : number(Kind.BLOCK) + 1L);
    }

    /// Takes the block of page `index` away, and what is in it.
    void release(int inode, int index) {
        if (machine.inodes().hasBlock(inode, index)) {
            set(Field.INODE_BLOCK, inode, index, 0);
            give(inode, 1);
        }
        if (machine.inodes().onDisk(inode, index) != 0) {
            set(Field.DISK_CONTENT, inode, index, 0);
        }
    }

    /// The block of page `from`, and what is in it, becomes that of page `to`, which has none.
    void move(int inode, int from, int to) {
        long block = machine.get(Field.INODE_BLOCK, inode, from);
        if (block != machine.get(Field.INODE_BLOCK, inode, to)) {
            set(Field.INODE_BLOCK, inode, to, block);
            set(Field.INODE_BLOCK, inode, from, 0);
        }
        int content = machine.inodes().onDisk(inode, from);
        if (content != machine.inodes().onDisk(inode, to)) {
            set(Field.DISK_CONTENT, inode, to, content);
            set(Field.DISK_CONTENT, inode, from, 0);
        }
    }

    /// One more page of a memory file: whether the volume has room for it.
    boolean charge(int inode) {
        return !kernel.fileSystems().isMemory(inode) || take(inode, 1);
    }

    /// A page of a memory file has gone.
    void uncharge(int inode) {
        if (kernel.fileSystems().isMemory(inode)) {
            give(inode, 1);
        }
    }

    /// Gives `count` pages from `first` on, which lie beyond the end of the file, blocks if they have none: 0, or
    /// ENOSPC. Where there are too few, xfs allocates none of them and others allocate what is there.
    long preallocate(int inode, int first, int count) {
        int missing = count - overlap(inode, first, count);
        if (take(inode, missing)) {
            join(inode, first, count);
            return 0;
        }
        if (!kernel.fileSystems().profile(inode).has(FileSystem.Trait.ALL_OR_NOTHING)) {
            int taken = 0;
            while (taken < count && (overlap(inode, first + taken, 1) == 1 || take(inode, 1))) {
                taken++;
            }
            if (taken > 0) {
                join(inode, first, taken);
            }
        }
        return Errno.ENOSPC.result();
    }

    /// The file ends before page `first`: what was allocated from there on is free again.
    void releaseBeyond(int inode, int first) {
        for (long start : machine.inodes().preallocated(inode)) {
            int count = machine.inodes().preallocatedFrom(inode, start);
            int kept = Math.clamp(first - start, 0, count);
            if (kept < count) {
                set(Field.INODE_PREALLOCATED, inode, start, kept);
                give(inode, count - kept);
            }
        }
    }

    private boolean takePreallocated(int inode, int index) {
        for (long start : machine.inodes().preallocated(inode)) {
            int count = machine.inodes().preallocatedFrom(inode, start);
            if (start <= index && index < start + count) {
                set(Field.INODE_PREALLOCATED, inode, start, index - start);
                if (index + 1 < start + count) {
                    set(Field.INODE_PREALLOCATED, inode, index + 1L, start + count - index - 1);
                }
                return true;
            }
        }
        return false;
    }

    private int overlap(int inode, int first, int count) {
        long shared = 0;
        for (long start : machine.inodes().preallocated(inode)) {
            long end = start + machine.inodes().preallocatedFrom(inode, start);
            shared += Math.max(0, Math.min(end, first + (long) count) - Math.max(start, first));
        }
        return (int) shared;
    }

    /// Makes one range of `first` to `first + count` and of those that it touches.
    private void join(int inode, int first, int count) {
        long from = first;
        long to = first + (long) count;
        for (long start : machine.inodes().preallocated(inode)) {
            long end = start + machine.inodes().preallocatedFrom(inode, start);
            if (start <= to && end >= from) {
                from = Math.min(from, start);
                to = Math.max(to, end);
                set(Field.INODE_PREALLOCATED, inode, start, 0);
            }
        }
        set(Field.INODE_PREALLOCATED, inode, from, to - from);
    }

    private boolean take(int inode, int blocks) {
        int volume = kernel.spec().volume(inode);
        long free = machine.get(Field.VOLUME_FREE, volume, 0);
        if (free == 0 || blocks == 0) {
            return true;
        }
        if (free - 1 < blocks) {
            return false;
        }
        set(Field.VOLUME_FREE, volume, free - blocks);
        return true;
    }

    private void give(int inode, int blocks) {
        int volume = kernel.spec().volume(inode);
        if (machine.get(Field.VOLUME_FREE, volume, 0) != 0) {
            add(Field.VOLUME_FREE, volume, blocks);
        }
    }
}
