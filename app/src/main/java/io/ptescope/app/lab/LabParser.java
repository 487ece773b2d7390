package io.ptescope.app.lab;

import io.ptescope.app.lab.Lab.Choice;
import io.ptescope.app.lab.Lab.Draw;
import io.ptescope.app.lab.Lab.Piece;
import io.ptescope.app.lab.Lab.Question;
import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads the text of a lab. One parser reads one text; the workload in it is read when a seed has filled it in.
public final class LabParser {
    private static final Pattern NAME = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})\\.\\.(\\d{1,6})");
    private static final int MOST_VALUES = 1000;
    private static final List<String> STATES = List.of("none", "RO clean", "RW clean", "RW dirty", "RO dirty");

    private final String file;
    private final List<String> goals = new ArrayList<>();
    private final List<String> tasks = new ArrayList<>();
    private final List<Draw> draws = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private String title = "";
    private String topic = "";
    private @Nullable Open open;

    private LabParser(String file) {
        this.file = file;
    }

    /// A question that is being read.
    private static final class Open {
        private final String text;
        private final Piece place;
        private final List<Choice> choices = new ArrayList<>();
        private final List<Piece> proofs = new ArrayList<>();
        private String kernel = "";
        private String mark = "";
        private String because = "";
        private @Nullable Piece number;

        Open(String text, Piece place) {
            this.text = text;
            this.place = place;
        }
    }

    /// The lab that `text` describes.
    ///
    /// @param file what users call the text, ending in `.lab`; errors begin with it
    /// @throws ScenarioException at the first error, with its line and column
    public static Lab parse(String file, String text) throws ScenarioException {
        return new LabParser(file).read(text.split("\\R", -1));
    }

    private Lab read(String[] rows) throws ScenarioException {
        for (int i = 0; i < rows.length; i++) {
            LabLine line = new LabLine(file, i + 1, rows[i]);
            if (line.isBlank()) {
                continue;
            }
            int column = line.column();
            String keyword = line.word("a keyword");
            if (keyword.equals("workload")) {
                line.end();
                close(line);
                return made(line, rows, i + 1);
            }
            read(keyword, column, line);
            declared(i + 1, rows[i]);
        }
        throw error(rows.length, 1, "expected a line \"workload\" and a workload below it, found the end of the file");
    }

    private Lab made(LabLine line, String[] rows, int begin) throws ScenarioException {
        if (title.isEmpty() || goals.isEmpty() || questions.isEmpty()) {
            throw line.error(1, "expected title, goal and at least one question before the workload");
        }
        for (int i = begin; i < rows.length; i++) {
            declared(i + 1, rows[i]);
        }
        String id = file.endsWith(".lab") ? file.substring(0, file.length() - ".lab".length()) : file;
        return new Lab(id, title, topic, goals, tasks, draws, questions,
            String.join("\n", Arrays.asList(rows).subList(begin, rows.length)), begin + 1);
    }

    private void read(String keyword, int column, LabLine line) throws ScenarioException {
        switch (keyword) {
            case "title" -> title = once(title, keyword, column, line);
            case "topic" -> topic = once(topic, keyword, column, line);
            case "goal" -> goals.add(text(line, "the goal"));
            case "do" -> tasks.add(text(line, "what to try"));
            case "vary" -> vary(line);
            case "question" -> {
                close(line);
                open = new Open(text(line, "the question"), new Piece(keyword, line.number(), column));
            }
            case "on", "choice", "number", "entry", "proof", "because" -> {
                Open question = open;
                if (question == null) {
                    throw line.error(column, "expected a line \"question\" before \"" + keyword + "\"");
                }
                answer(keyword, question, line);
            }
            default -> throw line.error(column, "expected title, topic, goal, do, vary, question, on, choice, number, "
                + "entry, proof, because or workload, found \"" + keyword + "\"");
        }
    }

    private static String once(String known, String keyword, int column, LabLine line) throws ScenarioException {
        if (!known.isEmpty()) {
            throw line.error(column, "expected one line \"" + keyword + "\", found another");
        }
        return line.rest("the " + keyword).text();
    }

    private void answer(String keyword, Open question, LabLine line) throws ScenarioException {
        switch (keyword) {
            case "on" -> {
                question.kernel = line.before("at", "a kernel").text();
                question.mark = text(line, "a mark of the workload");
            }
            case "choice" -> {
                String text = line.quoted("an answer");
                int column = line.column();
                if (!line.word("\"if\"").equals("if")) {
                    throw line.error(column, "expected \"if\" and an expectation");
                }
                question.choices.add(new Choice(text, line.rest("an expectation")));
            }
            case "number" -> question.number = line.rest("a quantity");
            case "entry" -> {
                Piece entry = line.rest("an entry");
                STATES.forEach(state -> question.choices.add(new Choice(state,
                    new Piece(entry.text() + " = " + state, entry.line(), entry.column()))));
            }
            case "proof" -> question.proofs.add(line.rest("expectations"));
            default -> question.because = text(line, "the explanation");
        }
    }

    /// Ends the question that is open.
    private void close(LabLine line) throws ScenarioException {
        Open question = open;
        if (question == null) {
            return;
        }
        String missing = question.kernel.isEmpty() ? "a line \"on\""
            : question.because.isEmpty() ? "a line \"because\""
            : question.number == null && question.choices.size() < 2 ? "two choices, a number or an entry" : "";
        if (!missing.isEmpty()) {
            throw line.error(1, "expected " + missing + " for the question of line " + question.place.line());
        }
        if (question.number != null && !question.choices.isEmpty()) {
            throw line.error(1, "expected either choices or a number for the question of line "
                + question.place.line());
        }
        questions.add(new Question(question.text, question.place, question.kernel, question.mark, question.choices,
            Optional.ofNullable(question.number), question.proofs, question.because));
        open = null;
    }

    private void vary(LabLine line) throws ScenarioException {
        int column = line.column();
        List<String> drawn = List.of(line.before("from", "names").text().split(" +"));
        for (String name : drawn) {
            if (!name.matches("[a-z]+") || !names.add(name)) {
                throw line.error(column, "expected new names of small letters, found \"" + name + "\"");
            }
        }
        int place = line.column();
        List<Integer> values = new ArrayList<>();
        while (!line.atEnd()) {
            int at = line.column();
            String word = line.word("a value");
            Matcher range = RANGE.matcher(word);
            if (range.matches()) {
                int first = Integer.parseInt(range.group(1));
                int last = Integer.parseInt(range.group(2));
                if (first > last) {
                    throw line.error(at, "expected a range from the lower to the higher number, found \"" + word
                        + "\"");
                }
                if (last - first >= MOST_VALUES) {
                    throw line.error(at, "expected a range of at most " + MOST_VALUES + " values, found \"" + word
                        + "\"");
                }
                IntStream.rangeClosed(first, last).forEach(values::add);
            } else if (word.matches("\\d{1,6}")) {
                values.add(Integer.parseInt(word));
            } else {
                throw line.error(at, "expected a number or a range such as 0..7, found \"" + word + "\"");
            }
        }
        if (values.size() < drawn.size()) {
            throw line.error(place, "expected at least " + drawn.size() + " values, found " + values.size());
        }
        draws.add(new Draw(drawn, values));
    }

    private static String text(LabLine line, String expected) throws ScenarioException {
        String text = line.quoted(expected);
        line.end();
        return text;
    }

    /// Every name in braces must be drawn.
    private void declared(int number, String row) throws ScenarioException {
        Matcher name = NAME.matcher(row);
        while (name.find()) {
            if (!names.contains(name.group(1))) {
                throw error(number, name.start() + 1, "expected one of the names that vary, found \"{" + name.group(1)
                    + "}\"");
            }
        }
    }

    private ScenarioException error(int line, int column, String message) {
        return new ScenarioException(new Diagnostic(file, line, column, message));
    }
}
