package io.ptescope.model.state;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import java.util.Optional;

/// The page tables: 512 entries each, found from an address space's root by walking four levels.
public final class Tables {
    private static final long TABLE_PFN = 0x8000;

    private final Cells cells;
    private final Vmas vmas;

    Tables(Cells cells, Vmas vmas) {
        this.cells = cells;
        this.vmas = vmas;
    }

    /// What an entry of a table stands for.
    ///
    /// @param address the first address that goes through the entry
    /// @param level   of the table that the entry is in
    public record Reach(int mm, long address, Level level) {}

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

    /// The PTE page that translates `address` in `mm`, or -1 where a level is missing, or the PMD entry maps 2 MiB.
    public int leaf(int mm, long address) {
        long leaf = pmd(mm, address);
        return leaf == 0 || isHuge(leaf) ? -1 : tableOf(leaf);
    }

    /// The PMD that `address` goes through in `mm`, or -1 where a level is missing.
    public int pmdTable(int mm, long address) {
        int table = root(mm);
        if (table < 0) {
            return -1;
        }
        long pud = entry(table, Level.PGD.index(address));
        long pmd = pud == 0 ? 0 : entry(tableOf(pud), Level.PUD.index(address));
        return pmd == 0 ? -1 : tableOf(pmd);
    }

    /// The raw PMD entry of `address`; 0 where a level is missing.
    public long pmd(int mm, long address) {
        int table = pmdTable(mm, address);
        return table < 0 ? 0 : entry(table, Level.PMD.index(address));
    }

    /// Whether a raw entry of a PMD maps 2 MiB itself.
    public static boolean isHuge(long pmd) {
        return (pmd & Pte.HUGE) != 0;
    }

    /// Whether `address` is mapped by an entry of the PMD.
    public boolean isHuge(int mm, long address) {
        return isHuge(pmd(mm, address));
    }

    /// The table whose entry translates `address`: a PTE page, or a PMD where its entry maps 2 MiB; -1 where a level is
    /// missing.
    public int holder(int mm, long address) {
        return isHuge(mm, address) ? pmdTable(mm, address) : leaf(mm, address);
    }

    /// The place of the entry that translates `address` in its [#holder].
    public int slot(int mm, long address) {
        return (isHuge(mm, address) ? Level.PMD : Level.PTE).index(address);
    }

    /// What entry `slot` of `table` stands for, if an area is there. The entry of a PMD is found whether it maps 2 MiB
    /// or refers to a PTE page; those of higher levels are not.
    public Optional<Reach> reach(int table, long slot) {
        for (int mm = 0; mm < cells.scalar(Field.NEXT_ID, Kind.MM.ordinal()); mm++) {
            for (int vma : vmas.of(mm)) {
                Optional<Reach> found = reach(mm, vmas.start(vma), vmas.end(vma), table, slot);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// The same among the addresses of `mm` from `start` up to `end`, whether an area is there or not.
    public Optional<Reach> reach(int mm, long start, long end, int table, long slot) {
        return reach(mm, start, end, table, slot, Level.PTE)
            .or(() -> reach(mm, start, end, table, slot, Level.PMD));
    }

    private Optional<Reach> reach(int mm, long start, long end, int table, long slot, Level level) {
        long span = (long) Level.ENTRIES << level.shift();
        for (long base = start & -span; base < end; base += span) {
            long address = base + (slot << level.shift());
            if (address >= start && address < end
                && table == (level == Level.PTE ? leaf(mm, address) : pmdTable(mm, address))) {
                return Optional.of(new Reach(mm, address, level));
            }
        }
        return Optional.empty();
    }

    /// The PTE of `address` in `mm`; [Pte#NONE] where a level is missing. Where an entry of the PMD maps 2 MiB it is
    /// what that entry says of this one page.
    public Pte pte(int mm, long address) {
        long pmd = pmd(mm, address);
        if (isHuge(pmd)) {
            return piece(pmd, address);
        }
        return pmd == 0 ? Pte.NONE : new Pte(entry(tableOf(pmd), Level.PTE.index(address)));
    }

    /// Whether the machine can follow `entry` from `table`: nothing, a 2 MiB mapping in a PMD, or a table of the next
    /// level that is in use; from a PTE page and from a freed table anything.
    public boolean canHold(int table, long entry) {
        long level = cells.scalar(Field.TABLE_LEVEL, table);
        if (entry == 0 || level <= 1 || level == 2 && isHuge(entry)) {
            return true;
        }
        long below = new Pte(entry).pfn() - TABLE_PFN;
        return below >= 0 && below < cells.objects(Field.TABLE_LEVEL)
            && cells.scalar(Field.TABLE_LEVEL, (int) below) == level - 1;
    }

    /// What an entry that maps 2 MiB says of the page of `address`. The huge zero page is one frame of the model.
    public static Pte piece(long pmd, long address) {
        long pfn = new Pte(pmd).pfn();
        return pfn == Facts.ZERO_PFN ? new Pte(pmd) : Pte.of(pfn + Level.PTE.index(address), pmd);
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
