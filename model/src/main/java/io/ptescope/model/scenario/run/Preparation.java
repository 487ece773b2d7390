package io.ptescope.model.scenario.run;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.kernel.MachineSpec;
import io.ptescope.model.kernel.MachineSpec.FileSpec;
import io.ptescope.model.kernel.MachineSpec.Volume;
import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.MachineSize;
import io.ptescope.model.scenario.Operation;
import io.ptescope.model.scenario.Place;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What has to be so before the first step: the kernel can do what the lines ask for, and the machine is large enough.
final class Preparation {
    private static final int FEWEST_FRAMES = 64;
    private static final int MOST_FRAMES = 1 << 20;
    private static final int SPARE_FRAMES = 32;
    /// Of a range that gets blocks, as many pages may be cached; blocks beyond the end of a file take no frames.
    private static final int MOST_FALLOCATED = 1024;
    /// What a machine has to have besides the pages of its files.
    private static final int FEWEST_FREE = 8;

    private Preparation() {}

    /// Fails at the first line that asks for something the kernel does not do.
    static void check(Scenario scenario) throws ScenarioException {
        Volumes volumes = new Volumes(scenario);
        for (Line line : scenario.lines()) {
            Optional<Wording> missing = line.statement() instanceof Statement.NewFile file
                && !volumes.isKnown(file.fileSystem())
                ? Optional.of(Wording.of("file systems of type {0}", file.fileSystem()))
                : Abilities.missing(line.statement());
            if (missing.isPresent()) {
                throw new ScenarioException(new Diagnostic(scenario.file(), line.place().line(),
                    line.place().column(), Wording.of("the simulated kernel does not do {0}", missing.get())));
            }
        }
    }

    /// The machine that the scenario wants. Limits that it does not name are never reached; where it names them, every
    /// dirtied page is looked at.
    static MachineSpec machine(Scenario scenario) throws ScenarioException {
        MachineSize size = scenario.machine();
        List<FileSpec> files = new ArrayList<>(Sources.of(scenario));
        files.addAll(Nameless.files(scenario));
        for (FileSpec file : files) {
            fits(scenario, file.volume(), files);
        }
        long least = cached(files) + FEWEST_FREE;
        if (least > MOST_FRAMES) {
            throw error(scenario, Statement.NewFile.class, Wording.of(
                "expected files of at most {0} pages in all, found {1}", MOST_FRAMES - FEWEST_FREE, cached(files)));
        }
        if (size.frames() > 0 && size.frames() < least) {
            throw error(scenario, Statement.Size.class, Wording.of(
                "expected frames= of at least {0} for the files of the scenario, found {1}", least, size.frames()));
        }
        long wanted = Math.max(FEWEST_FRAMES, cached(files) + SPARE_FRAMES + privatePages(scenario));
        int frames = size.frames() > 0 ? size.frames() : (int) Math.min(MOST_FRAMES, wanted);
        boolean limited = size.background() > 0 || size.dirty() > 0;
        return new MachineSpec(size.cpus(), frames, limit(size.background()), limit(size.dirty()),
            limited ? 1 : Integer.MAX_VALUE, files, size.swap());
    }

    private static void fits(Scenario scenario, Volume volume, List<FileSpec> files) throws ScenarioException {
        long used = files.stream().filter(file -> file.volume().equals(volume))
            .filter(file -> file.state() != MachineSpec.State.HOLE).mapToLong(FileSpec::pages).sum();
        if (volume.blocks() != Volume.ENDLESS && used > volume.blocks()) {
            throw error(scenario, Statement.TinyFs.class, Wording.of(
                "expected {0} to have room for the {1} pages of its files, found {2}", volume.name(), used,
                volume.blocks()));
        }
    }

    private static int limit(int pages) {
        return pages == 0 ? Integer.MAX_VALUE : pages;
    }

    /// An error at the first statement of a kind.
    private static ScenarioException error(Scenario scenario, Class<? extends Statement> kind, Wording message) {
        Place place = scenario.lines().stream().filter(line -> kind.isInstance(line.statement())).map(Line::place)
            .findFirst().orElse(new Place(1, 1));
        return new ScenarioException(new Diagnostic(scenario.file(), place.line(), place.column(), message));
    }

    private static long cached(List<FileSpec> files) {
        return files.stream().filter(file -> !file.profile().isRaw()).mapToLong(FileSpec::pages).sum();
    }

    /// An upper bound of the frames that copies and anonymous memory can take, and files that grow.
    private static long privatePages(Scenario scenario) {
        long pages = 0;
        long processes = 1;
        for (Line line : scenario.operations()) {
            Operation operation = switch (line.statement()) {
                case Statement.Act act -> act.operation();
                case Statement.LaneAct lane -> lane.act().operation();
                default -> new Operation.Sync();
            };
            pages += switch (operation) {
                case Operation.Mmap mmap -> mmap.pages();
                case Operation.Ftruncate truncate -> truncate.bytes() / PageSize.BYTES + 1;
                case Operation.Pwrite pwrite -> 1;
                case Operation.Fallocate fallocate -> Math.min(MOST_FALLOCATED, fallocate.range().count());
                default -> 0;
            };
            processes += operation instanceof Operation.Fork ? 1 : 0;
        }
        return pages * processes;
    }
}
