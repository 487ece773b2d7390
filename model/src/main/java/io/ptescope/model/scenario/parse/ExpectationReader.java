package io.ptescope.model.scenario.parse;

import io.ptescope.model.kernel.Errno;
import io.ptescope.model.scenario.Expectation;
import io.ptescope.model.scenario.Expectation.Comparison;
import io.ptescope.model.scenario.Expectation.PageWord;
import io.ptescope.model.scenario.Expectation.PteWord;
import io.ptescope.model.scenario.Quantity;
import io.ptescope.model.scenario.Quantity.FrameCounter;
import io.ptescope.model.scenario.Quantity.LastValue;
import io.ptescope.model.scenario.Quantity.ProcessCounter;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Spot;
import io.ptescope.model.scenario.Statement.Act;
import io.ptescope.model.scenario.parse.Words.Word;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Signal;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads expectations: `A[3] = RO clean`, `F[3] dirty`, `nr_dirty <= 1`, `disk F[3] = 66`, `in C faults = 2`.
final class ExpectationReader {
    private static final long MOST = Long.MAX_VALUE / 2;
    private static final String SAME = "same-frame";
    private static final String OTHER = "other-frame";

    private final Words words;
    private final Scope scope;

    ExpectationReader(Words words, Scope scope) {
        this.words = words;
        this.scope = scope;
    }

    /// One or more, separated by semicolons.
    List<Expectation> list() throws ScenarioException {
        List<Expectation> list = new ArrayList<>();
        do {
            list.add(one());
        } while (words.takeIf(";"));
        if (!words.atEnd()) {
            throw words.unlike(Wording.of("\";\" or the end of the line"));
        }
        return list;
    }

    /// `A[3]`, `in C A[3]` or `F[3]`.
    Spot spot() throws ScenarioException {
        String process = process();
        return spot(process, words.takeSymbol(Wording.of("a mapping or file with a page, such as A[3]")));
    }

    private Expectation one() throws ScenarioException {
        String process = process();
        Word word = words.takeSymbol(Wording.of("what to expect, such as A[3] = RO clean or nr_dirty = 1"));
        String text = word.text();
        if (words.isNext("[")) {
            return about(spot(process, word));
        }
        if (text.equals("signal")) {
            return signal(process);
        }
        return compare(quantity(process, word));
    }

    private String process() throws ScenarioException {
        if (!words.takeIf("in")) {
            return Act.FIRST_PROCESS;
        }
        return scope.anyProcess(words, words.takeSymbol(Wording.of("a process")));
    }

    private Quantity quantity(String process, Word word) throws ScenarioException {
        String text = word.text();
        if (text.equals("disk")) {
            Word name = words.takeSymbol(Wording.of("a file with a page, such as F[3]"));
            scope.file(words, name);
            return new Quantity.ByteOnDisk((Spot.FilePage) spot(process, name));
        }
        for (Counter counter : Counter.values()) {
            if (counter.name().toLowerCase(Locale.ROOT).equals(text)) {
                return new Quantity.Global(counter);
            }
        }
        for (ProcessCounter counter : ProcessCounter.values()) {
            if (counter.text().equals(text)) {
                return new Quantity.OfProcess(process, counter);
            }
        }
        for (LastValue value : LastValue.values()) {
            if (value.text().equals(text)) {
                return new Quantity.OfLast(process, value);
            }
        }
        for (FrameCounter counter : FrameCounter.values()) {
            if (counter.text().equals(text)) {
                return new Quantity.OfFrame(counter, spot());
            }
        }
        if (scope.hasMapping(process, text) || scope.isFile(text)) {
            spot(process, word); // fails: its page is missing
        }
        throw words.expected(Wording.of("a page such as A[3], a counter such as nr_dirty or faults, or signal"),
            word, vocabulary(process));
    }

    private Set<String> vocabulary(String process) {
        Set<String> all = new LinkedHashSet<>(List.of("signal", "disk"));
        Arrays.stream(Counter.values()).map(counter -> counter.name().toLowerCase(Locale.ROOT)).forEach(all::add);
        Arrays.stream(ProcessCounter.values()).map(ProcessCounter::text).forEach(all::add);
        Arrays.stream(LastValue.values()).map(LastValue::text).forEach(all::add);
        Arrays.stream(FrameCounter.values()).map(FrameCounter::text).forEach(all::add);
        all.addAll(scope.mappings(process));
        all.addAll(scope.files());
        return all;
    }

    private Spot spot(String process, Word name) throws ScenarioException {
        boolean mapped = scope.hasMapping(process, name.text());
        if (!mapped && !scope.isFile(name.text())) {
            Set<String> known = new LinkedHashSet<>(scope.mappings(process));
            known.addAll(scope.files());
            throw words.expected(Words.oneOf(Wording.of("a mapping of {0} or a file", process), known), name, known);
        }
        if (!words.takeIf("[")) {
            throw words.unlike(Wording.of("\"[\" and a page"));
        }
        int most = mapped ? scope.mapping(words, name, process).pages() : Limits.PAGES;
        int page = (int) words.number(Wording.of("a page of {0}", name.text()),
            words.takeSymbol(Wording.of("a page")), 0, most - 1L);
        if (!words.takeIf("]")) {
            throw words.unlike(Wording.of("\"]\""));
        }
        return mapped ? new Spot.Entry(process, name.text(), page) : new Spot.FilePage(name.text(), page);
    }

    private Expectation about(Spot spot) throws ScenarioException {
        if (words.takeIf(SAME)) {
            return new Expectation.SameFrame(spot, false, spot());
        }
        if (words.takeIf(OTHER)) {
            return new Expectation.SameFrame(spot, true, spot());
        }
        if (spot instanceof Spot.FilePage page && !words.atEnd() && Character.isLetter(words.ahead().charAt(0))) {
            return new Expectation.PageIs(page, pageWords());
        }
        Word sign = words.takeSymbol(Wording.of("= or another comparison, {0} or {1}", SAME, OTHER));
        Comparison comparison = comparison(sign);
        if (!words.atEnd() && isNumber(words.ahead())) {
            return new Expectation.Compares(new Quantity.ByteInMemory(spot), comparison, number());
        }
        boolean not = comparison == Comparison.NOT_EQUAL;
        if (!not && comparison != Comparison.EQUAL) {
            throw words.expected(Wording.of("= or != before words"), sign);
        }
        return switch (spot) {
            case Spot.Entry entry -> new Expectation.EntryIs(entry, not, pteWords());
            case Spot.FilePage page when not -> throw words.expected(Wording.of("= before words about a page"), sign);
            case Spot.FilePage page -> new Expectation.PageIs(page, pageWords());
        };
    }

    private Expectation signal(String process) throws ScenarioException {
        Word sign = words.takeSymbol(Wording.of("= or !="));
        Comparison comparison = comparison(sign);
        if (comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL) {
            throw words.expected(Wording.of("= or !="), sign);
        }
        List<String> signals = Arrays.stream(Signal.values()).map(ExpectationReader::text).toList();
        Wording expected = Wording.of("a signal: {0}", Words.or(signals));
        Word word = words.takeSymbol(expected);
        int found = signals.indexOf(word.text());
        if (found < 0) {
            throw words.expected(expected, word, signals);
        }
        return new Expectation.SignalIs(process, comparison == Comparison.NOT_EQUAL, Signal.values()[found]);
    }

    private static String text(Signal signal) {
        return signal == Signal.NONE ? "none" : signal.name();
    }

    private Expectation compare(Quantity quantity) throws ScenarioException {
        Comparison comparison = comparison(words.takeSymbol(Wording.of("= or another comparison")));
        return new Expectation.Compares(quantity, comparison, number());
    }

    private Comparison comparison(Word sign) throws ScenarioException {
        for (Comparison comparison : Comparison.values()) {
            if (comparison.text().equals(sign.text())) {
                return comparison;
            }
        }
        List<String> signs = Arrays.stream(Comparison.values()).map(Comparison::text).toList();
        throw words.expected(Words.or(signs), sign, signs);
    }

    private static boolean isNumber(String ahead) {
        return Character.isDigit(ahead.charAt(0)) || ahead.charAt(0) == '-';
    }

    private long number() throws ScenarioException {
        Word word = words.takeSymbol(Wording.of("a number"));
        String name = word.text().startsWith("-") ? word.text().substring(1) : word.text();
        Optional<Errno> error = Arrays.stream(Errno.values()).filter(one -> one.name().equals(name)).findFirst();
        return error.isPresent() ? error.get().result() : words.number(Wording.of("a number"), word, -4095, MOST);
    }

    private List<PteWord> pteWords() throws ScenarioException {
        List<PteWord> found = new ArrayList<>();
        List<String> all = Arrays.stream(PteWord.values()).map(PteWord::text).toList();
        Wording expected = Wording.of("what the entry is: {0}", Words.or(all));
        do {
            Word word = words.takeSymbol(expected);
            int index = all.indexOf(word.text());
            if (index < 0) {
                throw words.expected(expected, word, all);
            }
            found.add(PteWord.values()[index]);
        } while (!words.atEnd() && !words.isNext(";"));
        return found;
    }

    private List<PageWord> pageWords() throws ScenarioException {
        List<PageWord> found = new ArrayList<>();
        List<String> all = Arrays.stream(PageWord.values()).map(PageWord::text).toList();
        Wording expected = Wording.of("what the page is: {0}", Words.or(all));
        do {
            Word word = words.takeSymbol(expected);
            int index = all.indexOf(word.text());
            if (index < 0) {
                throw words.expected(expected, word, all);
            }
            found.add(PageWord.values()[index]);
        } while (!words.atEnd() && !words.isNext(";"));
        return found;
    }
}
