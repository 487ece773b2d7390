package io.ptescope.app.view;

import io.ptescope.app.settings.SettingsFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javafx.application.Platform;

/// What the window takes from outside, so that tests can bring their own.
///
/// @param nanos         a clock
/// @param reducedMotion whether the user wants nothing to move
/// @param saveDialog    asks where to save
/// @param user          whose language to speak until the user chooses one
/// @param settings      where the window keeps what it remembers
/// @param files         asks for workloads and sessions
/// @param pauses        makes things wait for a quiet moment
/// @param background    does what would keep the window waiting
record Surroundings(LongSupplier nanos, BooleanSupplier reducedMotion, SaveDialog saveDialog,
                    Locale user, SettingsFile settings, FileDialogs files, Pauses pauses,
                    Executor background) {
    /// The same, where nothing moves while `calm` says so either.
    Surroundings calmer(BooleanSupplier calm) {
        return new Surroundings(nanos, () -> reducedMotion.getAsBoolean() || calm.getAsBoolean(), saveDialog, user,
            settings, files, pauses, background);
    }

    /// The real ones.
    static Surroundings real() {
        return new Surroundings(System::nanoTime, () -> Platform.getPreferences().isReducedMotion(),
            new FileSaveDialog(), Locale.getDefault(),
            SettingsFile.of(System.getenv(), Path.of(System.getProperty("user.home"))), new PlatformFileDialogs(),
            Pauses.real(), oneByOne());
    }

    /// One thing at a time; the program ends without waiting for it.
    private static Executor oneByOne() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "background");
            thread.setDaemon(true);
            return thread;
        });
    }
}
