package io.ptescope.app.view;

import io.ptescope.app.settings.SettingsFile;
import io.ptescope.app.store.Recovery;
import io.ptescope.app.view.file.FileDialogs;
import io.ptescope.app.view.file.FileSaveDialog;
import io.ptescope.app.view.file.PlatformFileDialogs;
import io.ptescope.app.view.file.SaveDialog;
import io.ptescope.app.view.work.Pauses;
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
/// @param recovery      what is kept for the case that the program dies
record Surroundings(LongSupplier nanos, BooleanSupplier reducedMotion, SaveDialog saveDialog,
                    Locale user, SettingsFile settings, FileDialogs files, Pauses pauses,
                    Executor background, Recovery recovery) {
    /// The same, where nothing moves while `calm` says so either.
    Surroundings calmer(BooleanSupplier calm) {
        return new Surroundings(nanos, () -> reducedMotion.getAsBoolean() || calm.getAsBoolean(), saveDialog, user,
            settings, files, pauses, background, recovery);
    }

    /// The real ones. With threads of their own: once for the whole program.
    static Surroundings real() {
        SettingsFile settings = SettingsFile.of(System.getenv(), Path.of(System.getProperty("user.home")));
        return new Surroundings(System::nanoTime, () -> Platform.getPreferences().isReducedMotion(),
            new FileSaveDialog(), Locale.getDefault(), settings, new PlatformFileDialogs(), Pauses.real(),
            inBackground(),
            new Recovery(settings.folder(), ProcessHandle.current().pid(),
                process -> ProcessHandle.of(process).isPresent()));
    }

    /// Two things at a time at least, so that nothing has to wait for a film or a long run to be over; the program ends
    /// without waiting for them.
    private static Executor inBackground() {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors() - 1);
        return Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "background");
            thread.setDaemon(true);
            return thread;
        });
    }
}
