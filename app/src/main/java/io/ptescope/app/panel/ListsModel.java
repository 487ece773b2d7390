package io.ptescope.app.panel;

import io.ptescope.app.layout.Changes;
import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Pick;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.InodeList;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.PageList;
import java.util.ArrayList;
import java.util.List;

/// The lists of pages from head to tail, and the lists on which writeback keeps inodes. What the last step moved is
/// marked.
public final class ListsModel {
    private static final int MOST = 96;

    private final Messages messages;

    /// One that speaks the language of `messages`.
    public ListsModel(Messages messages) {
        this.messages = messages;
    }

    /// What there is to show while the run stands at `frame`.
    public Inspection of(Frame frame) {
        Machine machine = frame.machine();
        Changes changes = ShownStep.changes(frame);
        List<Item> pages = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (PageList list : PageList.values()) {
            if (list != PageList.NONE) {
                add(list, machine, changes, pages, empty);
            }
        }
        if (!empty.isEmpty()) {
            pages.add(new Item.Row(messages.of(Text.LISTS_EMPTY), String.join(", ", empty)));
        }
        List<Item> inodes = new ArrayList<>();
        Namer namer = new Namer(messages, machine, frame.story().tasks());
        for (InodeList list : InodeList.values()) {
            if (list != InodeList.NONE) {
                inodes.add(new Item.Picks(list.text(), inodes(machine, changes, namer, list)));
            }
        }
        return new Inspection(List.of(new Section(messages.of(Text.LISTS_PAGES), messages.of(Text.LISTS_ORDER), pages),
            new Section(messages.of(Text.LISTS_INODES), "", inodes)));
    }

    private void add(PageList list, Machine machine, Changes changes, List<Item> filled, List<String> empty) {
        int length = machine.pages().length(list);
        String label = list.text() + "  " + length;
        if (length == 0) {
            empty.add(list.text());
            return;
        }
        List<Pick> picks = new ArrayList<>();
        for (int pfn = machine.pages().first(list); pfn >= 0 && picks.size() < MOST; pfn = machine.pages().next(pfn)) {
            boolean moved = changes.has(Field.PAGE_LIST, pfn, 0);
            picks.add(new Pick((moved ? "→" : "") + Namer.frame(pfn), new Selection.Page(pfn), moved));
        }
        filled.add(new Item.Picks(label, picks));
        if (length > MOST) {
            filled.add(new Item.Note(messages.of(Text.TABLES_MORE, length - MOST)));
        }
    }

    private static List<Pick> inodes(Machine machine, Changes changes, Namer namer, InodeList list) {
        List<Pick> picks = new ArrayList<>();
        for (int inode = machine.inodes().first(list); inode > 0 && picks.size() < MOST;
            inode = machine.inodes().next(inode)) {
            picks.add(new Pick(namer.file(inode), new Selection.CachePage(inode, 0),
                changes.has(Field.INODE_LIST, inode, 0)));
        }
        return picks;
    }
}
