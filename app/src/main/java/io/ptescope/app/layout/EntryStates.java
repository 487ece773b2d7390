package io.ptescope.app.layout;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.recording.Cell;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.Tables;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// The states of neighbouring entries of one address space. Remembers the tables that it found them in, so that a
/// change of a table's entry leads to the page without a search.
final class EntryStates {
    /// In the place of a table: one entry maps all pages that the table would.
    private static final int HUGE = -2;

    private final Machine machine;
    private final EntryCells cells;
    private final int mm;
    private final long start;
    private final byte[] states;
    /// By table of the range, the first of which may begin before it: the table's number, -1 or [#HUGE].
    private final int[] leaves;
    private final Map<Integer, Integer> chunks = new HashMap<>();

    EntryStates(Machine machine, int mm, long start, int pages) {
        this.machine = machine;
        this.cells = new EntryCells(machine, Changes.NONE, new Words(machine, Vocabulary.ENGLISH));
        this.mm = mm;
        this.start = start;
        this.states = new byte[pages];
        this.leaves = new int[(skipped() + pages + Level.ENTRIES - 1) / Level.ENTRIES];
        Arrays.fill(leaves, -1);
        walkAgain();
        lookAtCached();
    }

    byte[] states() {
        return states;
    }

    int pages() {
        return states.length;
    }

    /// Entries of the first table before the range.
    private int skipped() {
        return Level.PTE.index(start);
    }

    /// Looks for tables that have come or gone and at their pages; returns how many pages those are.
    int walkAgain() {
        int looked = 0;
        for (int chunk = 0; chunk < leaves.length; chunk++) {
            long first = address(Math.max(0, chunk * Level.ENTRIES - skipped()));
            int leaf = machine.tables().isHuge(mm, first) ? HUGE : machine.tables().leaf(mm, first);
            if (leaf != leaves[chunk] || leaf == HUGE) {
                chunks.remove(leaves[chunk], chunk);
                leaves[chunk] = leaf;
                chunks.put(leaf, chunk);
                looked += lookAtTable(chunk);
            }
        }
        chunks.remove(-1);
        chunks.remove(HUGE);
        return looked;
    }

    private int lookAtTable(int chunk) {
        int from = Math.max(0, chunk * Level.ENTRIES - skipped());
        int to = Math.min(states.length, (chunk + 1) * Level.ENTRIES - skipped());
        for (int page = from; page < to; page++) {
            look(page);
        }
        return to - from;
    }

    private void lookAtCached() {
        for (int cpu = 0; cpu < machine.facts().cpus(); cpu++) {
            for (long vpn : machine.tlbs().cached(cpu, mm)) {
                cached(mm, vpn);
            }
        }
    }

    /// The page that entry `slot` of `table` translates, or -1 if it is none of these.
    int page(int table, int slot) {
        Integer chunk = chunks.get(table);
        int page = chunk == null ? -1 : chunk * Level.ENTRIES + slot - skipped();
        return page < states.length ? Math.max(-1, page) : -1;
    }

    /// The pages whose entries a step changed, ascending: all pages of an entry that maps 2 MiB, or did.
    int[] moved(Changes changes) {
        BitSet moved = new BitSet(states.length);
        boolean tables = false;
        for (Cell cell : changes.cells()) {
            if (cell.field() == Field.TABLE_ENTRY) {
                int page = page(cell.object(), (int) cell.slot());
                tables |= page < 0;
                if (page >= 0) {
                    moved.set(page);
                }
            }
        }
        for (int chunk = 0; tables && chunk < leaves.length; chunk++) {
            int from = Math.max(0, chunk * Level.ENTRIES - skipped());
            if (isHugeChanged(changes, address(from))) {
                moved.set(from, Math.min(states.length, (chunk + 1) * Level.ENTRIES - skipped()));
            }
        }
        return moved.stream().toArray();
    }

    private boolean isHugeChanged(Changes changes, long address) {
        int table = machine.tables().pmdTable(mm, address);
        OptionalLong before = table < 0 ? OptionalLong.empty()
            : changes.before(Field.TABLE_ENTRY, table, Level.PMD.index(address));
        return before.isPresent() && (Tables.isHuge(before.getAsLong()) || machine.tables().isHuge(mm, address));
    }

    /// Entry `slot` of `table` has changed; says whether the table is known here.
    boolean changed(int table, int slot) {
        int page = page(table, slot);
        if (page >= 0) {
            look(page);
        }
        return chunks.containsKey(table);
    }

    /// What a CPU has cached of virtual page `vpn` of `space` has changed.
    void cached(int space, long vpn) {
        long page = vpn - (start >>> PageSize.SHIFT);
        if (space == mm && page >= 0 && page < states.length) {
            look((int) page);
        }
    }

    private void look(int page) {
        int leaf = leaves[(page + skipped()) / Level.ENTRIES];
        Pte pte = leaf == HUGE ? machine.tables().pte(mm, address(page))
            : leaf < 0 ? Pte.NONE : new Pte(machine.tables().entry(leaf, (page + skipped()) % Level.ENTRIES));
        int state = cells.fill(pte).ordinal();
        if (!pte.isNone() && isHatched(pte)) {
            state |= PageState.HATCHED;
        }
        if (cells.isStale(mm, address(page), pte)) {
            state |= PageState.STALE;
        }
        states[page] = (byte) state;
    }

    private boolean isHatched(Pte pte) {
        Form form = pte.isPresent() ? cells.form(pte) : Form.EMPTY;
        return form == Form.SPECIAL || form == Form.DEVMAP;
    }

    private long address(int page) {
        return start + PageSize.bytes(page);
    }
}
