package io.ptescope.model.scenario.run;

import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.MachineSpec;
import io.ptescope.model.kernel.MachineSpec.FileSpec;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.Source;
import io.ptescope.model.scenario.Statement;
import java.util.ArrayList;
import java.util.List;

/// The files without a name that a scenario needs: one for each mapping of shared memory that no file stands behind.
final class Nameless {
    private Nameless() {}

    /// Files that are not there at first. Any of them may be taken for any mapping, so each may get as long as the
    /// longest.
    static List<FileSpec> files(Scenario scenario) {
        List<Operation.Mmap> mappings = new ArrayList<>();
        for (Line line : scenario.operations()) {
            if (operation(line) instanceof Operation.Mmap mmap && isShared(mmap)) {
                mappings.add(mmap);
            }
        }
        int pages = mappings.stream().mapToInt(Operation.Mmap::pages).max().orElse(0);
        List<FileSpec> files = new ArrayList<>();
        for (int nth = 1; nth <= mappings.size(); nth++) {
            files.add(new FileSpec(nth == 1 ? MachineSpec.DEV_ZERO : MachineSpec.DEV_ZERO + ":" + nth,
                FileSystem.TMPFS, pages, 0, MachineSpec.State.NAMELESS));
        }
        return files;
    }

    private static boolean isShared(Operation.Mmap mmap) {
        return mmap.shared() && (mmap.source() == Source.Ready.ANON || mmap.source() == Source.Ready.DEVZERO);
    }

    private static Operation operation(Line line) {
        return switch (line.statement()) {
            case Statement.Act act -> act.operation();
            case Statement.LaneAct lane -> lane.act().operation();
            default -> new Operation.Sync();
        };
    }
}
