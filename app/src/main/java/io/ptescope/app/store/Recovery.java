package io.ptescope.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is kept of the windows that are open, one file each, so that one that ends without being closed loses nothing.
/// The file is named for the process, and is left behind if that dies.
public final class Recovery {
    private static final Pattern NAME = Pattern.compile("recovery-([0-9]{1,18})\\.ptescope");
    /// How many sessions are kept that were left without being saved, and how many that were recovered.
    private static final int KEPT = 9;

    private final Path folder;
    private final long process;
    private final LongPredicate alive;
    private String written = "";

    /// Keeps things in `folder`, which need not exist.
    ///
    /// @param process the number of this process
    /// @param alive   whether there is a process of that number
    public Recovery(Path folder, long process, LongPredicate alive) {
        this.folder = folder;
        this.process = process;
        this.alive = alive;
    }

    /// Keeps `text` in the place of what was kept of this process before.
    ///
    /// @throws IOException with one line for people
    public synchronized void keep(String text) throws IOException {
        if (!text.equals(written)) {
            Files.createDirectories(folder);
            new UserText(own()).write(text);
            written = text;
        }
    }

    /// Nothing is worth keeping of this process any more.
    ///
    /// @throws IOException with one line for people
    public synchronized void forget() throws IOException {
        written = "";
        Files.deleteIfExists(own());
    }

    /// The files of processes that have died, the newest first.
    public List<Path> left() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> left = new ArrayList<>(files.filter(this::isLeft).toList());
            left.sort((one, other) -> Long.compare(time(other), time(one)));
            return left;
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /// Puts a file that was left beside itself, under a name that is not offered again: what is in it is not lost.
    ///
    /// @throws IOException with one line for people
    public Path retire(Path left) throws IOException {
        return Files.move(left, room("last-recovered"));
    }

    /// Puts a file that was left, but cannot be read, under a name that is not offered again: perhaps its user can.
    ///
    /// @throws IOException with one line for people
    public Path setAside(Path left) throws IOException {
        return Files.move(left, room("last-broken"));
    }

    /// Keeps `text`, which the user has left without saving it, under a name of its own.
    ///
    /// @throws IOException with one line for people
    public Path leave(String text) throws IOException {
        Files.createDirectories(folder);
        Path path = room("last-unsaved");
        new UserText(path).write(text);
        return path;
    }

    /// A free place for what is called `name`: what stands there goes back by one, and only the oldest is lost.
    private Path room(String name) throws IOException {
        for (int n = KEPT; n > 1; n--) {
            Path younger = aside(name, n - 1);
            if (Files.exists(younger)) {
                Files.move(younger, aside(name, n), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return aside(name, 1);
    }

    private Path aside(String name, int number) {
        return folder.resolve(name + (number == 1 ? "" : "-" + number) + ".ptescope");
    }

    private boolean isLeft(Path path) {
        Matcher name = NAME.matcher(Optional.ofNullable(path.getFileName()).map(Path::toString).orElse(""));
        return name.matches() && Long.parseLong(name.group(1)) != process
            && !alive.test(Long.parseLong(name.group(1)));
    }

    private static long time(Path path) {
        try {
            return Files.getLastModifiedTime(path).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }

    private Path own() {
        return folder.resolve("recovery-" + process + ".ptescope");
    }
}
