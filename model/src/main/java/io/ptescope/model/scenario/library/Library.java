package io.ptescope.model.scenario.library;

import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All bundled scenarios. The file `index` beside them lists them, one path a line, in the order in which to show them;
/// the first is the lesson on which the window opens.
public final class Library {
    private static final String ROOT = "/io/ptescope/model/assets/scenarios/";
    private static final String ENDING = ".scn";

    private final List<Bundled> scenarios;

    /// Reads the library. That it can be read is what its test is for: [IllegalStateException].
    public Library() {
        List<Bundled> read = new ArrayList<>();
        for (String path : text("index").lines().filter(line -> !line.isBlank()).toList()) {
            String text = text(path);
            String id = path.substring(path.lastIndexOf('/') + 1, path.length() - ENDING.length());
            try {
                read.add(new Bundled(id, path.startsWith("lessons/"), text,
                    ScenarioParser.parse(id + ENDING, text)));
            } catch (ScenarioException e) {
                throw new IllegalStateException("a bundled scenario is broken: " + e.getMessage(), e);
            }
        }
        this.scenarios = List.copyOf(read);
    }

    /// Everything, lessons first.
    public List<Bundled> scenarios() {
        return scenarios;
    }

    public List<Bundled> lessons() {
        return scenarios.stream().filter(Bundled::lesson).toList();
    }

    /// The lesson to begin with.
    public Bundled first() {
        return scenarios.getFirst();
    }

    /// The scenario with this id.
    public Optional<Bundled> find(String id) {
        return scenarios.stream().filter(bundled -> bundled.id().equals(id)).findFirst();
    }

    private static String text(String path) {
        try (InputStream stream = Library.class.getResourceAsStream(ROOT + path)) {
            if (stream == null) {
                throw new IllegalStateException("no bundled scenario " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
