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
import io.ptescope.model.state.Buffers;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.InodeState;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.MappingTag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Each file with its page cache and its blocks on the medium: for every page the frame, tags, buffers, lock, and which
/// version of the contents stands where.
public final class CacheModel {
    private static final int MOST_PAGES = 256;

    private final Messages messages;

    /// One that speaks the language of `messages`.
    public CacheModel(Messages messages) {
        this.messages = messages;
    }

    /// What there is to show while the run stands at `frame`.
    public Inspection of(Frame frame) {
        List<Section> sections = new ArrayList<>();
        Changes changes = ShownStep.changes(frame);
        for (int inode = 1; inode <= frame.machine().facts().inodes().size(); inode++) {
            sections.add(file(frame, changes, inode));
        }
        if (sections.isEmpty()) {
            sections.add(new Section(messages.of(Text.CACHE_NONE), "", List.of()));
        }
        return new Inspection(sections);
    }

    private Section file(Frame frame, Changes changes, int inode) {
        Machine machine = frame.machine();
        List<Item> items = new ArrayList<>();
        items.add(new Item.Row(messages.of(Text.CACHE_INODE), messages.of(Text.CACHE_INODE_VALUE,
            machine.inodes().size(inode), machine.mappings().nrpages(inode), state(machine, inode),
            machine.inodes().list(inode).text())));
        int pages = pages(machine, inode);
        List<TableRow> rows = new ArrayList<>();
        for (int index = 0; index < Math.min(pages, MOST_PAGES); index++) {
            rows.add(row(frame, changes, inode, index));
        }
        items.add(new Item.Table(List.of(messages.of(Text.CACHE_PAGE), "pfn", messages.of(Text.CACHE_TAGS),
            messages.of(Text.CACHE_BUFFERS), messages.of(Text.CACHE_LOCK), messages.of(Text.CACHE_MEMORY),
            messages.of(Text.CACHE_DISK), messages.of(Text.CACHE_BLOCK)), rows));
        if (pages > MOST_PAGES) {
            items.add(new Item.Note(messages.of(Text.TABLES_MORE, pages - MOST_PAGES)));
        }
        return new Section(machine.facts().inode(inode).name(), machine.facts().inode(inode).fileSystem(), items);
    }

    /// The pages of the file, and cached ones behind its end.
    private static int pages(Machine machine, int inode) {
        int end = machine.mappings().end(inode);
        while (end > machine.inodes().pages(inode) && machine.mappings().entry(inode, end - 1) == 0) {
            end--;
        }
        return Math.max(end, machine.inodes().pages(inode));
    }

    private static String state(Machine machine, int inode) {
        String set = Arrays.stream(InodeState.values()).filter(bit -> machine.inodes().is(inode, bit))
            .map(bit -> "I_" + bit.name()).collect(Collectors.joining(" "));
        return set.isEmpty() ? "0" : set;
    }

    private TableRow row(Frame frame, Changes changes, int inode, int index) {
        Machine machine = frame.machine();
        int pfn = machine.mappings().page(inode, index);
        boolean changed = changes.has(Field.MAPPING_ENTRY, inode, index)
            || changes.has(Field.MAPPING_TAGS, inode, index) || changes.has(Field.DISK_CONTENT, inode, index)
            || pfn >= 0 && (changes.has(Field.PAGE_CONTENT, pfn, 0) || changes.has(Field.PAGE_FLAGS, pfn, 0));
        int disk = machine.inodes().onDisk(inode, index);
        long block = machine.inodes().block(inode, index);
        String memory = pfn < 0 ? "–" : version(machine, machine.pages().content(pfn));
        boolean differs = pfn >= 0 && machine.pages().content(pfn) != disk;
        return new TableRow(new Pick(Integer.toString(index), new Selection.CachePage(inode, index), changed), List.of(
            pfn < 0 ? "–" : Namer.frame(pfn), tags(machine, inode, index), pfn < 0 ? "–" : buffers(machine, pfn),
            pfn < 0 ? "–" : lock(frame, pfn), memory, (differs ? "≠ " : "") + version(machine, disk),
            block < 0 ? messages.of(Text.CACHE_HOLE) : Long.toString(block)));
    }

    private static String tags(Machine machine, int inode, int index) {
        String set = MappingTag.of(machine.mappings().tags(inode, index)).stream().map(MappingTag::text)
            .collect(Collectors.joining(" "));
        return set.isEmpty() ? "–" : set;
    }

    private String buffers(Machine machine, int pfn) {
        long bits = machine.pages().buffers(pfn);
        if ((bits & Buffers.ATTACHED) == 0) {
            return "–";
        }
        int dirty = Long.bitCount(bits & Buffers.DIRTY);
        String busy = (bits & Buffers.BUSY) == 0 ? "" : " " + messages.of(Text.CACHE_BUSY);
        return messages.of(Text.CACHE_DIRTY_BUFFERS, dirty) + busy;
    }

    private String lock(Frame frame, int pfn) {
        int holder = frame.machine().locks().writer(LockKind.PAGE_LOCK, pfn);
        return holder < 0 ? frame.machine().locks().isFree(LockKind.PAGE_LOCK, pfn) ? "–" : "✓"
            : new Namer(messages, frame.machine(), frame.story().tasks()).task(holder);
    }

    private static String version(Machine machine, int content) {
        return "v" + machine.contents().version(content) + "=" + machine.contents().byteAt(content, 0);
    }
}
