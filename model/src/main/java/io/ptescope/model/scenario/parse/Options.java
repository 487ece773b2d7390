package io.ptescope.model.scenario.parse;

import io.ptescope.model.scenario.Range;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.Words.Word;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The words at the end of a line whose order does not matter: flags, and keys with a number (`pages=4`).
final class Options {
    private final Words words;
    private final Map<String, Word> values = new LinkedHashMap<>();
    private final Map<String, Word> flags = new LinkedHashMap<>();

    /// Takes the rest of the line. `keys` are written with their `=`.
    Options(Words words, List<String> flagWords, List<String> keys) throws ScenarioException {
        this.words = words;
        List<String> all = new ArrayList<>(keys);
        all.addAll(flagWords);
        Wording expected = all.isEmpty() ? Words.END : Wording.of("{0}, or the end of the line", Words.or(all));
        while (!words.atEnd()) {
            Word word = words.take(expected);
            int equals = word.text().indexOf('=') + 1;
            String key = word.text().substring(0, equals);
            if (equals > 0 && keys.contains(key)) {
                put(values, key, new Word(word.text().substring(equals), word.column() + equals));
            } else if (flagWords.contains(word.text())) {
                put(flags, word.text(), word);
            } else {
                String misspelt = equals > 0 ? key : word.text();
                throw words.expected(expected, new Word(misspelt, word.column()), all);
            }
        }
    }

    boolean has(String flag) {
        return flags.containsKey(flag);
    }

    /// The column of a key or flag that is there.
    int column(String word) {
        Word value = values.get(word);
        return value != null ? value.column() : flags.getOrDefault(word, new Word("", words.column())).column();
    }

    /// The number behind `key`, `otherwise` if it is not there.
    long number(String key, Wording what, long least, long most, long otherwise) throws ScenarioException {
        Word value = values.get(key);
        return value == null ? otherwise : words.number(what, value, least, most);
    }

    /// The number behind `key`, which has to be there.
    long required(String key, Wording what, long least, long most) throws ScenarioException {
        Word value = values.get(key);
        if (value == null) {
            throw words.missing(Wording.of("{0} with {1} ({2} to {3})", key, what, least, most));
        }
        return words.number(what, value, least, most);
    }

    /// The pages `first-last` behind `key`, both below `pages`; [Range#WHOLE] if it is not there.
    Range pageRange(String key, Wording what, int pages) throws ScenarioException {
        Word value = values.get(key);
        if (value == null) {
            return Range.WHOLE;
        }
        int dash = value.text().indexOf('-');
        if (dash < 0) {
            throw words.expected(Wording.of("{0} such as 2-3", what), value);
        }
        int first = (int) words.number(Wording.of("the first page"), new Word(value.text().substring(0, dash),
            value.column()), 0, pages - 1);
        int last = (int) words.number(Wording.of("the last page"), new Word(value.text().substring(dash + 1),
            value.column() + dash + 1), first, pages - 1);
        return new Range(first, last - first + 1);
    }

    boolean hasKey(String key) {
        return values.containsKey(key);
    }

    /// Fails if two of `alternatives` are there.
    void atMostOne(List<String> alternatives) throws ScenarioException {
        List<String> found = flags.keySet().stream().filter(alternatives::contains).toList();
        if (found.size() > 1) {
            throw words.error(column(found.get(1)), Wording.of("one of {0}", Words.or(alternatives)),
                Wording.of("both \"{0}\" and \"{1}\"", found.get(0), found.get(1)));
        }
    }

    private void put(Map<String, Word> map, String key, Word word) throws ScenarioException {
        if (map.put(key, word) != null) {
            throw words.error(word.column(), Wording.of("\"{0}\" once", key), Wording.of("it twice"));
        }
    }
}
