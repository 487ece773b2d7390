package io.ptescope.model.state;

import io.ptescope.model.arch.PageSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Memory areas. They are few, so those of an address space or of a file are found by looking at all.
public final class Vmas {
    private final Cells cells;

    Vmas(Cells cells) {
        this.cells = cells;
    }

    /// The areas of `mm`, by address.
    public List<Integer> of(int mm) {
        List<Integer> found = new ArrayList<>();
        for (int vma = 0; vma < made(); vma++) {
            if (mm(vma) == mm) {
                found.add(vma);
            }
        }
        found.sort(Comparator.comparingLong(this::start));
        return found;
    }

    /// The area of `mm` that holds `address`, or -1.
    public int find(int mm, long address) {
        for (int vma = 0; vma < made(); vma++) {
            if (mm(vma) == mm && address >= start(vma) && address < end(vma)) {
                return vma;
            }
        }
        return -1;
    }

    /// The first area of `mm` that ends above `address` (`find_vma`), or -1.
    public int findNext(int mm, long address) {
        int found = -1;
        for (int vma = 0; vma < made(); vma++) {
            if (mm(vma) == mm && end(vma) > address && (found < 0 || start(vma) < start(found))) {
                found = vma;
            }
        }
        return found;
    }

    /// Whether no area of `mm` reaches into the addresses from `start` up to `end`.
    public boolean isFree(int mm, long start, long end) {
        for (int vma = 0; vma < made(); vma++) {
            if (mm(vma) == mm && start(vma) < end && end(vma) > start) {
                return false;
            }
        }
        return true;
    }

    /// The linked areas that map `inode`, in order of creation (`i_mmap`).
    public List<Integer> mapping(int inode) {
        List<Integer> found = new ArrayList<>();
        for (int vma = 0; vma < made(); vma++) {
            if (mm(vma) >= 0 && file(vma) == inode) {
                found.add(vma);
            }
        }
        return found;
    }

    /// The address space that `vma` is linked into, or -1.
    public int mm(int vma) {
        return (int) cells.scalar(Field.VMA_MM, vma) - 1;
    }

    public long start(int vma) {
        return cells.scalar(Field.VMA_START, vma);
    }

    public long end(int vma) {
        return cells.scalar(Field.VMA_END, vma);
    }

    public int pages(int vma) {
        return (int) (end(vma) - start(vma) >>> PageSize.SHIFT);
    }

    /// Bits of [VmFlag].
    public long flags(int vma) {
        return cells.scalar(Field.VMA_FLAGS, vma);
    }

    public boolean is(int vma, VmFlag flag) {
        return (flags(vma) & flag.mask()) != 0;
    }

    /// Writable and shared, both now: what dirty tracking is about.
    public boolean isSharedWritable(int vma) {
        return is(vma, VmFlag.WRITE) && is(vma, VmFlag.SHARED);
    }

    /// `is_cow_mapping`: may become writable, and is private.
    public boolean isCow(int vma) {
        return is(vma, VmFlag.MAYWRITE) && !is(vma, VmFlag.SHARED);
    }

    /// `vm_page_prot`: PTE bits of a read-style insertion.
    public long pageProt(int vma) {
        return cells.scalar(Field.VMA_PAGE_PROT, vma);
    }

    public long pgoff(int vma) {
        return cells.scalar(Field.VMA_PGOFF, vma);
    }

    /// The inode, or 0.
    public int file(int vma) {
        return (int) cells.scalar(Field.VMA_FILE, vma);
    }

    /// The anon_vma, or 0.
    public int anonVma(int vma) {
        return (int) cells.scalar(Field.VMA_ANON_VMA, vma);
    }

    /// The area got its anon_vma from its parent at fork (`anon_vma_chain` is not singular).
    public boolean isAnonInherited(int vma) {
        return cells.scalar(Field.VMA_ANON_INHERITED, vma) != 0;
    }

    /// A number of [Names].
    public long name(int vma) {
        return cells.scalar(Field.VMA_NAME, vma);
    }

    /// Which page of the mapping `address` is in, as the workload counts them.
    public int page(int vma, long address) {
        return (int) (cells.scalar(Field.VMA_FIRST_PAGE, vma) + (address - start(vma) >> PageSize.SHIFT));
    }

    /// What [#pgoff(int)] would be if the area began at `address`. Memory without a file is numbered by its address, so
    /// that its numbers need more than 32 bits.
    public long pgoff(int vma, long address) {
        return pgoff(vma) + (address - start(vma) >>> PageSize.SHIFT);
    }

    /// The file page at `address` (`linear_page_index`).
    public int index(int vma, long address) {
        return (int) pgoff(vma, address);
    }

    /// The address of file page `index`, which may lie outside the area.
    public long address(int vma, int index) {
        return start(vma) + ((long) (index - (int) pgoff(vma)) << PageSize.SHIFT);
    }

    private int made() {
        return (int) cells.scalar(Field.NEXT_ID, Kind.VMA.ordinal());
    }
}
