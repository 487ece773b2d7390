package io.ptescope.app.session;

import io.ptescope.model.recording.Cell;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// Which cells things consist of.
final class Watched {
    /// What is known of a frame, without the count of its users and its place on a list.
    static final Set<Field> PAGE = EnumSet.of(Field.PAGE_FLAGS, Field.PAGE_MAPCOUNT, Field.PAGE_MAPPING,
        Field.PAGE_INDEX, Field.PAGE_CONTENT, Field.PAGE_BUFFERS, Field.PAGE_IO);
    private static final Set<Field> VMA = EnumSet.of(Field.VMA_MM, Field.VMA_START, Field.VMA_END, Field.VMA_FLAGS,
        Field.VMA_PAGE_PROT, Field.VMA_PGOFF, Field.VMA_ANON_VMA);
    private static final Set<Field> SLOT = EnumSet.of(Field.MAPPING_ENTRY, Field.MAPPING_TAGS, Field.DISK_CONTENT);

    private Watched() {}

    /// The cells of `selection` as things stand in `machine`; none for what is no thing of the machine.
    static List<Cell> cells(Machine machine, Selection selection) {
        return switch (selection) {
            case Selection.Pte(int mm, long address) -> pte(machine, mm, address);
            case Selection.Page(long pfn) -> cells(PAGE, (int) pfn, 0);
            case Selection.CachePage(int inode, int index) -> cells(SLOT, inode, index);
            case Selection.Vma(int vma) -> cells(VMA, vma, 0);
            case Selection.None _, Selection.Event _, Selection.Operation _, Selection.SiteLine _ -> List.of();
        };
    }

    private static List<Cell> pte(Machine machine, int mm, long address) {
        int table = machine.tables().holder(mm, address);
        return table < 0 ? List.of()
            : List.of(new Cell(Field.TABLE_ENTRY, table, machine.tables().slot(mm, address)));
    }

    private static List<Cell> cells(Set<Field> fields, int object, long slot) {
        return fields.stream().map(field -> new Cell(field, object, slot)).toList();
    }

    /// The position behind the last event before the one that ends at `position` that changed one of `cells`.
    static OptionalLong lastChange(Recording recording, List<Cell> cells, long position) {
        return cells.stream().mapToLong(cell -> recording.lastChange(cell, position - 1)).filter(event -> event >= 0)
            .max().stream().map(event -> event + 1).findFirst();
    }

    /// The position behind the next event from `position` on that changes one of `cells`.
    static OptionalLong nextChange(Recording recording, List<Cell> cells, long position) {
        return cells.stream().mapToLong(cell -> recording.nextChange(cell, position)).filter(event -> event >= 0)
            .min().stream().map(event -> event + 1).findFirst();
    }
}
