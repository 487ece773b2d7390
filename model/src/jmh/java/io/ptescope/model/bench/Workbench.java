package io.ptescope.model.bench;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.event.Journal;
import io.ptescope.model.kernel.Boot;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Kernel;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.kernel.MachineSpec;
import io.ptescope.model.kernel.MachineSpec.FileSpec;
import io.ptescope.model.kernel.MmapRequest;
import io.ptescope.model.kernel.Syscalls;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Door;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.VmFlag;
import java.util.List;

/// A machine with one cached ext4 file, on which a [TimedPath] is prepared and then run over all pages, recorded.
/// Limits are so high that nobody has to write before he is asked to.
public final class Workbench {
    private static final int FILE = 1;
    private static final long BASE = 0x7f12_0000_0000L;
    private static final long READ_WRITE = VmFlag.READ.mask() | VmFlag.WRITE.mask();

    private final int pages;
    private final Door boot;
    private final EventLog log = new EventLog();
    private final Kernel kernel;
    private final Syscalls calls;
    private final TimedPath path;
    private long begin;

    /// A machine on which `path` comes next.
    public Workbench(KernelVersion version, TimedPath path, int pages) {
        this.pages = pages;
        this.path = path;
        boolean anonymous = path == TimedPath.COW_AFTER_FORK;
        int frames = pages * (anonymous ? 2 : 1) + 1024;
        List<FileSpec> files = anonymous ? List.of()
            : List.of(new FileSpec("F", FileSystem.EXT4, pages, PageSize.bytes(pages), MachineSpec.State.CACHED));
        MachineSpec spec = new MachineSpec(2, frames, frames, frames, frames, files);
        Door door = Boot.machine(spec, version);
        this.boot = door.copy();
        this.kernel = new Kernel(version.patches(), spec, List.of(), new Journal(door, log));
        this.calls = kernel.syscalls();
        kernel.switchTo(0);
        prepare(anonymous);
        begin = log.size();
    }

    private void prepare(boolean anonymous) {
        calls.mmap(new MmapRequest(BASE, pages, READ_WRITE, !anonymous, anonymous ? 0 : FILE, 0, false, "A"));
        switch (path) {
            case WRITE_NOTIFY -> load();
            case FIRST_TOUCH -> { }
            case COW_AFTER_FORK -> {
                store(1);
                calls.fork(1);
            }
            case REPROTECT -> {
                load();
                store(1);
            }
        }
    }

    /// Runs the path over all pages; returns the number of pages.
    public int run() {
        if (path == TimedPath.REPROTECT) {
            calls.syncFileRange(FILE, 0, pages, false, true, false);
        } else {
            store(2);
        }
        return pages;
    }

    /// Dirties and cleans all pages until the log has `events` events.
    public void runUntil(long events) {
        for (int value = 3; log.size() < events; value++) {
            for (int page = 0; page < pages && log.size() < events; page++) {
                calls.store(BASE + PageSize.bytes(page), value & 0xff);
            }
            calls.syncFileRange(FILE, 0, pages, true, true, true);
        }
    }

    /// Whether every page is as the path must leave it. For the paths of one file only what is counted is looked at.
    public boolean isDone() {
        var machine = kernel.machine();
        return switch (path) {
            case WRITE_NOTIFY, FIRST_TOUCH -> machine.counter(Counter.NR_DIRTY) == pages;
            case REPROTECT -> machine.counter(Counter.NR_DIRTY) == 0;
            case COW_AFTER_FORK -> machine.pages().length(PageList.FREE) < pages;
        };
    }

    /// Events that the path has recorded.
    public long events() {
        return log.size() - begin;
    }

    /// What has been recorded, to move through.
    public Recording recording() {
        return new Recording(boot, log, function -> Function.of(function).role() == Function.Role.PATH);
    }

    private void load() {
        for (int page = 0; page < pages; page++) {
            calls.load(BASE + PageSize.bytes(page));
        }
    }

    private void store(int value) {
        for (int page = 0; page < pages; page++) {
            calls.store(BASE + PageSize.bytes(page), value);
        }
    }
}
