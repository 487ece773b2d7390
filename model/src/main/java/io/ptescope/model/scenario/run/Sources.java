package io.ptescope.model.scenario.run;

import io.ptescope.model.kernel.DriverMode;
import io.ptescope.model.kernel.MachineSpec;
import io.ptescope.model.kernel.MachineSpec.FileSpec;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.Range;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.Source;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.Statement.Filling;
import java.util.ArrayList;
import java.util.List;

/// Everything that a scenario can map and that is an inode of the machine, in the order of the inode numbers: files,
/// devices, ring buffers.
final class Sources {
    private static final int DEVICE_PAGES = 16;
    private static final int PACKET_PAGES = 4;

    private Sources() {}

    static List<FileSpec> of(Scenario scenario) {
        Volumes volumes = new Volumes(scenario);
        List<FileSpec> sources = new ArrayList<>(scenario.files().stream().map(file -> file(file, volumes)).toList());
        scenario.lines().stream().map(Line::statement).filter(Statement.NewDevice.class::isInstance)
            .map(Statement.NewDevice.class::cast).distinct()
            .map(device -> FileSpec.device(device.name(), DriverMode.of(device.mode()).orElseThrow(), DEVICE_PAGES))
            .forEach(sources::add);
        List<Operation.Mmap> perf = rings(scenario, Source.Ready.PERF);
        if (!perf.isEmpty()) {
            sources.add(FileSpec.device(Source.Ready.PERF.text(), DriverMode.PERF, perfPages(perf)));
        }
        if (!rings(scenario, Source.Ready.PACKET).isEmpty()) {
            sources.add(FileSpec.device(Source.Ready.PACKET.text(), DriverMode.PACKET, PACKET_PAGES));
        }
        return sources;
    }

    /// A perf ring has the length of the first mapping that it accepts: a page of its own, and 2^n more.
    private static int perfPages(List<Operation.Mmap> mappings) {
        return mappings.stream().mapToInt(Operation.Mmap::pages)
            .filter(pages -> Integer.bitCount(pages - 1) <= 1).findFirst().orElse(1);
    }

    private static List<Operation.Mmap> rings(Scenario scenario, Source.Ready ring) {
        List<Operation.Mmap> found = new ArrayList<>();
        for (Line line : scenario.operations()) {
            Operation operation = switch (line.statement()) {
                case Statement.Act act -> act.operation();
                case Statement.LaneAct lane -> lane.act().operation();
                default -> new Operation.Sync();
            };
            if (operation instanceof Operation.Mmap mmap && mmap.source() == ring) {
                found.add(mmap);
            }
        }
        return found;
    }

    private static FileSpec file(Statement.NewFile file, Volumes volumes) {
        MachineSpec.State state = file.filling().contains(Filling.HOLE) ? MachineSpec.State.HOLE
            : file.filling().contains(Filling.PREALLOC) ? MachineSpec.State.PREALLOCATED
            : file.filling().contains(Filling.COLD) ? MachineSpec.State.COLD
            : file.filling().contains(Filling.DIRTY) ? MachineSpec.State.DIRTY
            : file.filling().contains(Filling.BIG) ? MachineSpec.State.BIG
            : MachineSpec.State.CACHED;
        FileSpec whole = new FileSpec(file.name(), volumes.profile(file.fileSystem()), file.pages(), file.bytes(),
            state, volumes.volume(file.fileSystem()));
        Range blocks = file.blocks();
        return blocks.isWhole() ? whole
            : whole.with(new MachineSpec.Blocks(blocks.first(), blocks.first() + blocks.count() - 1));
    }
}
