package io.ptescope.app.view.file;

import io.ptescope.app.view.work.Remembered;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files that were opened or saved last, the newest first; remembered.
public final class RecentFiles {
    /// How many are remembered.
    static final int MOST = 9;
    private static final String KEY = "recent.";

    private final Remembered remembered;

    public RecentFiles(Remembered remembered) {
        this.remembered = remembered;
    }

    public List<Path> all() {
        List<Path> all = new ArrayList<>();
        for (int i = 1; i <= MOST; i++) {
            remembered.get(KEY + i).ifPresent(text -> {
                try {
                    all.add(Path.of(text));
                } catch (InvalidPathException foreign) {
                    // From a settings file of another system.
                }
            });
        }
        return all;
    }

    void add(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        if (whole.toString().contains("\n")) {
            return;
        }
        List<Path> now = new ArrayList<>(all());
        now.remove(whole);
        now.addFirst(whole);
        put(now);
    }

    void remove(Path path) {
        List<Path> now = new ArrayList<>(all());
        now.remove(path.toAbsolutePath().normalize());
        put(now);
    }

    private void put(List<Path> now) {
        for (int i = 1; i <= MOST; i++) {
            if (i <= now.size()) {
                remembered.put(KEY + i, now.get(i - 1).toString());
            } else {
                remembered.forget(KEY + i);
            }
        }
    }
}
