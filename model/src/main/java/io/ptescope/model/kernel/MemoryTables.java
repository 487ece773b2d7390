package io.ptescope.model.kernel;

import static io.ptescope.model.kernel.MemorySite.FREE_PGTABLES__FREE;

import io.ptescope.model.arch.Level;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Locks;
import io.ptescope.model.state.Tables;

/// mm/memory.c: page tables that nobody needs any more are given back.
final class MemoryTables extends KernelFile {
    MemoryTables(Kernel kernel) {
        super(kernel);
    }

    /// `free_pgtables`: gives back every table in whose reach no area is left; the root stays.
    void freePgtables(int mm) {
        enter(Function.FREE_PGTABLES, mm);
        at(FREE_PGTABLES__FREE);
        freeBelow(mm, machine.tables().root(mm), Level.PGD, 0);
        leave();
    }

    private void freeBelow(int mm, int table, Level level, long base) {
        for (int index = 0; index < Level.ENTRIES; index++) {
            long entry = machine.tables().entry(table, index);
            if (entry == 0) {
                continue;
            }
            int lower = Tables.tableOf(entry);
            long span = 1L << level.shift();
            long start = base + index * span;
            if (level != Level.PMD) {
                freeBelow(mm, lower, level.below(), start);
            }
            if (machine.vmas().isFree(mm, start, start + span)) {
                set(Field.TABLE_ENTRY, table, index, 0);
                set(Field.TABLE_LEVEL, lower, 0);
            }
        }
    }

    /// Whether the table that was made for `fault` is still empty, and nobody else can have found it.
    boolean isUnused(PageFault fault) {
        for (int index = 0; index < Level.ENTRIES; index++) {
            if (machine.tables().entry(fault.leaf(), index) != 0) {
                return false;
            }
        }
        long others = machine.locks().state(LockKind.MMAP_SEM, fault.mm()) & ~Locks.readBy(current().number());
        return others == 0;
    }

    /// `pte_free` of a table that was made for a fault and not used.
    void freeTable(PageFault fault) {
        int upper = machine.tables().root(fault.mm());
        for (Level level = Level.PGD; level != Level.PMD; level = level.below()) {
            upper = Tables.tableOf(machine.tables().entry(upper, level.index(fault.address())));
        }
        set(Field.TABLE_ENTRY, upper, Level.PMD.index(fault.address()), 0);
        set(Field.TABLE_LEVEL, fault.leaf(), 0);
    }
}
