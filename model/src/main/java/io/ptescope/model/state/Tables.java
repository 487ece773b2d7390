package io.ptescope.model.state;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;

/// The page tables: 512 entries each, found from an address space's root by walking four levels.
public final class Tables {
    private static final long TABLE_PFN = 0x8000;

    private final Cells cells;

    Tables(Cells cells) {
        this.cells = cells;
    }

    /// The raw entry `index` (0 to 511) of `table`.
    public long entry(int table, int index) {
        return cells.element(Field.TABLE_ENTRY, table, index);
    }

    /// The level of `table`; a freed or never made table has none: [IllegalArgumentException].
    public Level level(int table) {
        long stored = cells.scalar(Field.TABLE_LEVEL, table);
        if (stored == 0) {
            throw new IllegalArgumentException("table " + table + " is not in use");
        }
        return Level.values()[4 - (int) stored];
    }

    /// The root table of `mm`, or -1 when the address space is gone.
    public int root(int mm) {
        return (int) cells.scalar(Field.MM_PGD, mm) - 1;
    }

    /// The PTE page that translates `address` in `mm`, or -1 where a level is missing.
    public int leaf(int mm, long address) {
        int table = root(mm);
        if (table < 0) {
            return -1;
        }
        long pud = entry(table, Level.PGD.index(address));
        long pmd = pud == 0 ? 0 : entry(tableOf(pud), Level.PUD.index(address));
        long leaf = pmd == 0 ? 0 : entry(tableOf(pmd), Level.PMD.index(address));
        return leaf == 0 ? -1 : tableOf(leaf);
    }

    /// The PTE of `address` in `mm`; [Pte#NONE] where a level is missing.
    public Pte pte(int mm, long address) {
        int leaf = leaf(mm, address);
        return leaf < 0 ? Pte.NONE : new Pte(entry(leaf, Level.PTE.index(address)));
    }

    /// The frame number under which `table` appears in an entry of the level above.
    public static long frameOf(int table) {
        return TABLE_PFN + table;
    }

    /// The table that an entry of an upper level refers to.
    public static int tableOf(long entry) {
        return (int) (new Pte(entry).pfn() - TABLE_PFN);
    }
}
