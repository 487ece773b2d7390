package io.ptescope.app.settings;

import io.ptescope.app.export.NewFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/// The file that holds the settings. It is replaced as a whole, so that it is never half written.
public final class SettingsFile {
    private final Path path;

    /// Settings at `path`, which need not exist, nor its folder.
    public SettingsFile(Path path) {
        this.path = path;
    }

    /// Where the settings of the user belong: under `$XDG_CONFIG_HOME`, else under `.config` in `home`.
    public static SettingsFile of(Map<String, String> environment, Path home) {
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = Path.of(configured).isAbsolute() ? Path.of(configured) : home.resolve(".config");
        return new SettingsFile(folder.resolve("ptescope").resolve("settings"));
    }

    /// The folder in which it stands.
    public Path folder() {
        Path folder = path.toAbsolutePath().getParent();
        return folder == null ? path.toAbsolutePath() : folder;
    }

    /// What was read.
    ///
    /// @param settings what the file says; nothing if there is none or it is broken
    /// @param problem  what is wrong with the file, for people
    public record Read(Settings settings, Optional<String> problem) {}

    /// Reads the file. A broken one is kept beside it under `settings.broken`, because the next write replaces it.
    public Read read() {
        try {
            if (!Files.exists(path)) {
                return new Read(Settings.empty(), Optional.empty());
            }
            return new Read(Settings.parse(Files.readString(path, StandardCharsets.UTF_8)), Optional.empty());
        } catch (IOException | BrokenSettings problem) {
            return new Read(Settings.empty(), Optional.of(path + ": " + problem.getMessage() + kept()));
        }
    }

    private String kept() {
        Path aside = path.resolveSibling("settings.broken");
        try {
            Files.copy(path, aside, StandardCopyOption.REPLACE_EXISTING);
            return " (kept as " + aside + ")";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /// Writes the file.
    ///
    /// @throws IOException if that is not possible; the old file is as it was
    public void write(Settings settings) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        new NewFile(path).write(settings.text().getBytes(StandardCharsets.UTF_8));
    }
}
