package io.ptescope.app.view.work;

import io.ptescope.app.settings.Settings;
import io.ptescope.app.settings.SettingsFile;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.util.Duration;

/// What the window remembers between starts. A change is written a moment later, so that dragging a border writes once.
public final class Remembered {
    private static final Duration DELAY = Duration.millis(600);
    private static final String ON = "on";
    private static final String OFF = "off";

    private final SettingsFile file;
    private final Optional<String> problem;
    private final Consumer<Exception> failed;
    private final Pauses.Pause delay;
    private Settings settings;
    private Settings written;

    /// What `file` holds; writes it after one of `pauses`, and tells `failed` when it cannot be written.
    public Remembered(SettingsFile file, Pauses pauses, Consumer<Exception> failed) {
        this.file = file;
        this.failed = failed;
        SettingsFile.Read read = file.read();
        settings = read.settings();
        written = settings;
        problem = read.problem();
        delay = pauses.of(DELAY, this::write);
    }

    /// What was wrong with the file, for people.
    public Optional<String> problem() {
        return problem;
    }

    public Optional<String> get(String key) {
        return settings.get(key);
    }

    public void put(String key, String value) {
        settings = settings.with(key, value);
        delay.restart();
    }

    public void forget(String key) {
        settings = settings.without(key);
        delay.restart();
    }

    /// Whether something is on; as `usual` until it was turned.
    public boolean isOn(String key, boolean usual) {
        return get(key).map(ON::equals).orElse(usual);
    }

    /// Turns something on or off; what is `usual` need not be remembered.
    public void turn(String key, boolean usual, boolean on) {
        if (on == usual) {
            forget(key);
        } else {
            put(key, on ? ON : OFF);
        }
    }

    /// Writes what is not yet written.
    public void write() {
        delay.stop();
        if (settings.equals(written)) {
            return;
        }
        try {
            file.write(settings);
            written = settings;
        } catch (IOException failure) {
            failed.accept(failure);
        }
    }
}
