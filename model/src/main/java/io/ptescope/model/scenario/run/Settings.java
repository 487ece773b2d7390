package io.ptescope.model.scenario.run;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.kernel.Syscalls;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.state.Setting;
import java.util.Optional;

/// The names and units under which workloads know the settings of the machine.
final class Settings {
    private static final int MILLISECONDS_A_TICK = 10;

    private Settings() {}

    /// What a file under /proc/sys sets.
    static Optional<Setting> sysctl(String name) {
        return switch (name) {
            case "vm/dirty_expire_centisecs" -> Optional.of(Setting.DIRTY_EXPIRE);
            case "vm/dirty_writeback_centisecs" -> Optional.of(Setting.DIRTY_WRITEBACK);
            default -> Optional.empty();
        };
    }

    /// What a file in debugfs sets.
    static Optional<Setting> debugfs(String file) {
        return file.equals("fault_around_bytes") ? Optional.of(Setting.FAULT_AROUND) : Optional.empty();
    }

    static void set(Syscalls syscalls, Statement.Sysctl sysctl) {
        syscalls.set(sysctl(sysctl.name()).orElseThrow(), Integer.parseInt(sysctl.value()) * MILLISECONDS_A_TICK);
    }

    /// The kernel takes the largest power of two that is not above the value, and at least a page.
    static void set(Syscalls syscalls, Statement.Debugfs debugfs) {
        int pages = Integer.highestOneBit(Math.max(1, Integer.parseInt(debugfs.value()) / PageSize.BYTES));
        syscalls.set(debugfs(debugfs.file()).orElseThrow(), pages);
    }
}
