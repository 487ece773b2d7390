package io.ptescope.app.view.stage;

import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.BoxId;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.ListName;
import io.ptescope.app.session.Selection;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which boxes of the stage and which selections mean the same thing.
public final class Boxes {
    private Boxes() {}

    /// What a click on a box selects.
    public static Selection selection(BoxId id) {
        return switch (id) {
            case BoxId.Pte(int mm, long address) -> new Selection.Pte(mm, address);
            case BoxId.PteRange(int mm, long address, int _) -> new Selection.Pte(mm, address);
            case BoxId.TlbEntry(int _, int mm, long address) -> new Selection.Pte(mm, address);
            case BoxId.CachePage(int inode, int index) -> new Selection.CachePage(inode, index);
            case BoxId.CacheRange(int inode, int index, int _) -> new Selection.CachePage(inode, index);
            case BoxId.DiskBlock(int inode, int index) -> new Selection.CachePage(inode, index);
            case BoxId.ListEntry(ListName _, int pfn) -> new Selection.Page(pfn);
            case BoxId.VmaLabel(int vma) -> new Selection.Vma(vma);
            case BoxId.AreaMap(int vma) -> new Selection.Vma(vma);
            case BoxId.CacheMap _, BoxId.ListBox _, BoxId.FileLabel _, BoxId.ProcessLabel _, BoxId.CounterBox _,
                BoxId.PathSpan _, BoxId.TimeMark _, BoxId.Playhead _, BoxId.Adornment _ -> Selection.NONE;
        };
    }

    /// The box of `figure` that stands for `selection`, if there is one.
    static Optional<Box> box(Figure figure, Selection selection) {
        if (selection instanceof Selection.None) {
            return Optional.empty();
        }
        return figure.boxes().stream().filter(box -> selection(box.id()).equals(selection)).findFirst()
            .filter(box -> !(box.id() instanceof BoxId.AreaMap)).or(() -> cell(figure, selection));
    }

    /// The cell of a map that stands for `selection`.
    private static Optional<Box> cell(Figure figure, Selection selection) {
        return switch (selection) {
            case Selection.Pte(int mm, long address) -> figure.find(new BoxId.Pte(mm, address));
            case Selection.CachePage(int inode, int index) -> figure.find(new BoxId.CachePage(inode, index));
            case Selection.None _, Selection.Page _, Selection.Vma _, Selection.Event _, Selection.Operation _,
                Selection.SiteLine _ -> Optional.empty();
        };
    }

    /// The boxes that show the same page as the selected one: every entry that maps it, its slot of the page cache,
    /// its block, its places on lists. From the top of the figure downwards; the selected one is among them.
    static List<Box> samePage(Figure figure, Machine machine, Selection selection) {
        long pfn = pfn(machine, selection);
        List<Box> found = new ArrayList<>();
        for (Box box : figure.boxes()) {
            if (pfn >= 0 && pfn(machine, selection(box.id())) == pfn && !(box.id() instanceof BoxId.TlbEntry)) {
                found.add(box);
            }
        }
        found.addAll(inMaps(figure, machine, selection, pfn));
        return found;
    }

    /// The cells of maps that show the page: those in its column.
    private static List<Box> inMaps(Figure figure, Machine machine, Selection selection, long pfn) {
        List<Box> same = switch (selection) {
            case Selection.Pte(int mm, long address) -> figure.column(new BoxId.Pte(mm, address));
            case Selection.CachePage(int inode, int index) -> figure.column(new BoxId.CachePage(inode, index));
            case Selection.Page(long page) when machine.facts().isValid(page) -> figure.column(new BoxId.CachePage(
                machine.pages().inode((int) page), machine.pages().index((int) page)));
            case Selection.Page _, Selection.None _, Selection.Vma _, Selection.Event _, Selection.Operation _,
                Selection.SiteLine _ -> List.of();
        };
        return same.stream().filter(box -> pfn >= 0 && (box.id() instanceof BoxId.PteRange
            || box.id() instanceof BoxId.CacheRange || pfn(machine, selection(box.id())) == pfn)).toList();
    }

    /// The frame that a selection is about, or -1.
    static long pfn(Machine machine, Selection selection) {
        return switch (selection) {
            case Selection.Pte(int mm, long address) -> {
                Pte pte = machine.tables().pte(mm, address);
                yield pte.isMapped(machine.layout()) ? pte.pfn() : -1;
            }
            case Selection.CachePage(int inode, int index) -> machine.mappings().page(inode, index);
            case Selection.Page(long pfn) -> pfn;
            case Selection.None _, Selection.Vma _, Selection.Event _, Selection.Operation _,
                Selection.SiteLine _ -> -1;
        };
    }
}
