package io.ptescope.model.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What programs are promised, with nothing of how it is done: files are bytes, areas are pages that show a file's
/// bytes or a process's own. Written without a look at the kernel, to be compared with it.
final class PlainMemory {
    static final int PAGE = 4096;
    /// What an access gives instead of a byte.
    static final int SEGV = -1;
    static final int BUS = -2;

    private final Map<Integer, File> files = new HashMap<>();
    private final Map<Integer, TreeMap<Long, Slot>> spaces = new HashMap<>();

    static final class File {
        final byte[] bytes;
        long size;

        File(int pages, long size) {
            this.bytes = new byte[pages * PAGE];
            this.size = size;
        }

        boolean has(int page) {
            return (long) page * PAGE < size;
        }
    }

    /// One page of an address space.
    private static final class Slot {
        final int file;
        final int page;
        final boolean shared;
        final boolean mayWrite;
        boolean read;
        boolean write;
        byte[] own;

        Slot(int file, int page, boolean shared, boolean mayWrite, boolean read, boolean write) {
            this.file = file;
            this.page = page;
            this.shared = shared;
            this.mayWrite = mayWrite;
            this.read = read;
            this.write = write;
        }

        Slot copy() {
            Slot copy = new Slot(file, page, shared, mayWrite, read, write);
            copy.own = own == null ? null : own.clone();
            return copy;
        }
    }

    PlainMemory() {
        spaces.put(0, new TreeMap<>());
    }

    File addFile(int inode, int pages, long size) {
        File file = new File(pages, size);
        files.put(inode, file);
        return file;
    }

    File file(int inode) {
        return files.get(inode);
    }

    void map(int task, long address, int pages, boolean shared, int inode, int first, boolean mayWrite, boolean read,
        boolean write) {
        for (int k = 0; k < pages; k++) {
            spaces.get(task).put(address + (long) k * PAGE,
                new Slot(inode, first + k, shared, mayWrite, read, write));
        }
    }

    void unmap(int task, long address, int pages) {
        spaces.get(task).subMap(address, address + (long) pages * PAGE).clear();
    }

    Errno protect(int task, long address, int pages, boolean read, boolean write) {
        for (int k = 0; k < pages; k++) {
            Slot slot = spaces.get(task).get(address + (long) k * PAGE);
            if (slot == null) {
                return Errno.ENOMEM;
            }
            if (write && !slot.mayWrite) {
                return Errno.EACCES;
            }
            slot.read = read;
            slot.write = write;
        }
        return null;
    }

    /// The process's own bytes of a page are lost; what stands behind the page shows again.
    void forget(int task, long address) {
        Slot slot = spaces.get(task).get(address & -PAGE);
        if (slot != null) {
            slot.own = null;
        }
    }

    boolean isMapped(int task, long address, int pages) {
        for (int k = 0; k < pages; k++) {
            if (!spaces.get(task).containsKey(address + (long) k * PAGE)) {
                return false;
            }
        }
        return true;
    }

    int load(int task, long address) {
        Slot slot = spaces.get(task).get(address & -PAGE);
        int at = (int) (address & PAGE - 1);
        if (slot == null || !slot.read) {
            return SEGV;
        }
        if (slot.own != null) {
            return slot.own[at] & 0xff;
        }
        if (slot.file == 0) {
            return 0;
        }
        File file = files.get(slot.file);
        return file.has(slot.page) ? file.bytes[slot.page * PAGE + at] & 0xff : BUS;
    }

    int store(int task, long address, int value) {
        Slot slot = spaces.get(task).get(address & -PAGE);
        int at = (int) (address & PAGE - 1);
        if (slot == null || !slot.write) {
            return SEGV;
        }
        if (slot.own == null && slot.file != 0 && !files.get(slot.file).has(slot.page)) {
            return BUS;
        }
        if (slot.shared) {
            files.get(slot.file).bytes[slot.page * PAGE + at] = (byte) value;
            return value;
        }
        if (slot.own == null) {
            slot.own = slot.file == 0 ? new byte[PAGE]
                : Arrays.copyOfRange(files.get(slot.file).bytes, slot.page * PAGE, (slot.page + 1) * PAGE);
        }
        slot.own[at] = (byte) value;
        return value;
    }

    void write(int inode, int page, int value) {
        File file = files.get(inode);
        Arrays.fill(file.bytes, page * PAGE, (page + 1) * PAGE, (byte) value);
        file.size = Math.max(file.size, (page + 1L) * PAGE);
    }

    int read(int inode, int page) {
        File file = files.get(inode);
        return file.has(page) ? file.bytes[page * PAGE] & 0xff : -1;
    }

    void truncate(int inode, long size) {
        File file = files.get(inode);
        if (size < file.size) {
            Arrays.fill(file.bytes, (int) size, file.bytes.length, (byte) 0);
            spaces.values().forEach(space -> space.values().stream()
                .filter(slot -> slot.file == inode && (long) slot.page * PAGE >= size)
                .forEach(slot -> slot.own = null));
        }
        file.size = size;
    }

    void fork(int parent, int child) {
        TreeMap<Long, Slot> copy = new TreeMap<>();
        spaces.get(parent).forEach((address, slot) -> copy.put(address, slot.copy()));
        spaces.put(child, copy);
    }

    void exit(int task) {
        spaces.remove(task);
    }
}
