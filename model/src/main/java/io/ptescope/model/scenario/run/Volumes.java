package io.ptescope.model.scenario.run;

import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.MachineSpec.Volume;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The file systems of a scenario: those that have no end, by type, and the small ones that it makes.
final class Volumes {
    private static final int KIB = 1024;
    private static final int KIB_A_BLOCK = 4;

    private final Map<String, Statement.TinyFs> tiny = new HashMap<>();

    Volumes(Scenario scenario) {
        scenario.lines().forEach(line -> {
            if (line.statement() instanceof Statement.TinyFs made) {
                tiny.put(made.name(), made);
            }
        });
    }

    /// Whether the model has what a file names as its file system.
    boolean isKnown(String fileSystem) {
        return tiny.containsKey(fileSystem) || recorded(fileSystem).isPresent();
    }

    /// What a file system that files name brings to the mm.
    FileSystem profile(String fileSystem) {
        Statement.TinyFs made = tiny.get(fileSystem);
        return recorded(made == null ? fileSystem : made.type()).orElseThrow();
    }

    /// The profile of a type of file system: the recorded workloads ran ext4 on the root disk and on a RAM disk.
    static Optional<FileSystem> recorded(String type) {
        return switch (type) {
            case "root", "brd" -> Optional.of(FileSystem.EXT4);
            default -> FileSystem.of(type);
        };
    }

    Volume volume(String fileSystem) {
        Statement.TinyFs made = tiny.get(fileSystem);
        return new Volume(fileSystem, made == null ? Volume.ENDLESS : (int) capacity(made) / KIB_A_BLOCK);
    }

    /// KiB for data on a new file system, measured on small ones: what journal, inode tables and reserves leave.
    private static long capacity(Statement.TinyFs made) {
        long size = size(made.size());
        return Math.max(0, switch (made.type()) {
            case "ext4" -> size - ext4Journal(size) - size / 32 - size / 50 - 34;
            case "xfs" -> size - 16_384L * KIB_A_BLOCK - Math.min(size / 20, 8192L * KIB_A_BLOCK) / KIB_A_BLOCK
                * KIB_A_BLOCK - 515L * KIB_A_BLOCK;
            case "btrfs" -> size * 3 / 4;
            default -> size;
        });
    }

    /// `mke2fs` makes no journal below 2 MiB, one of 1 MiB below 32 MiB, of 4 MiB and more above.
    private static long ext4Journal(long size) {
        return size < 2 * KIB ? 0 : size < 32 * KIB ? KIB : size < 256 * KIB ? 4 * KIB : 16 * KIB;
    }

    /// In KiB.
    private static long size(String text) {
        char unit = text.charAt(text.length() - 1);
        return switch (unit) {
            case 'M' -> Long.parseLong(text.substring(0, text.length() - 1)) * KIB;
            case 'K' -> Long.parseLong(text.substring(0, text.length() - 1));
            default -> Long.parseLong(text) / KIB;
        };
    }
}
