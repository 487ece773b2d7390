package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Pick;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.panel.Inspection.TableRow;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The page tables of the selected address, from the root down: at each level every entry that is in use, with the one
/// that leads to the address marked.
public final class TablesModel {
    private static final int MOST_ENTRIES = 64;

    private final Messages messages;

    /// One that speaks the language of `messages`.
    public TablesModel(Messages messages) {
        this.messages = messages;
    }

    /// What there is to show while the run stands at `frame`.
    public Inspection of(Frame frame) {
        Namer namer = new Namer(messages, frame.machine(), frame.story().tasks());
        List<Section> sections = new ArrayList<>();
        place(frame, namer).ifPresentOrElse(at -> walk(frame.machine(), namer, at, sections), () -> sections.add(
            new Section(messages.of(Text.TABLES_NOWHERE), "", List.of(new Item.Note(messages.of(Text.TABLES_HINT))))));
        return new Inspection(sections);
    }

    /// The address whose tables are shown: that of the selected entry or area, else of the entry that changed last,
    /// else of the first area there is.
    private static Optional<Namer.Place> place(Frame frame, Namer namer) {
        Machine machine = frame.machine();
        return switch (frame.selection()) {
            case Selection.Pte(int mm, long address) -> Optional.of(new Namer.Place(mm, address));
            case Selection.Vma(int vma) when machine.vmas().mm(vma) >= 0 -> Optional.of(
                new Namer.Place(machine.vmas().mm(vma), machine.vmas().start(vma)));
            case Selection.Vma _, Selection.None _, Selection.Page _, Selection.CachePage _, Selection.Event _,
                Selection.Operation _, Selection.SiteLine _ -> InspectorModel.followed(frame)
                    .or(() -> first(machine));
        };
    }

    private static Optional<Namer.Place> first(Machine machine) {
        for (int mm = 0; mm < machine.made(Kind.MM); mm++) {
            for (int vma : machine.vmas().of(mm)) {
                return Optional.of(new Namer.Place(mm, machine.vmas().start(vma)));
            }
        }
        return Optional.empty();
    }

    private void walk(Machine machine, Namer namer, Namer.Place at, List<Section> sections) {
        int table = machine.tables().root(at.mm());
        long base = 0;
        for (Level level : Level.values()) {
            if (table < 0) {
                sections.add(new Section(messages.of(Text.TABLES_LEVEL, level), "",
                    List.of(new Item.Note(messages.of(Text.TABLES_MISSING)))));
                return;
            }
            int index = level.index(at.address());
            sections.add(level(machine, namer, at.mm(), level, table, index, base));
            long entry = machine.tables().entry(table, index);
            base |= (long) index << level.shift();
            if (level == Level.PMD && Tables.isHuge(entry)) {
                return;
            }
            table = level == Level.PTE || entry == 0 ? -1 : Tables.tableOf(entry);
        }
    }

    private Section level(Machine machine, Namer namer, int mm, Level level, int table, int wanted, long base) {
        List<TableRow> rows = new ArrayList<>();
        int used = 0;
        for (int index = 0; index < Level.ENTRIES; index++) {
            long entry = machine.tables().entry(table, index);
            if (entry != 0) {
                used++;
            }
            if (index == wanted || entry != 0 && rows.size() < MOST_ENTRIES) {
                long address = base | (long) index << level.shift();
                rows.add(row(machine, namer, mm, level, index, entry, address, index == wanted));
            }
        }
        List<Item> items = new ArrayList<>();
        items.add(new Item.Table(List.of("#", messages.of(Text.TABLES_VALUE), messages.of(Text.TABLES_LEADS)), rows));
        if (used > rows.size()) {
            items.add(new Item.Note(messages.of(Text.TABLES_MORE, used - rows.size())));
        }
        return new Section(messages.of(Text.TABLES_LEVEL, level), messages.of(Text.TABLES_TABLE, table, used), items);
    }

    private TableRow row(Machine machine, Namer namer, int mm, Level level, int index, long entry, long address,
        boolean wanted) {
        boolean maps = level == Level.PTE || level == Level.PMD && Tables.isHuge(entry);
        String leads = entry == 0 ? "–" : !maps ? messages.of(Text.TABLES_CHILD, Tables.tableOf(entry))
            : namer.rights(entry) + " " + Namer.frame(new Pte(entry).pfn()) + "  "
                + new Pte(entry).letters(machine.layout());
        String name = maps ? "  " + namer.entry(mm, address) : "";
        return new TableRow(new Pick((wanted ? "▸ " : "") + index, new Selection.Pte(mm, address), wanted),
            List.of(EntryModel.value(entry), leads + name));
    }
}
