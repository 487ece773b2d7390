package io.ptescope.app.editor;

import java.nio.file.Path;
import java.util.Optional;

/// A workload as it is written, and where it belongs. Never changes.
///
/// @param home  where it comes from
/// @param text  as it stands now, rows separated by `\n`
/// @param saved as it stands there
public record Draft(Home home, String text, String saved) {
    /// What an untitled workload is called.
    public static final String UNTITLED = "untitled";

    /// Where a workload comes from, and where it is saved to.
    public sealed interface Home {
        /// Nowhere yet.
        record Nowhere() implements Home {}

        /// It came with the program, which keeps its own: changed it is nowhere.
        record Lesson(String id) implements Home {}

        /// A file with the workload alone.
        record File(Path path) implements Home {}

        /// A file with a whole session.
        record Session(Path path) implements Home {}
    }

    /// A new one. It is nowhere, but there is nothing yet to be lost.
    public static Draft untitled(String text) {
        return new Draft(new Home.Nowhere(), text, text);
    }

    /// One that came with the program.
    public static Draft lesson(String id, String text) {
        return new Draft(new Home.Lesson(id), text, text);
    }

    /// One that stands in a file of its own.
    public static Draft file(Path path, String text) {
        return new Draft(new Home.File(path), text, text);
    }

    /// The same with another text.
    public Draft edited(String now) {
        return new Draft(home, now, saved);
    }

    /// The same, now at `place` as well.
    public Draft savedAt(Home place) {
        return new Draft(place, text, text);
    }

    /// Whether it would be lost without being saved.
    public boolean isUnsaved() {
        return !text.equals(saved);
    }

    /// The file to save to; none if it has to be asked for.
    public Optional<Path> path() {
        return switch (home) {
            case Home.File(Path path) -> Optional.of(path);
            case Home.Session(Path path) -> Optional.of(path);
            case Home.Nowhere _, Home.Lesson _ -> Optional.empty();
        };
    }

    /// The name under which its runs are known, and with which errors begin.
    public String key() {
        return switch (home) {
            case Home.Lesson(String id) -> isUnsaved() ? UNTITLED : id;
            case Home.Nowhere _ -> UNTITLED;
            case Home.File(Path path) -> path.toString();
            case Home.Session(Path path) -> path.toString();
        };
    }

    /// What people call it: the name of its file, [#UNTITLED], or that of a lesson.
    public String name() {
        return path().map(path -> String.valueOf(path.getFileName())).orElse(key());
    }
}
