package io.ptescope.app.layout;

import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What the cells of page cache, medium and page lists say.
final class FileCells {
    private static final long SHOWN = PageFlag.DIRTY.mask() | PageFlag.WRITEBACK.mask() | PageFlag.LOCKED.mask()
        | PageFlag.UPTODATE.mask();

    private final Machine machine;
    private final Changes changes;
    private final Words words;

    FileCells(Machine machine, Changes changes, Words words) {
        this.machine = machine;
        this.changes = changes;
        this.words = words;
    }

    /// The box of slot `index` of the page cache of `inode`.
    Box cached(int inode, int index, Rect bounds, Composer composer) {
        BoxId id = new BoxId.CachePage(inode, index);
        int pfn = machine.mappings().page(inode, index);
        boolean changed = changes.has(Field.MAPPING_ENTRY, inode, index)
            || changes.has(Field.MAPPING_TAGS, inode, index);
        if (pfn < 0) {
            boolean value = machine.mappings().entry(inode, index) != 0 && !machine.mappings().isShadow(inode, index);
            Look look = composer.compose(Composer.Parts.of(value ? Fill.PLAIN : Fill.NONE,
                value ? Form.DEVMAP : Form.EMPTY, value ? List.of(words.of(Word.VALUE_ENTRY)) : List.of(), List.of()));
            return new Box(id, bounds, look, words.of(Word.CACHE_NOTHING, name(inode), index), changed);
        }
        String ghost = ghost(pfn);
        Look look = composer.compose(new Composer.Parts(fill(pfn), before(pfn), Form.FILE, word(pfn),
            Words.frame(pfn), middle(pfn), ghost, corner(pfn),
            machine.pages().is(pfn, PageFlag.DIRTY) ? List.of(Glyph.DIRTY) : List.of()));
        return new Box(id, bounds, look, says(inode, index, pfn), changed || isChanged(pfn));
    }

    /// The box of what the medium holds for page `index` of `inode`.
    Box onDisk(int inode, int index, Rect bounds, Composer composer, double textSize) {
        int disk = machine.inodes().onDisk(inode, index);
        int pfn = machine.mappings().page(inode, index);
        int flying = pfn < 0 ? -1 : machine.pages().contentInFlight(pfn);
        List<Glyph> corner = new ArrayList<>();
        if (flying >= 0) {
            corner.add(Glyph.WRITEBACK);
        } else if (differs(pfn, disk)) {
            corner.add(Glyph.DIFFERS);
        }
        Look look = composer.centred(Composer.Parts.of(Fill.PLAIN, Form.FILE, wordings(inode, index, disk, flying),
            corner), textSize);
        boolean changed = changes.has(Field.DISK_CONTENT, inode, index)
            || pfn >= 0 && changes.has(Field.PAGE_IO, pfn, 0);
        String says = words.of(flying >= 0 ? Word.ON_DISK_FLYING : corner.isEmpty() ? Word.ON_DISK
            : Word.ON_DISK_DIFFERS, name(inode), index, words.contents(disk));
        return new Box(new BoxId.DiskBlock(inode, index), bounds, look, says, changed);
    }

    /// The box of what a device without page cache holds at page `index`.
    Box onDevice(int inode, int index, Rect bounds, Composer composer, double textSize) {
        int content = machine.pages().content(Facts.rawPfn(inode, index));
        Look look = composer.centred(Composer.Parts.of(Fill.PLAIN, Form.FILE, words.wordings(content), List.of()),
            textSize);
        return new Box(new BoxId.DiskBlock(inode, index), bounds, look, words.of(Word.ON_DEVICE, name(inode), index,
            words.contents(content)), changes.has(Field.RAW_CONTENT, inode, index));
    }

    /// The box of page `pfn` on `list`.
    Box listed(ListName list, int pfn, Rect bounds, boolean changed) {
        boolean free = list == ListName.FREE;
        Form form = machine.pages().isAnon(pfn) ? Form.ANON : Form.FILE;
        String hex = Integer.toHexString(pfn);
        Look look = new Composer(bounds.width(), bounds.height()).centred(Composer.Parts.of(
            free ? Fill.PLAIN : fill(pfn), free ? Form.FILE : form, List.of(hex), List.of()), 10.5);
        return new Box(new BoxId.ListEntry(list, pfn), bounds, look, words.of(Word.ON_LIST, hex, words.of(list.word())),
            changed);
    }

    /// Fills of page-cache slots, for a cell that shows several.
    Fill fillOf(int inode, int index) {
        int pfn = machine.mappings().page(inode, index);
        return pfn < 0 ? Fill.NONE : fill(pfn);
    }

    private Fill fill(int pfn) {
        return fill(machine.pages().flags(pfn));
    }

    private static Fill fill(long flags) {
        if ((flags & PageFlag.DIRTY.mask()) != 0) {
            return Fill.WRITE_DIRTY;
        }
        return (flags & PageFlag.UPTODATE.mask()) != 0 ? Fill.READ_CLEAN : Fill.PLAIN;
    }

    private String word(int pfn) {
        return word(machine.pages().flags(pfn));
    }

    private String word(long flags) {
        if ((flags & PageFlag.DIRTY.mask()) != 0) {
            return words.of(Word.PAGE_DIRTY);
        }
        if ((flags & PageFlag.WRITEBACK.mask()) != 0) {
            return words.of(Word.PAGE_WRITEBACK);
        }
        return (flags & PageFlag.UPTODATE.mask()) != 0
            ? words.of(Word.PAGE_CLEAN) : words.of(Word.PAGE_READING);
    }

    private @Nullable Fill before(int pfn) {
        OptionalLong old = changes.before(Field.PAGE_FLAGS, pfn, 0);
        if (old.isEmpty() || fill(old.getAsLong()) == fill(pfn)) {
            return null;
        }
        return fill(old.getAsLong());
    }

    private String ghost(int pfn) {
        OptionalLong old = changes.before(Field.PAGE_FLAGS, pfn, 0);
        return old.isEmpty() || word(old.getAsLong()).equals(word(pfn)) || fill(old.getAsLong()) == Fill.PLAIN ? ""
            : word(old.getAsLong());
    }

    private boolean isChanged(int pfn) {
        OptionalLong old = changes.before(Field.PAGE_FLAGS, pfn, 0);
        return old.isPresent() && ((old.getAsLong() ^ machine.pages().flags(pfn)) & SHOWN) != 0
            || changes.has(Field.PAGE_CONTENT, pfn, 0);
    }

    private List<Glyph> corner(int pfn) {
        List<Glyph> glyphs = new ArrayList<>();
        if (machine.pages().is(pfn, PageFlag.LOCKED)) {
            glyphs.add(Glyph.LOCKED);
        }
        if (machine.pages().is(pfn, PageFlag.WRITEBACK)) {
            glyphs.add(Glyph.WRITEBACK);
        }
        return glyphs;
    }

    private List<String> middle(int pfn) {
        return words.wordings(machine.pages().content(pfn));
    }

    private boolean differs(int pfn, int disk) {
        return pfn >= 0 && machine.pages().is(pfn, PageFlag.UPTODATE) && machine.pages().content(pfn) != disk;
    }

    private List<String> wordings(int inode, int index, int disk, int flying) {
        if (flying >= 0) {
            String both = words.version(disk) + " → " + words.version(flying);
            return List.of(both, words.version(disk) + "→" + words.version(flying),
                words.version(flying));
        }
        if (disk == 0 && !machine.inodes().hasBlock(inode, index)) {
            return List.of(words.of(Word.HOLE), "–");
        }
        return words.wordings(disk);
    }

    private String says(int inode, int index, int pfn) {
        StringBuilder text = new StringBuilder(words.of(Word.CACHE_PAGE, name(inode), index, word(pfn),
            Integer.toHexString(pfn), words.contents(machine.pages().content(pfn))));
        for (MappingTag tag : MappingTag.values()) {
            if (machine.mappings().has(inode, index, tag)) {
                text.append(words.of(Word.CACHE_TAG, tag.name()));
            }
        }
        return text.append(machine.pages().is(pfn, PageFlag.LOCKED) ? words.of(Word.CACHE_LOCKED) : ".").toString();
    }

    private String name(int inode) {
        return machine.facts().inode(inode).name();
    }
}
