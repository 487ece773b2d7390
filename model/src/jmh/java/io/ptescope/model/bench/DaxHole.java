package io.ptescope.model.bench;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Journal;
import io.ptescope.model.kernel.Boot;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.Kernel;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.kernel.MachineSpec;
import io.ptescope.model.kernel.MachineSpec.FileSpec;
import io.ptescope.model.kernel.MmapRequest;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.VmFlag;
import java.util.List;

/// One GiB of a hole, read page by page through a mapping of a DAX file: what 4.14 stopped paying for in memory.
///
/// @param seconds     for all faults, recorded
/// @param events      recorded
/// @param faults      page faults
/// @param pagesTaken  frames that are no longer free
/// @param pagesCached pages in the page cache
record DaxHole(double seconds, long events, long faults, long pagesTaken, long pagesCached) {
    private static final int PAGES = 1 << 18;
    private static final long BASE = 0x7f12_0000_0000L;
    private static final double SECOND = 1e9;

    static DaxHole read(KernelVersion version) {
        FileSpec file = new FileSpec("F", FileSystem.DAX, PAGES, PageSize.bytes(PAGES), MachineSpec.State.HOLE);
        int frames = PAGES + 1024;
        MachineSpec spec = new MachineSpec(1, frames, frames, frames, frames, List.of(file));
        Door door = Boot.machine(spec, version);
        EventLog log = new EventLog();
        Kernel kernel = new Kernel(version.patches(), spec, List.of(), new Journal(door, log));
        kernel.switchTo(0);
        kernel.syscalls().mmap(new MmapRequest(BASE, PAGES, VmFlag.READ.mask(), true, 1, 0, false, "A"));
        int free = door.machine().pages().length(PageList.FREE);
        long events = log.size();
        long begin = System.nanoTime();
        for (int page = 0; page < PAGES; page++) {
            kernel.syscalls().load(BASE + PageSize.bytes(page));
        }
        double seconds = (System.nanoTime() - begin) / SECOND;
        return new DaxHole(seconds, log.size() - events, door.machine().counter(Counter.PGFAULT),
            free - door.machine().pages().length(PageList.FREE), door.machine().mappings().nrpages(1));
    }
}
