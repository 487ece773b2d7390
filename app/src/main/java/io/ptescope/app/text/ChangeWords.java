package io.ptescope.app.text;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.Event.Change;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.Mappings;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a change of one cell means, in one sentence.
final class ChangeWords {
    private final Messages messages;
    private final Namer namer;
    private final Machine machine;

    ChangeWords(Messages messages, Namer namer) {
        this.messages = messages;
        this.namer = namer;
        this.machine = namer.machine();
    }

    String of(Change change) {
        return switch (change.field()) {
            case TABLE_LEVEL, TABLE_ENTRY, TLB_ENTRY -> table(change);
            case PAGE_FLAGS, PAGE_REFCOUNT, PAGE_MAPCOUNT, PAGE_MAPPING, PAGE_INDEX, PAGE_CONTENT, PAGE_BUFFERS,
                PAGE_IO, PAGE_LIST, PAGE_FOLIO -> page(change);
            case RAW_CONTENT -> messages.of(Text.SAY_PAGE_CONTENT,
                Namer.frame(Facts.rawPfn(change.object(), (int) change.slot())), version(change.after()));
            case MAPPING_ENTRY, MAPPING_TAGS, MAPPING_NRPAGES, MAPPING_NREXCEPTIONAL, MAPPING_TRUNCATE_COUNT,
                MAPPING_WRITEBACK_INDEX, MAPPING_ERRORS, INODE_SIZE, INODE_STATE, INODE_MTIME, INODE_LIST, INODE_BLOCK,
                DISK_CONTENT, INODE_ORDERED, INODE_DIRTIED_WHEN, INODE_PREALLOCATED, INODE_READAHEAD -> file(change);
            case VMA_MM, VMA_START, VMA_END, VMA_FLAGS, VMA_PAGE_PROT, VMA_PGOFF, VMA_FILE, VMA_ANON_VMA,
                VMA_ANON_INHERITED, VMA_NAME, VMA_FIRST_PAGE -> area(change);
            case MM_PGD, MM_FILE_RSS, MM_ANON_RSS, MM_TOTAL_VM, MM_LOCKED_VM, MM_CPUS, TASK_MM, TASK_CPU,
                TASK_MIN_FLT, TASK_MAJ_FLT, TASK_SIGNAL, TASK_THROTTLED_AT, MM_SWAPENTS -> process(change);
            case SWAP_MAP, SWAP_CACHE, SWAP_CONTENT, PAGE_SWAP -> swap(change);
            case LOCK -> lock(change);
            case COUNTER -> messages.of(Text.SAY_COUNTER, Counter.values()[change.object()].text(), change.after());
            case RATELIMIT -> counted(change, Text.SAY_RATELIMIT_ONE, Text.SAY_RATELIMIT, change.object());
            case NEXT_ID -> messages.of(Text.SAY_NUMBERED);
            case SETTING -> messages.of(Text.SAY_SETTING, word(Setting.values()[change.object()]), change.after());
            case VOLUME_FREE -> messages.counted(change.after() - 1, Text.SAY_VOLUME_FREE_ONE,
                Text.SAY_VOLUME_FREE, change.after() - 1);
        };
    }

    private String table(Change change) {
        return switch (change.field()) {
            case TABLE_LEVEL -> change.after() == 0 ? messages.of(Text.SAY_TABLE_FREED)
                : messages.of(Text.SAY_TABLE_MADE, Level.values()[4 - (int) change.after()]);
            case TLB_ENTRY -> translation(change);
            default -> entry(change);
        };
    }

    private String entry(Change change) {
        Optional<Namer.Place> place = namer.place(change.object(), change.slot(), change.before(),
            change.after());
        return place.map(p -> new EntryWords(messages, machine.layout())
                .change(namer.entry(p.mm(), p.address()), change.before(), change.after()))
            .orElseGet(() -> messages.of(change.after() == 0 ? Text.SAY_TABLE_UNLINKED : Text.SAY_TABLE_LINKED));
    }

    private String translation(Change change) {
        int cpus = machine.facts().cpus();
        int cpu = change.object() % cpus;
        String name = namer.entry(change.object() / cpus, change.slot() << PageSize.SHIFT);
        Text text = change.after() == 0 ? Text.SAY_TLB_FORGETS
            : change.before() == 0 ? Text.SAY_TLB_CACHES : Text.SAY_TLB_RENEWS;
        return messages.of(text, cpu, name, namer.rights(change.after()));
    }

    private String page(Change change) {
        String page = Namer.frame(change.object());
        return switch (change.field()) {
            case PAGE_FLAGS -> flags(page, change.before(), change.after());
            case PAGE_REFCOUNT -> change.after() > change.before()
                ? counted(change, Text.SAY_PAGE_TAKEN_ONE, Text.SAY_PAGE_TAKEN, page)
                : counted(change, Text.SAY_PAGE_DROPPED_ONE, Text.SAY_PAGE_DROPPED, page);
            case PAGE_MAPCOUNT -> counted(change, Text.SAY_PAGE_MAPCOUNT_ONE, Text.SAY_PAGE_MAPCOUNT, page);
            case PAGE_CONTENT -> messages.of(Text.SAY_PAGE_CONTENT, page, version(change.after()));
            case PAGE_IO -> messages.of(change.after() == 0 ? Text.SAY_PAGE_IO_DONE : Text.SAY_PAGE_IO, page);
            case PAGE_BUFFERS -> messages.of(Text.SAY_PAGE_BUFFERS, page);
            case PAGE_LIST -> list(page, (int) (change.after() >>> 32));
            case PAGE_FOLIO -> messages.of(change.after() == 0 ? Text.SAY_PAGE_ALONE : Text.SAY_PAGE_FOLIO, page);
            default -> messages.of(change.after() == 0 ? Text.SAY_PAGE_LEAVES : Text.SAY_PAGE_BELONGS, page);
        };
    }

    private String list(String page, int list) {
        return list == 0 ? messages.of(Text.SAY_PAGE_UNLISTED, page)
            : messages.of(Text.SAY_PAGE_LISTED, page, word(PageList.values()[list]));
    }

    private String flags(String page, long before, long after) {
        List<String> gained = flags(after & ~before);
        List<String> lost = flags(before & ~after);
        if (lost.isEmpty()) {
            return messages.of(Text.SAY_PAGE_FLAG_SET, page, String.join(", ", gained));
        }
        return gained.isEmpty() ? messages.of(Text.SAY_PAGE_FLAG_CLEARED, page, String.join(", ", lost))
            : messages.of(Text.SAY_PAGE_FLAGS, page, String.join(", ", gained), String.join(", ", lost));
    }

    private static List<String> flags(long bits) {
        return PageFlag.of(bits).stream().map(flag -> "PG_" + flag.text()).toList();
    }

    private String file(Change change) {
        String file = namer.file(change.object());
        return switch (change.field()) {
            case MAPPING_ENTRY -> cached(file, change.slot(), change.after());
            case MAPPING_TAGS -> messages.of(Text.SAY_CACHE_TAGS, change.slot(), file, tags(change.after()));
            case MAPPING_NRPAGES -> counted(change, Text.SAY_CACHE_PAGES_ONE, Text.SAY_CACHE_PAGES, file);
            case INODE_SIZE -> messages.of(Text.SAY_FILE_SIZE, file, change.after());
            case INODE_STATE -> messages.of(change.after() == 0 ? Text.SAY_FILE_CLEAN : Text.SAY_FILE_DIRTY, file);
            case INODE_LIST -> messages.of(Text.SAY_FILE_LISTED, file);
            case INODE_MTIME -> messages.of(Text.SAY_FILE_TIME, file);
            case INODE_BLOCK -> messages.of(Text.SAY_FILE_BLOCK, change.slot(), file);
            case DISK_CONTENT -> messages.of(Text.SAY_DISK, change.slot(), file, version(change.after()));
            default -> messages.of(Text.SAY_FILE_OTHER, word(change.field()), file, change.after());
        };
    }

    /// What became of a slot of the page cache: a page, a value (a frame of persistent memory, or what is left of a
    /// page that was evicted), or nothing.
    private String cached(String file, long index, long entry) {
        int pfn = Mappings.pageOf(entry);
        return entry == 0 ? messages.of(Text.SAY_CACHE_EMPTY, index, file)
            : pfn >= 0 ? messages.of(Text.SAY_CACHE_FILLED, index, file, Namer.frame(pfn))
            : entry == Mappings.SHADOW ? messages.of(Text.SAY_CACHE_SHADOW, index, file)
            : messages.of(Text.SAY_CACHE_VALUE, index, file);
    }

    private String tags(long bits) {
        List<String> set = MappingTag.of(bits).stream().map(MappingTag::text).toList();
        return set.isEmpty() ? messages.of(Text.SAY_TAGS_NONE) : String.join(", ", set);
    }

    private String area(Change change) {
        String area = namer.area(change.object());
        if (area.isEmpty()) {
            return messages.of(Text.SAY_AREA_PREPARED);
        }
        return switch (change.field()) {
            case VMA_MM -> messages.of(change.after() == 0 ? Text.SAY_AREA_GONE : Text.SAY_AREA_LINKED, area);
            case VMA_PAGE_PROT -> messages.of(!new Pte(change.after()).isWritable() ? Text.SAY_AREA_PROT_READ
                : Text.SAY_AREA_PROT_WRITE, area);
            case VMA_START, VMA_END -> size(area, change.object());
            default -> messages.of(Text.SAY_AREA_FLAGS, area, word(change.field()));
        };
    }

    /// While an area is being made it may have a beginning and no end yet.
    private String size(String area, int vma) {
        return machine.vmas().start(vma) < machine.vmas().end(vma)
            ? messages.counted(machine.vmas().pages(vma), Text.SAY_AREA_SIZE_ONE, Text.SAY_AREA_SIZE, area,
                machine.vmas().pages(vma)) : messages.of(Text.SAY_AREA_PREPARED);
    }

    private String process(Change change) {
        return switch (change.field()) {
            case TASK_MIN_FLT -> counted(change, Text.SAY_MINOR_FAULT_ONE, Text.SAY_MINOR_FAULT,
                namer.task(change.object()));
            case TASK_MAJ_FLT -> counted(change, Text.SAY_MAJOR_FAULT_ONE, Text.SAY_MAJOR_FAULT,
                namer.task(change.object()));
            case TASK_THROTTLED_AT -> messages.of(
                change.after() == 0 ? Text.SAY_THROTTLED_DONE : Text.SAY_THROTTLED, namer.task(change.object()));
            case TASK_SIGNAL -> messages.of(Text.SAY_SIGNALLED, namer.task(change.object()));
            case TASK_MM -> messages.of(change.after() == 0 ? Text.SAY_TASK_GONE : Text.SAY_TASK_MM,
                namer.task(change.object()));
            case TASK_CPU -> messages.of(Text.SAY_TASK_CPU, namer.task(change.object()), change.after());
            case MM_PGD -> messages.of(change.after() == 0 ? Text.SAY_MM_GONE : Text.SAY_MM_MADE);
            case MM_CPUS -> messages.of(Text.SAY_MM_CPUS, namer.process(change.object()));
            default -> messages.of(Text.SAY_MM_COUNT, namer.process(change.object()), word(change.field()),
                change.after());
        };
    }

    private String swap(Change change) {
        return switch (change.field()) {
            case SWAP_MAP -> messages.of(Text.SAY_SWAP_REFERENCES, change.slot(), change.after());
            case SWAP_CACHE -> change.after() == 0 ? messages.of(Text.SAY_SWAP_ALONE, change.slot())
                : messages.of(Text.SAY_SWAP_COPY, change.slot(), Namer.frame(change.after() - 1));
            case SWAP_CONTENT -> messages.of(Text.SAY_SWAP_CONTENT, change.slot(), version(change.after()));
            default -> change.after() == 0 ? messages.of(Text.SAY_SWAP_LEFT, Namer.frame(change.object()))
                : messages.of(Text.SAY_SWAP_COPY, change.after(), Namer.frame(change.object()));
        };
    }

    /// What `what` has so many of now.
    private String counted(Change change, Text one, Text many, Object what) {
        return messages.counted(change.after(), one, many, what, change.after());
    }

    private String lock(Change change) {
        LockKind kind = LockKind.values()[change.object()];
        boolean released = Long.bitCount(change.after()) < Long.bitCount(change.before());
        return messages.of(change.after() == 0 || released ? Text.SAY_LOCK_RELEASED : Text.SAY_LOCK_TAKEN,
            namer.task(change.origin().task()), kind.text());
    }

    private long version(long content) {
        return machine.contents().version((int) content);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
