package io.ptescope.app.lab;

import io.ptescope.model.scenario.ScenarioException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The labs that come with the program, in the order in which to do them.
///
/// @param all the labs
public record Labs(List<Lab> all) {
    private static final String FOLDER = "/io/ptescope/app/assets/labs/";

    /// Copies the list.
    public Labs {
        all = List.copyOf(all);
    }

    /// Those of the program. That they can be read is what their test is for: [IllegalStateException].
    public static Labs bundled() {
        List<Lab> labs = new ArrayList<>();
        for (String name : text("index").lines().filter(line -> !line.isBlank()).toList()) {
            try {
                labs.add(LabParser.parse(name + ".lab", text(name + ".lab")));
            } catch (ScenarioException wrong) {
                throw new IllegalStateException("a bundled lab is broken: " + wrong.getMessage(), wrong);
            }
        }
        return new Labs(labs);
    }

    /// The same labs in the words of `phrases`.
    public Labs in(UnaryOperator<String> phrases) {
        return new Labs(all.stream().map(lab -> lab.in(phrases)).toList());
    }

    /// The lab with this id.
    public Optional<Lab> find(String id) {
        return all.stream().filter(lab -> lab.id().equals(id)).findFirst();
    }

    private static String text(String name) {
        try (InputStream in = Labs.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("no bundled lab " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
