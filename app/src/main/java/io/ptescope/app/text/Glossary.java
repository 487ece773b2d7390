package io.ptescope.app.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The terms of the subject, in the order of the file, each in a sentence or two. Never changes.
///
/// @param terms as they are to be listed
public record Glossary(List<Term> terms) {
    private static final String FOLDER = "/io/ptescope/app/assets/glossary/";

    /// Copies the list.
    public Glossary {
        terms = List.copyOf(terms);
    }

    /// A term.
    ///
    /// @param name   as the kernel has it
    /// @param others its other spellings
    /// @param words  what it is
    public record Term(String name, List<String> others, String words) {
        /// Copies the list.
        public Term {
            others = List.copyOf(others);
        }

        /// The name and the other spellings.
        public String title() {
            return others.isEmpty() ? name : name + " (" + String.join(", ", others) + ")";
        }

        private boolean isSpelt(String spelling) {
            return name.equals(spelling) || others.contains(spelling);
        }

        private boolean has(String word) {
            return (title() + " " + words).toLowerCase(Locale.ROOT).contains(word);
        }

        private boolean begins(String wanted) {
            return Stream.concat(Stream.of(name), others.stream())
                .anyMatch(spelling -> spelling.toLowerCase(Locale.ROOT).startsWith(wanted));
        }
    }

    /// The glossary that comes with the program, explained in `language`; its terms are the same in all of them.
    public static Glossary bundled(Language language) {
        try (InputStream in = Glossary.class.getResourceAsStream(FOLDER + language.code() + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("no glossary in " + FOLDER);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the glossary", e);
        }
    }

    /// The terms of `text`: one a line, the spellings before a bar, separated by commas, and what it is behind it.
    /// Lines that are blank or begin with `#` mean nothing.
    ///
    /// @throws IllegalArgumentException with the number of the first line that has no bar
    static Glossary parse(String text) {
        List<Term> terms = new ArrayList<>();
        String[] lines = text.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank() || lines[i].startsWith("#")) {
                continue;
            }
            int bar = lines[i].indexOf(" | ");
            if (bar <= 0) {
                throw new IllegalArgumentException("line " + (i + 1) + ": expected \"term | words\", found \""
                    + lines[i] + "\"");
            }
            List<String> spellings = Arrays.stream(lines[i].substring(0, bar).split(",")).map(String::strip).toList();
            terms.add(new Term(spellings.getFirst(), spellings.subList(1, spellings.size()),
                lines[i].substring(bar + 3).strip()));
        }
        return new Glossary(terms);
    }

    /// The term that is spelt exactly so.
    public Optional<Term> term(String spelling) {
        return terms.stream().filter(term -> term.isSpelt(spelling)).findFirst();
    }

    /// The terms that have every word of `words`, those that begin with them first.
    public List<Term> matching(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return terms.stream().filter(term -> Arrays.stream(wanted.split("\\s+")).allMatch(term::has))
            .sorted((a, b) -> Boolean.compare(b.begins(wanted), a.begins(wanted))).toList();
    }
}
