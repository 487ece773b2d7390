package io.ptescope.model.kernel;

import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.kernel.MachineSpec.FileSpec;
import io.ptescope.model.state.Contents;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Names;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.Pages;
import io.ptescope.model.state.Setting;
import java.util.List;
import java.util.Set;

/// Builds the machine as it is before the first event: one process with an empty address space, the files in cache
/// and on disk, every other frame free.
public final class Boot {
    private static final List<Field> PER_FRAME = List.of(Field.PAGE_FLAGS, Field.PAGE_REFCOUNT, Field.PAGE_MAPCOUNT,
        Field.PAGE_MAPPING, Field.PAGE_INDEX, Field.PAGE_CONTENT, Field.PAGE_BUFFERS, Field.PAGE_IO);
    private static final List<Field> PER_FILE_PAGE =
        List.of(Field.MAPPING_ENTRY, Field.MAPPING_TAGS, Field.INODE_BLOCK, Field.DISK_CONTENT);

    private final MachineSpec spec;
    private final Door door;

    private Boot(MachineSpec spec, PteLayout layout, Set<Patch> patches) {
        this.spec = spec;
        int end = spec.endOfPmem();
        boolean counted = patches.contains(Patch.DAX_PAGES_COUNTED);
        Facts facts = new Facts(spec.cpus(), counted ? end : spec.frames(), spec.frames(), end, layout,
            spec.files().stream().map(Boot::facts).toList());
        this.door = new Door(facts, new Contents(), new Names());
    }

    private static Facts.InodeFacts facts(FileSpec file) {
        String driver = file.driver() == null ? "" : file.driver().text();
        return new Facts.InodeFacts(file.name(), file.profile().text(), driver, file.pages());
    }

    /// The machine of a release as it is.
    public static Door machine(MachineSpec spec, KernelVersion version) {
        return machine(spec, version.layout(), version.patches());
    }

    /// The door to a freshly booted machine of a kernel with `patches`, which need not be those of a release. Too few
    /// frames for the cached files: [IllegalArgumentException].
    public static Door machine(MachineSpec spec, PteLayout layout, Set<Patch> patches) {
        Boot boot = new Boot(spec, layout, patches);
        boot.makeRoom();
        boot.zeroPage();
        BootFiles files = new BootFiles(spec, patches, boot.door);
        files.make();
        boot.freeFrames(files.end());
        boot.firstProcess();
        boot.settings();
        return boot.door;
    }

    /// What is as long as memory or a file gets its full length at once, without the slack of what grows.
    private void makeRoom() {
        for (Field field : PER_FRAME) {
            set(field, spec.frames() - 1, 0);
        }
        for (int i = 0; i < spec.files().size(); i++) {
            for (Field field : PER_FILE_PAGE) {
                if (spec.files().get(i).pages() > 0) {
                    door.put(field, i + 1, spec.files().get(i).pages() - 1, 0);
                }
            }
        }
    }

    private void zeroPage() {
        set(Field.PAGE_FLAGS, Facts.ZERO_PFN, PageFlag.RESERVED.mask() | PageFlag.UPTODATE.mask());
        set(Field.PAGE_REFCOUNT, Facts.ZERO_PFN, 1);
    }

    private void settings() {
        for (Setting setting : Setting.values()) {
            set(Field.SETTING, setting.ordinal(), setting.usual());
        }
    }

    private void freeFrames(int first) {
        for (int pfn = first; pfn < spec.frames(); pfn++) {
            set(Field.PAGE_LIST, pfn, Pages.place(PageList.FREE, door.machine().pages().last(PageList.FREE)));
        }
    }

    private void firstProcess() {
        set(Field.NEXT_ID, Kind.TASK.ordinal(), 1);
        set(Field.NEXT_ID, Kind.MM.ordinal(), 1);
        set(Field.NEXT_ID, Kind.TABLE.ordinal(), 1);
        // Number 0 would be "no anon_vma" in an area.
        set(Field.NEXT_ID, Kind.ANON_VMA.ordinal(), 1);
        set(Field.TABLE_LEVEL, 0, 4);
        set(Field.MM_PGD, 0, 1);
        set(Field.TASK_MM, 0, 1);
    }

    private void set(Field field, int object, long value) {
        door.put(field, object, 0, value);
    }
}
