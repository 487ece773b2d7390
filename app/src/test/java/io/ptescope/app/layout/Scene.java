package io.ptescope.app.layout;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Facts.InodeFacts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.Mappings;
import io.ptescope.model.state.Names;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.Pages;
import io.ptescope.model.state.Tables;
import io.ptescope.model.state.VmFlag;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Journal;
import io.ptescope.model.event.Pen;
import java.util.List;

/// A machine set up by hand, for tests of what it looks like.
public final class Scene {
    public static final long BASE = 0x7f1200000000L;
    public static final long R = Pte.PRESENT | Pte.USER | Pte.ACCESSED | Pte.NX;
    public static final long W = R | Pte.RW;
    public static final long WD = W | Pte.DIRTY;
    public static final long RD = R | Pte.DIRTY;

    private final Door door;
    private final EventLog log = new EventLog();
    private final Journal journal;
    private final Pen pen = new Pen(0);

    public Scene(int cpus, int frames, PteLayout layout, InodeFacts... inodes) {
        door = new Door(new Facts(cpus, frames, layout, List.of(inodes)), new Contents(), new Names());
        journal = new Journal(door, log);
        for (int i = 0; i < inodes.length; i++) {
            set(Field.INODE_SIZE, i + 1, 0, inodes[i].pages() * 4096L);
            for (int page = 0; page < inodes[i].pages(); page++) {
                set(Field.INODE_BLOCK, i + 1, page, page + 1);
                set(Field.DISK_CONTENT, i + 1, page, machine().contents().filled(64));
            }
        }
        for (int pfn = frames - 1; pfn >= 1; pfn--) {
            set(Field.PAGE_LIST, pfn, 0, Pages.place(PageList.FREE, -1));
        }
    }

    /// The state of the reference picture: two processes, a file, a special, a DAX and an anonymous page.
    public static Scene reference() {
        Scene scene = new Scene(2, 64, PteLayout.LINUX_4, new InodeFacts("data.db", "ext3", 8));
        int a = scene.process(0);
        int b = scene.process(1);
        scene.area(a, "A", 1, 8, VmFlag.SHARED);
        scene.area(b, "B", 1, 8, VmFlag.SHARED);
        for (int index = 0; index < 5; index++) {
            scene.cache(index, new int[] {6, 7, 0xb, 0xa, 9}[index], 1 + index % 3, index == 2);
        }
        scene.map(a, 1, 7, R).map(a, 2, 0xb, WD).map(a, 3, 0xa, R).map(a, 4, 9, R & ~Pte.ACCESSED);
        scene.map(b, 0, 6, R).map(b, 1, 7, R).map(b, 3, 0xa, R);
        scene.map(b, 5, 0x100090, W | scene.machine().layout().mask(PteBit.SPECIAL));
        scene.map(b, 6, 0x2c, W | scene.machine().layout().mask(PteBit.DEVMAP));
        scene.anon(0xe).map(b, 7, 0xe, WD);
        scene.tlb(0, a, 2).tlb(0, a, 3).tlb(1, b, 0);
        scene.flight(2);
        scene.mark();
        scene.map(a, 3, 0xa, WD);
        scene.set(Field.COUNTER, Counter.NR_DIRTY.ordinal(), 0, 1);
        return scene;
    }

    public Machine machine() {
        return door.machine();
    }

    private long marked;

    /// What happened before counts as an earlier step.
    public void mark() {
        marked = log.size();
    }

    public Changes changes() {
        return Changes.between(log, marked, log.size());
    }

    public void set(Field field, int object, long slot, long value) {
        journal.set(pen, field, object, slot, value);
    }

    private int make(Kind kind) {
        int number = machine().made(kind);
        set(Field.NEXT_ID, kind.ordinal(), 0, number + 1);
        return number;
    }

    public int process(int cpu) {
        int task = make(Kind.TASK);
        int mm = make(Kind.MM);
        set(Field.TASK_MM, task, 0, mm + 1);
        set(Field.TASK_CPU, task, 0, cpu);
        set(Field.MM_CPUS, mm, 0, 1L << cpu);
        set(Field.MM_PGD, mm, 0, table(4) + 1);
        return mm;
    }

    private int table(int level) {
        int table = make(Kind.TABLE);
        set(Field.TABLE_LEVEL, table, 0, level);
        return table;
    }

    /// An area at [#BASE] plus 16 MiB for each area before it.
    public int area(int mm, String name, int inode, int pages, VmFlag... flags) {
        int vma = make(Kind.VMA);
        long start = BASE + ((long) machine().vmas().of(mm).size() << 24);
        set(Field.VMA_MM, vma, 0, mm + 1);
        set(Field.VMA_START, vma, 0, start);
        set(Field.VMA_END, vma, 0, start + pages * 4096L);
        long mask = VmFlag.READ.mask() | VmFlag.WRITE.mask();
        for (VmFlag flag : flags) {
            mask |= flag.mask();
        }
        set(Field.VMA_FLAGS, vma, 0, mask);
        set(Field.VMA_FILE, vma, 0, inode);
        set(Field.VMA_NAME, vma, 0, machine().names().number(name));
        return vma;
    }

    public Scene map(int mm, int page, long pfn, long prot) {
        long address = BASE + page * 4096L;
        set(Field.TABLE_ENTRY, leaf(mm, address), Level.PTE.index(address), Pte.of(pfn, prot).bits());
        return this;
    }

    private int leaf(int mm, long address) {
        int table = machine().tables().root(mm);
        int number = 3;
        for (Level level = Level.PGD; level != Level.PTE; level = level.below()) {
            int index = level.index(address);
            if (machine().tables().entry(table, index) == 0) {
                int lower = table(number);
                set(Field.TABLE_ENTRY, table, index, Pte.of(Tables.frameOf(lower), Pte.PRESENT).bits());
            }
            table = Tables.tableOf(machine().tables().entry(table, index));
            number--;
        }
        return table;
    }

    public Scene cache(int index, int pfn, int versions, boolean dirty) {
        int content = machine().contents().filled(64);
        set(Field.DISK_CONTENT, 1, index, content);
        for (int i = 1; i < versions; i++) {
            content = machine().contents().stored(content, 0, 64 + i);
        }
        set(Field.PAGE_CONTENT, pfn, 0, content);
        set(Field.DISK_CONTENT, 1, index, dirty ? machine().contents().filled(64) : content);
        set(Field.MAPPING_ENTRY, 1, index, Mappings.entryOf(pfn));
        set(Field.MAPPING_TAGS, 1, index, dirty ? MappingTag.DIRTY.mask() : 0);
        set(Field.PAGE_MAPPING, pfn, 0, 2);
        set(Field.PAGE_INDEX, pfn, 0, index);
        set(Field.PAGE_FLAGS, pfn, 0, PageFlag.UPTODATE.mask() | (dirty ? PageFlag.DIRTY.mask() : 0));
        set(Field.PAGE_LIST, pfn, 0, Pages.place(index % 2 == 0 ? PageList.INACTIVE : PageList.ACTIVE, -1));
        return this;
    }

    public Scene anon(int pfn) {
        set(Field.PAGE_MAPPING, pfn, 0, 3);
        set(Field.PAGE_FLAGS, pfn, 0, PageFlag.UPTODATE.mask() | PageFlag.DIRTY.mask());
        set(Field.PAGE_CONTENT, pfn, 0, machine().contents().filled(7));
        set(Field.PAGE_LIST, pfn, 0, Pages.place(PageList.ACTIVE, -1));
        return this;
    }

    /// `cpu` caches the entry as it is now.
    public Scene tlb(int cpu, int mm, int page) {
        long address = BASE + page * 4096L;
        set(Field.TLB_ENTRY, machine().tlbs().object(cpu, mm), address >>> 12,
            machine().tables().pte(mm, address).bits());
        return this;
    }

    /// Page `index` of the file is under I/O.
    public Scene flight(int index) {
        int pfn = machine().mappings().page(1, index);
        set(Field.PAGE_IO, pfn, 0, machine().pages().content(pfn) + 1L);
        set(Field.PAGE_FLAGS, pfn, 0, machine().pages().flags(pfn) | PageFlag.WRITEBACK.mask());
        set(Field.MAPPING_TAGS, 1, index, MappingTag.DIRTY.mask() | MappingTag.WRITEBACK.mask());
        return this;
    }
}
