package io.ptescope.model.scenario.parse;

import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.Place;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.Statement;
import io.ptescope.model.scenario.Statement.Act;
import io.ptescope.model.scenario.parse.Words.Word;
import io.ptescope.model.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads a scenario. One parser reads one text.
public final class ScenarioParser {
    private final String file;
    private final Scope scope = new Scope();
    private final SetupReader setup = new SetupReader();
    private final OperationReader operations = new OperationReader();
    private final LessonReader lessons = new LessonReader(scope);
    private final BlockReader blocks = new BlockReader(scope, operations);
    private final Set<String> keywords = new LinkedHashSet<>();
    private final Mistakes mistakes;

    private ScenarioParser(String file, Mistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
        keywords.addAll(setup.keywords());
        keywords.addAll(operations.keywords());
        keywords.addAll(LessonReader.KEYWORDS);
        keywords.addAll(List.of("in", "together", "schedule"));
    }

    /// The scenario that `text` describes.
    ///
    /// @param file what the user calls the text; errors begin with it
    /// @throws ScenarioException at the first error, with its line and column
    public static Scenario parse(String file, String text) throws ScenarioException {
        return new ScenarioParser(file, new Mistakes.Fatal()).read(text);
    }

    /// What `text` says and all that is wrong with it. A line with a mistake counts as an empty one; what is wrong only
    /// because of that is not told.
    public static Reading read(String file, String text) {
        Mistakes.Kept kept = new Mistakes.Kept();
        try {
            return new Reading(new ScenarioParser(file, kept).read(text), kept.all());
        } catch (ScenarioException end) {
            return new Reading(new Scenario(file, List.of()), kept.with(end));
        }
    }

    /// What could stand at a place of `text`. What follows on the same line and below does not matter.
    ///
    /// @param line   from 1
    /// @param column of the first character that is not yet there, from 1
    public static Choices choices(String text, int line, int column) {
        return Choices.at(text, line, column);
    }

    /// The words with which a line can begin.
    public static Set<String> keywords() {
        return Set.copyOf(new ScenarioParser("", new Mistakes.Fatal()).keywords);
    }

    private Scenario read(String text) throws ScenarioException {
        Words whole = new Words(file, 1, "");
        if (text.length() > Limits.TEXT) {
            throw whole.error(1, Wording.of("at most {0} characters", Limits.TEXT), Wording.of("{0}", text.length()));
        }
        String[] rows = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1);
        if (rows.length > Limits.LINES) {
            throw new Words(file, Limits.LINES + 1, "").error(1, Wording.of("at most {0} lines", Limits.LINES),
                Wording.of("{0}", rows.length));
        }
        int used = rows[rows.length - 1].isEmpty() ? rows.length - 1 : rows.length;
        List<Line> lines = new ArrayList<>(used);
        for (int i = 0; i < used; i++) {
            String row = rows[i].endsWith("\r") ? rows[i].substring(0, rows[i].length() - 1) : rows[i];
            try {
                lines.add(line(i + 1, row));
            } catch (ScenarioException mistake) {
                mistakes.found(mistake, row);
                lines.add(new Line(new Place(i + 1, 1), "", new Statement.Nothing(), ""));
            }
        }
        Words end = new Words(file, Math.max(1, used), "");
        blocks.close(end);
        if (!scope.isRunning() && mistakes.none()) {
            throw end.error(1, Wording.of("at least one operation"), Wording.of("the end of the file"));
        }
        return new Scenario(file, lines);
    }

    private Line line(int number, String row) throws ScenarioException {
        Words raw = new Words(file, number, row);
        if (row.length() > Limits.LINE) {
            throw raw.error(Limits.LINE + 1, Wording.of("at most {0} characters on a line", Limits.LINE),
                Wording.of("{0}", row.length()));
        }
        for (int i = 0; i < row.length(); i++) {
            if (Character.isISOControl(row.charAt(i)) && row.charAt(i) != '\t') {
                throw raw.error(i + 1, Wording.of("text without control characters"),
                    Wording.of("the control character {0}", "U+%04X".formatted((int) row.charAt(i))));
            }
        }
        int hash = commentStart(row);
        Words words = new Words(file, number, row.substring(0, hash));
        String comment = hash == row.length() ? "" : row.substring(hash + 1).strip();
        if (words.atEnd()) {
            return new Line(new Place(number, 1), "", new Statement.Nothing(), comment);
        }
        Place place = words.place();
        String text = words.ahead();
        return new Line(place, text, statement(words), comment);
    }

    private Statement statement(Words words) throws ScenarioException {
        Word keyword = peek(words);
        if (blocks.isLane(keyword)) {
            return blocks.lane(words);
        }
        if (keyword.text().equals("schedule")) {
            words.take(Wording.NONE);
            return blocks.schedule(keyword, words);
        }
        boolean awaitsSchedule = blocks.awaitsSchedule();
        blocks.close(words, keyword);
        if (keyword.text().equals("in") || operations.keywords().contains(keyword.text())) {
            return operations.read(words, scope);
        }
        words.take(Wording.NONE);
        if (keyword.text().equals("together")) {
            words.end();
            return blocks.open();
        }
        if (LessonReader.KEYWORDS.contains(keyword.text())) {
            return lessons.read(keyword, words);
        }
        if (setup.keywords().contains(keyword.text())) {
            return setup.read(keyword, new Arguments(words, scope, Act.FIRST_PROCESS));
        }
        throw words.expected(Wording.of("an operation or another line of a scenario"), keyword, keywords,
            offered(awaitsSchedule));
    }

    /// The words with which this line could begin.
    private List<String> offered(boolean awaitsSchedule) {
        Set<String> setups = setup.keywords();
        List<String> offered = new ArrayList<>(setup.offered(scope));
        keywords.stream().filter(word -> !setups.contains(word) && (awaitsSchedule || !word.equals("schedule")))
            .forEach(offered::add);
        return offered;
    }

    private Word peek(Words words) throws ScenarioException {
        return new Words(file, words.line(), " ".repeat(words.column() - 1) + words.ahead()).take(Wording.NONE);
    }

    /// Where the comment of a row begins, its length if there is none.
    public static int commentStart(String row) {
        return commentStart(row, row.stripLeading().startsWith("title"));
    }

    /// In a title quotes are letters.
    private static int commentStart(String row, boolean title) {
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"' && !title) {
                quoted = !quoted;
            } else if (c == '#' && !quoted) {
                return i;
            }
        }
        return row.length();
    }
}
