package io.ptescope.model.scenario.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A bundled list of ids with a sentence each, in the order in which to show them.
public final class Topics {
    private static final String FOLDER = "/io/ptescope/model/assets/coverage/";

    private final Map<String, String> sentences;

    private Topics(Map<String, String> sentences) {
        this.sentences = Collections.unmodifiableMap(sentences);
    }

    /// What the patches do, S1-01 to S4-24 (specification section 11).
    public static Topics checklist() {
        return read("checklist.txt");
    }

    /// The situations that show it, A01 to F14 (specification section 9).
    public static Topics catalogue() {
        return read("catalogue.txt");
    }

    public Set<String> ids() {
        return sentences.keySet();
    }

    /// What `id` stands for; none if there is no such id.
    public Optional<String> sentence(String id) {
        return Optional.ofNullable(sentences.get(id));
    }

    private static Topics read(String file) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (String row : text(file).lines().filter(row -> !row.isBlank() && !row.startsWith("#")).toList()) {
            String[] words = row.split(" +", 2);
            if (words.length < 2 || sentences.put(words[0], words[1]) != null) {
                throw new IllegalStateException(file + ": expected a new id and a sentence, found \"" + row + "\"");
            }
        }
        return new Topics(sentences);
    }

    private static String text(String file) {
        try (InputStream stream = Topics.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("no bundled list " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
