package io.ptescope.model.state;

import io.ptescope.model.arch.Pte;

/// What each CPU has cached of each address space. An entry is a PTE as it was when it was walked, valid only while it
/// is not 0; rights and the dirty bit in it are the CPU's, not the table's.
public final class Tlbs {
    private final Cells cells;
    private final int cpus;

    Tlbs(Cells cells, int cpus) {
        this.cells = cells;
        this.cpus = cpus;
    }

    /// Whether a CPU would do through what it has cached what the table would not let it do, or would not mark what the
    /// table wants marked: another frame, a right withdrawn, a dirty bit cleared. Fewer rights only cost a fault.
    public static boolean isStale(Pte cached, Pte table) {
        if (cached.isNone()) {
            return false;
        }
        return !table.isPresent() || table.pfn() != cached.pfn()
            || cached.isWritable() && !table.isWritable()
            || cached.isDirty() && !table.isDirty();
    }

    /// The object number of the translations of `mm` on `cpu`.
    public int object(int cpu, int mm) {
        return mm * cpus + cpu;
    }

    /// The raw PTE that `cpu` has cached for virtual page `vpn` of `mm`, or 0.
    public long entry(int cpu, int mm, long vpn) {
        return entry(object(cpu, mm), vpn);
    }

    /// The raw PTE for virtual page `vpn` among the translations with number `object`, or 0.
    public long entry(int object, long vpn) {
        return cells.map(Field.TLB_ENTRY, object).get(vpn);
    }

    /// The virtual pages of `mm` that `cpu` has cached, ascending.
    public long[] cached(int cpu, int mm) {
        return cells.map(Field.TLB_ENTRY, object(cpu, mm)).keys();
    }
}
