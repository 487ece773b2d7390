package io.ptescope.app.panel;

import io.ptescope.app.layout.Changes;
import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Pick;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.panel.Inspection.TableRow;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.PageList;
import java.util.ArrayList;
import java.util.List;

/// The physical frames that are in use, by number, with what their `struct page` says.
public final class FramesModel {
    private static final int MOST = 256;

    private final Messages messages;

    /// One that speaks the language of `messages`.
    public FramesModel(Messages messages) {
        this.messages = messages;
    }

    /// What there is to show while the run stands at `frame`.
    public Inspection of(Frame frame) {
        Machine machine = frame.machine();
        Changes changes = ShownStep.changes(frame);
        Namer namer = new Namer(messages, machine, frame.story().tasks());
        List<TableRow> rows = new ArrayList<>();
        int used = 0;
        for (int pfn = 0; pfn < machine.facts().frames(); pfn++) {
            boolean free = machine.pages().list(pfn) == PageList.FREE;
            boolean changed = changes.has(Field.PAGE_FLAGS, pfn, 0) || changes.has(Field.PAGE_REFCOUNT, pfn, 0)
                || changes.has(Field.PAGE_LIST, pfn, 0);
            used += free ? 0 : 1;
            if ((!free || changed) && rows.size() < MOST) {
                rows.add(row(machine, namer, pfn, changed));
            }
        }
        List<Item> items = new ArrayList<>();
        items.add(new Item.Table(List.of("pfn", messages.of(Text.FRAMES_REFS), messages.of(Text.FRAMES_MAPS),
            messages.of(Text.FRAMES_OWNER), messages.of(Text.FRAMES_LIST), messages.of(Text.FRAMES_FLAGS)), rows));
        if (used > rows.size()) {
            items.add(new Item.Note(messages.of(Text.TABLES_MORE, used - rows.size())));
        }
        return new Inspection(List.of(new Section(messages.of(Text.FRAMES_USED, used),
            messages.of(Text.FRAMES_FREE, machine.facts().frames() - used), items)));
    }

    private TableRow row(Machine machine, Namer namer, int pfn, boolean changed) {
        String owner = pfn == Facts.ZERO_PFN ? messages.of(Text.FRAMES_ZERO)
            : machine.pages().inode(pfn) > 0
                ? namer.file(machine.pages().inode(pfn)) + "[" + machine.pages().index(pfn) + "]"
            : machine.pages().isAnon(pfn) ? messages.of(Text.INSPECT_ANONYMOUS) : "–";
        return new TableRow(new Pick(Namer.frame(pfn), new Selection.Page(pfn), changed), List.of(
            Integer.toString(machine.pages().refcount(pfn)), Integer.toString(machine.pages().mapcount(pfn)), owner,
            machine.pages().list(pfn).text(), PageModel.flags(machine.pages().flags(pfn))));
    }
}
