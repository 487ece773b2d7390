package io.ptescope.app.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads a file of translated phrases as GNU gettext and the tools of translators write it (gettext manual, "The Format
/// of PO Files"): `msgid` and `msgstr` with strings over as many lines as they need, `#:` references, `#` comments.
///
/// Contexts and plural forms are refused: a phrase is known by its English text alone. A translation that is marked
/// `fuzzy` is one that nobody has looked at; like an empty one, it is left out, and so are the obsolete phrases (`#~`).
final class PoFile {
    private static final String MSGID = "msgid";
    private static final String MSGSTR = "msgstr";

    private final String file;
    private final List<Phrase> phrases = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final List<String> references = new ArrayList<>();
    private boolean fuzzy;
    private String english = "";
    private final StringBuilder text = new StringBuilder();
    private Part part = Part.NONE;
    private int begun;
    private int number;

    /// What strings belong to at the moment.
    private enum Part { NONE, ENGLISH, TRANSLATION }

    private PoFile(String file) {
        this.file = file;
    }

    /// A phrase and its translation.
    ///
    /// @param references where the phrase stands, as the file says
    /// @param line       the number of the line with its `msgid`, from 1
    record Phrase(String english, String translation, List<String> references, int line) {
        /// Copies the list.
        Phrase {
            references = List.copyOf(references);
        }
    }

    /// The phrases of `content` that are translated, in their order.
    ///
    /// @param file what errors call it
    /// @throws BrokenPhrases with the place of the first mistake
    static List<Phrase> parse(String file, String content) {
        PoFile reader = new PoFile(file);
        content.lines().forEachOrdered(reader::read);
        reader.number++;
        reader.close(1);
        return List.copyOf(reader.phrases);
    }

    private void read(String line) {
        number++;
        String words = line.strip();
        int column = line.indexOf(words) + 1;
        if (words.isEmpty()) {
            close(column);
        } else if (words.startsWith("#")) {
            comment(words, column);
        } else if (words.startsWith("\"")) {
            if (part == Part.NONE) {
                throw error(column, "expected msgid before the first string");
            }
            string(words, column);
        } else if (isKeyword(words, MSGID)) {
            close(column);
            part = Part.ENGLISH;
            begun = number;
            keyword(words, MSGID, column);
        } else if (isKeyword(words, MSGSTR)) {
            if (part != Part.ENGLISH) {
                throw error(column, "expected msgid before msgstr");
            }
            english = text.toString();
            text.setLength(0);
            part = Part.TRANSLATION;
            keyword(words, MSGSTR, column);
        } else {
            throw error(column, "expected msgid, msgstr, a string in quotes or a comment, found \""
                + words.split("\\s", 2)[0] + "\"");
        }
    }

    private static boolean isKeyword(String words, String keyword) {
        return words.startsWith(keyword) && (words.length() == keyword.length()
            || !Character.isLetterOrDigit(words.charAt(keyword.length())) && "_[".indexOf(
                words.charAt(keyword.length())) < 0);
    }

    private void comment(String words, int column) {
        if (part != Part.NONE) {
            close(column);
        }
        if (words.startsWith("#:")) {
            references.addAll(Arrays.stream(words.substring(2).strip().split("\\s+")).toList());
        } else if (words.startsWith("#,")) {
            fuzzy |= Arrays.stream(words.substring(2).split(",")).anyMatch(flag -> flag.strip().equals("fuzzy"));
        }
    }

    private void keyword(String words, String keyword, int column) {
        String rest = words.substring(keyword.length());
        int at = column + keyword.length() + rest.length() - rest.stripLeading().length();
        string(rest.strip(), at);
    }

    /// Adds what stands between the quotes of `quoted`, which begins at `column`.
    private void string(String quoted, int column) {
        if (!quoted.startsWith("\"")) {
            throw error(column, "expected a string in quotes");
        }
        int i = 1;
        while (i < quoted.length() && quoted.charAt(i) != '"') {
            if (quoted.charAt(i) == '\\') {
                text.append(escaped(quoted, i + 1, column));
                i++;
            } else {
                text.append(quoted.charAt(i));
            }
            i++;
        }
        if (i >= quoted.length()) {
            throw error(column + quoted.length(), "expected \" at the end of the string");
        }
        if (i < quoted.length() - 1) {
            throw error(column + i + 1, "expected nothing behind the string");
        }
    }

    private char escaped(String quoted, int at, int column) {
        char escape = at < quoted.length() ? quoted.charAt(at) : ' ';
        return switch (escape) {
            case '"', '\\' -> escape;
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> throw error(column + at - 1, "expected \\\", \\\\, \\n or \\t");
        };
    }

    /// The phrase that was begun, if any, is complete.
    private void close(int column) {
        if (part == Part.ENGLISH) {
            throw error(column, "expected msgstr for the msgid in line " + begun);
        }
        if (part == Part.TRANSLATION) {
            if (!known.add(english)) {
                throw new BrokenPhrases(file, begun, 1, "the phrase is here already: \"" + english + "\"");
            }
            if (!english.isEmpty() && !text.isEmpty() && !fuzzy) {
                phrases.add(new Phrase(english, text.toString(), references, begun));
            }
            references.clear();
            fuzzy = false;
            text.setLength(0);
            part = Part.NONE;
        }
    }

    private BrokenPhrases error(int column, String problem) {
        return new BrokenPhrases(file, number, Math.max(1, column), problem);
    }
}
