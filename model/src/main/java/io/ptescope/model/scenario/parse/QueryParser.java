package io.ptescope.model.scenario.parse;

import io.ptescope.model.event.Topic;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Site;
import io.ptescope.model.kernel.Sites;
import io.ptescope.model.scenario.Expectation;
import io.ptescope.model.scenario.Quantity;
import io.ptescope.model.scenario.Query;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Spot;
import io.ptescope.model.scenario.parse.Words.Word;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Field;
import io.ptescope.model.wording.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads queries:
///
/// ```
/// query = all { "or" all }
/// all   = one { "and" one }
/// one   = "not" one | "(" query ")" | event | ["while"] expectation
/// event = "change" FIELD | "entry" A[3] | "page" F[3] | "frame" PFN | "counter" NAME | "call" FUNCTION
///       | "line" FUNCTION:LABEL | "task" NAME | "load" | "store" | "trap" | …
/// ```
///
/// An expectation is met where it comes to hold; behind `while` everywhere it holds. FIELD is a name of [Field] in
/// lower case, PFN hexadecimal.
public final class QueryParser {
    private static final String FILE = "query";
    private static final List<String> WORDS = List.of("change", "entry", "page", "frame", "counter", "call", "line",
        "task", "while", "not");

    private static final Wording JOINED = Wording.of("\"and\", \"or\" or the end of the query");

    private final Scope scope;
    private final List<String> tasks;
    private String text = "";
    private int at;

    /// A parser for queries about one run.
    ///
    /// @param files    length in pages of each file, by name
    /// @param mappings length in pages of each mapping, by process and name
    /// @param tasks    what people call the tasks
    public QueryParser(Map<String, Integer> files, Map<String, Map<String, Integer>> mappings, List<String> tasks) {
        this.scope = Scope.of(files, mappings);
        this.tasks = List.copyOf(tasks);
    }

    /// The query that `line` says.
    ///
    /// @throws ScenarioException with the column of what is wrong, and what was expected there
    public Query parse(String line) throws ScenarioException {
        text = line;
        at = 0;
        Query query = either();
        if (!atEnd()) {
            throw words(at).expected(JOINED, word());
        }
        return query;
    }

    private Query either() throws ScenarioException {
        Query query = both();
        while (takeIf("or")) {
            query = new Query.Or(query, both());
        }
        return query;
    }

    private Query both() throws ScenarioException {
        Query query = one();
        while (takeIf("and")) {
            query = new Query.And(query, one());
        }
        return query;
    }

    private Query one() throws ScenarioException {
        if (takeIf("not")) {
            return new Query.Not(one());
        }
        if (takeIf("(")) {
            Query inner = either();
            if (!takeIf(")")) {
                throw unlike(Wording.of("\")\""));
            }
            return inner;
        }
        if (atEnd()) {
            throw unlike(Wording.of(
                "what to look for, such as \"call do_wp_page\", \"entry A[3]\" or \"nr_dirty > 2\""));
        }
        return term();
    }

    private Query term() throws ScenarioException {
        Word word = word();
        for (Topic topic : Topic.values()) {
            if (name(topic).equals(word.text())) {
                take(word);
                return new Query.Remarks(topic);
            }
        }
        return switch (word.text()) {
            case "change" -> new Query.Changes(after(word, Wording.of("a field"), Field.values(), QueryParser::name));
            case "counter" -> new Query.ChangesCounter(after(word, Wording.of("a counter"), Counter.values(),
                QueryParser::name));
            case "call" -> new Query.Calls(after(word, Wording.of("a kernel function"), Function.values(),
                Function::text));
            case "line" -> new Query.Line(after(word, Wording.of("a line, such as do_wp_page:reuse"),
                Sites.all().toArray(Site[]::new), site -> site.function() + ":" + site.label()).id());
            case "task" -> new Query.ByTask(after(word, Wording.of("a task"),
                tasks.toArray(String[]::new), task -> task));
            case "frame" -> frame(word);
            case "entry", "page" -> spot(word);
            case "while" -> {
                take(word);
                yield new Query.Holds(expectation());
            }
            default -> new Query.Becomes(expectation());
        };
    }

    /// How queries write one of many.
    private interface Naming<T> {
        String text(T one);
    }

    private <T> T after(Word keyword, Wording expected, T[] all, Naming<T> naming)
        throws ScenarioException {
        take(keyword);
        if (atEnd()) {
            throw unlike(expected);
        }
        Word word = word();
        for (T one : all) {
            if (naming.text(one).equals(word.text())) {
                take(word);
                return one;
            }
        }
        throw words(at).expected(expected, word, Arrays.stream(all).map(naming::text).toList());
    }

    private Query frame(Word keyword) throws ScenarioException {
        Wording expected = Wording.of("a frame number in hexadecimal");
        take(keyword);
        if (atEnd()) {
            throw unlike(expected);
        }
        Word word = word();
        if (!word.text().matches("[0-9a-f]{1,6}")) {
            throw words(at).expected(expected, word);
        }
        take(word);
        return new Query.ChangesFrame(Integer.parseInt(word.text(), 16));
    }

    private Query spot(Word keyword) throws ScenarioException {
        take(keyword);
        int begin = at;
        Words words = words(begin, end());
        Spot spot = new ExpectationReader(words, scope).spot();
        if (!words.atEnd()) {
            throw words.unlike(JOINED);
        }
        at = end();
        skip();
        return switch (spot) {
            case Spot.Entry entry when keyword.text().equals("entry") -> new Query.ChangesEntry(entry);
            case Spot.FilePage page when keyword.text().equals("page") -> new Query.ChangesPage(page);
            case Spot.Entry _ -> throw words.error(begin + 1, Wording.of("a file with a page"),
                Wording.of("a mapping: say \"entry\" for those"));
            case Spot.FilePage _ -> throw words.error(begin + 1, Wording.of("a mapping with a page"),
                Wording.of("a file: say \"page\" for those"));
        };
    }

    private Expectation expectation() throws ScenarioException {
        Word first = atEnd() ? new Word("", at + 1) : word();
        Words words = words(at, end());
        List<Expectation> list;
        try {
            list = new ExpectationReader(words, scope).list();
        } catch (ScenarioException problem) {
            boolean lost = problem.diagnostic().column() == first.column() && first.text().matches("[a-z]+");
            throw lost ? words.expected(Wording.of("an event or a condition"), first, WORDS) : problem;
        }
        Expectation one = list.getFirst();
        if (list.size() > 1 || !isOfMachine(one)) {
            throw list.size() > 1
                ? words.error(first.column(), Wording.of("one condition"),
                    Wording.of("several: join them with \"and\""))
                : words.error(first.column(), Wording.of("a condition of the machine"),
                    Wording.of("one of what an operation gave"));
        }
        at = end();
        skip();
        return one;
    }

    /// Whether an expectation can be held against the machine alone, at any moment.
    private static boolean isOfMachine(Expectation expectation) {
        return switch (expectation) {
            case Expectation.SignalIs _ -> false;
            case Expectation.Compares(Quantity.OfLast _, Expectation.Comparison _, long _) -> false;
            case Expectation.Compares(Quantity.OfProcess(String _, Quantity.ProcessCounter counter),
                Expectation.Comparison _, long _) -> counter != Quantity.ProcessCounter.FAULTS;
            case Expectation.EntryIs _, Expectation.PageIs _, Expectation.Compares _, Expectation.SameFrame _ -> true;
        };
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private boolean atEnd() {
        skip();
        return at == text.length();
    }

    private void skip() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    /// The next word; does not take it.
    private Word word() {
        skip();
        int end = at;
        while (end < text.length() && " ()".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return new Word(text.substring(at, end == at && end < text.length() ? end + 1 : end), at + 1);
    }

    private void take(Word word) {
        at = word.column() - 1 + word.text().length();
        skip();
    }

    private boolean takeIf(String wanted) {
        if (!atEnd() && word().text().equals(wanted)) {
            take(word());
            return true;
        }
        return false;
    }

    /// Where the condition that begins here ends: at `and`, `or`, a bracket, or the end.
    private int end() {
        int from = at;
        int end = text.length();
        int here = at;
        while (!atEnd()) {
            Word word = word();
            if (List.of("and", "or", ")", "(").contains(word.text())) {
                end = word.column() - 1;
                break;
            }
            take(word);
        }
        at = from;
        return Math.max(end, here);
    }

    /// What comes next is not `expected`, be it another word or the end.
    private ScenarioException unlike(Wording expected) {
        return atEnd() ? words(at).error(at + 1, expected, Wording.of("the end of the query"))
            : words(at).expected(expected, word());
    }

    private Words words(int from) {
        return words(from, text.length());
    }

    /// What stands from `from` to `to`, with its columns.
    private Words words(int from, int to) {
        return new Words(FILE, 1, " ".repeat(from) + text.substring(from, to).stripTrailing());
    }
}
