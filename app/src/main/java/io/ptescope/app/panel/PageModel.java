package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.recording.Cell;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.PageList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What the inspector says of a frame: the fields of its `struct page`, who maps it, what it contains and what the disk
/// has of that.
public final class PageModel {
    private final Messages messages;
    private final Namer namer;
    private final Frame frame;
    private final Machine machine;

    PageModel(Messages messages, Namer namer, Frame frame) {
        this.messages = messages;
        this.namer = namer;
        this.frame = frame;
        this.machine = frame.machine();
    }

    /// The section on frame `pfn`; one without a `struct page` has contents only.
    Section section(long pfn) {
        List<Item> items = new ArrayList<>();
        if (!machine.facts().isValid(pfn)) {
            items.add(new Item.Note(messages.of(Text.INSPECT_RAW)));
            items.add(new Item.Row(messages.of(Text.INSPECT_CONTENTS), version(machine.pages().content(pfn))));
            return new Section(messages.of(Text.INSPECT_FRAME, Namer.frame(pfn)), "", items);
        }
        int page = (int) pfn;
        items.add(new Item.Terms(messages.of(Text.INSPECT_FLAGS), terms(machine.pages().flags(page))));
        items.add(new Item.Deed(messages.of(Text.ACTION_POKE_TEXT), "PG_locked"));
        items.add(new Item.Row(messages.of(Text.INSPECT_COUNTS), messages.counted(
            machine.pages().refcount(page), Text.INSPECT_COUNTS_VALUE_ONE, Text.INSPECT_COUNTS_VALUE,
            machine.pages().refcount(page), machine.pages().mapcount(page))));
        items.add(new Item.Row(messages.of(Text.INSPECT_MAPPED_BY), mappers(page)));
        items.add(new Item.Row(messages.of(Text.INSPECT_BELONGS), owner(page)));
        items.add(new Item.Row(messages.of(Text.INSPECT_CONTENTS), contents(page)));
        return new Section(messages.of(Text.INSPECT_FRAME, Namer.frame(pfn)), messages.of(Text.INSPECT_STRUCT_PAGE),
            items);
    }

    /// The life of the frame's flags.
    Section life(long pfn) {
        return new History(messages, namer, frame).section(Text.INSPECT_LIFE_PAGE,
            new Cell(Field.PAGE_FLAGS, (int) pfn, 0), PageModel::flags);
    }

    private static List<Inspection.Term> terms(long bits) {
        return PageFlag.of(bits).stream().map(PageFlag::text).map(name -> new Inspection.Term(name, "PG_" + name))
            .toList();
    }

    static String flags(long bits) {
        String set = PageFlag.of(bits).stream().map(PageFlag::text).collect(Collectors.joining(" "));
        return set.isEmpty() ? "–" : set;
    }

    /// The entries that map the page, found as the kernel finds them: through the areas of the file, or of the
    /// address spaces that may share an anonymous page.
    private String mappers(int page) {
        List<String> found = new ArrayList<>();
        int index = machine.pages().index(page);
        for (int vma : areas(page)) {
            long address = machine.vmas().address(vma, index);
            boolean inside = address >= machine.vmas().start(vma) && address < machine.vmas().end(vma);
            if (inside && maps(machine.vmas().mm(vma), address, page)) {
                found.add(namer.entry(machine.vmas().mm(vma), address));
            }
        }
        return found.isEmpty() ? messages.of(Text.INSPECT_NOBODY) : String.join(", ", found);
    }

    private boolean maps(int mm, long address, int page) {
        Pte pte = machine.tables().pte(mm, address);
        return pte.isMapped(machine.layout()) && pte.pfn() == page;
    }

    private List<Integer> areas(int page) {
        int inode = machine.pages().inode(page);
        if (inode > 0) {
            return machine.vmas().mapping(inode);
        }
        List<Integer> areas = new ArrayList<>();
        for (int mm = 0; mm < machine.made(Kind.MM); mm++) {
            areas.addAll(machine.vmas().of(mm));
        }
        areas.removeIf(vma -> machine.vmas().anonVma(vma) == 0);
        return areas;
    }

    private String owner(int page) {
        PageList list = machine.pages().list(page);
        String on = list == PageList.NONE ? messages.of(Text.INSPECT_NO_LIST)
            : messages.of(Text.INSPECT_ON_LIST, list.text());
        int inode = machine.pages().inode(page);
        if (inode > 0) {
            return messages.of(Text.INSPECT_OF_FILE, namer.file(inode), machine.pages().index(page), on);
        }
        return machine.pages().isAnon(page) ? messages.of(Text.INSPECT_OF_ANON, on) : on;
    }

    private String contents(int page) {
        int inode = machine.pages().inode(page);
        String inMemory = version(machine.pages().content(page));
        if (inode <= 0) {
            return messages.of(Text.INSPECT_IN_MEMORY, inMemory);
        }
        int onDisk = machine.inodes().onDisk(inode, machine.pages().index(page));
        boolean same = onDisk == machine.pages().content(page);
        return messages.of(same ? Text.INSPECT_SAME : Text.INSPECT_DIFFERENT, inMemory, version(onDisk));
    }

    private String version(int content) {
        return "v" + machine.contents().version(content);
    }
}
