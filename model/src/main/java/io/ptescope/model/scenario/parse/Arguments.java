package io.ptescope.model.scenario.parse;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.scenario.Keyword;
import io.ptescope.model.scenario.Protection;
import io.ptescope.model.scenario.Range;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.Scope.Mapping;
import io.ptescope.model.scenario.parse.Words.Word;
import io.ptescope.model.wording.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Takes the arguments of one operation and checks each against what is declared.
///
/// @param words   what is left of the line
/// @param scope   what is declared
/// @param process who does it
record Arguments(Words words, Scope scope, String process) {
    /// The length of a file or mapping that names none.
    static final int USUAL_PAGES = 4;

    Arguments as(String other) {
        return new Arguments(words, scope, other);
    }

    Mapping mapping() throws ScenarioException {
        return scope.mapping(words, words.take(Wording.of("a mapping")), process);
    }

    String file() throws ScenarioException {
        return scope.file(words, words.take(Wording.of("a file")));
    }

    /// A name that is new: of a mapping, file, process.
    Word newName(Wording what) throws ScenarioException {
        Word word = words.take(Wording.of("a name for {0}", what));
        char first = word.text().charAt(0);
        boolean good = word.text().length() <= Limits.NAME && Character.isLetter(first)
            && word.text().chars().allMatch(c -> Words.isNamePart((char) c));
        if (!good) {
            throw words.expected(
                Wording.of("a name for {0} (a letter, then letters, digits, . _ or -, at most {1} characters)", what,
                    Limits.NAME), word);
        }
        return word;
    }

    /// A page of `mapping`, or one behind its end, where nothing is: whoever touches that gets a signal.
    int page(Mapping mapping) throws ScenarioException {
        return pageBelow(Wording.of("a page of {0}", mapping.name()), mapping.slot());
    }

    /// A page of a file, or one beyond its end: files grow and shrink.
    int filePage() throws ScenarioException {
        return (int) words.number(Wording.of("a page"), 0, Limits.PAGES - 1);
    }

    int pageBelow(Wording what, int pages) throws ScenarioException {
        return (int) words.number(what, 0, pages - 1);
    }

    /// First page and number of pages, both in the slot of `mapping`.
    Range range(Mapping mapping) throws ScenarioException {
        int first = page(mapping);
        int count = (int) words.number(
            Wording.of("a number of pages of {0} from page {1} on", mapping.name(), first), 1, mapping.slot() - first);
        return new Range(first, count);
    }

    /// First page and number of pages of a file.
    Range fileRange() throws ScenarioException {
        int first = filePage();
        return new Range(first, (int) words.number(Wording.of("a number of pages"), 1, Limits.PAGES));
    }

    int pages(Wording what) throws ScenarioException {
        return (int) words.number(what, 1, Limits.PAGES);
    }

    int value() throws ScenarioException {
        return (int) words.number(Wording.of("a byte"), 0, 255);
    }

    /// The byte, or `usual` where it is left out.
    int valueOr(char usual) throws ScenarioException {
        boolean left = words.atEnd() || words.ahead().startsWith("at=") || words.ahead().equals("word");
        return left ? usual : value();
    }

    int at(Options options) throws ScenarioException {
        return (int) options.number("at=", Wording.of("an offset in the page"), 0, PageSize.BYTES - 1, 0);
    }

    Protection protection() throws ScenarioException {
        return choice(Wording.of("a protection"), List.of(Protection.values()), Protection::text);
    }

    /// One of some constants that workloads write in small letters.
    <E extends Enum<E> & Keyword> E choice(Wording what, E[] choices)
        throws ScenarioException {
        return choice(what, Arrays.asList(choices), E::text);
    }

    private <E> E choice(Wording what, List<E> choices, Function<E, String> text)
        throws ScenarioException {
        List<String> texts = choices.stream().map(text).toList();
        Wording expected = Wording.of("{0}: {1}", what, Words.or(texts));
        Word word = words.take(expected);
        int found = texts.indexOf(word.text());
        if (found < 0) {
            throw words.expected(expected, word, texts);
        }
        return choices.get(found);
    }

    Options options(List<String> flags, List<String> keys) throws ScenarioException {
        return new Options(words, flags, keys);
    }

    /// Whether the one flag that may follow is there.
    boolean flag(String flag) throws ScenarioException {
        return options(List.of(flag), List.of()).has(flag);
    }

    void end() throws ScenarioException {
        words.end();
    }
}
