package io.ptescope.model.scenario;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.kernel.Injection;
import io.ptescope.model.scenario.Statement.Act;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Writes a scenario in its canonical form: keywords in one column, arguments in the order of the manual, defaults left
/// out, at most one blank line in a row, comments kept. Reading what it writes gives the same statements; formatting
/// twice changes nothing.
public final class ScenarioFormat {
    private static final String COLUMN = "%-7s %s";

    private ScenarioFormat() {}

    /// The canonical text, with a newline at its end.
    public static String format(Scenario scenario) {
        List<String> rows = new ArrayList<>();
        for (Line line : scenario.lines()) {
            if (!line.isBlank() || !rows.isEmpty() && !rows.getLast().isEmpty()) {
                rows.add(format(line));
            }
        }
        while (!rows.isEmpty() && rows.getLast().isEmpty()) {
            rows.removeLast();
        }
        return String.join("\n", rows) + "\n";
    }

    /// One line, without a newline.
    public static String format(Line line) {
        String text = text(line.statement());
        String comment = line.comment().isEmpty() ? "#" : "# " + line.comment();
        boolean alone = line.statement() instanceof Statement.Nothing;
        if (line.comment().isEmpty()) {
            return text;
        }
        return alone ? comment : text + "  " + comment;
    }

    /// A statement, without its comment.
    public static String text(Statement statement) {
        return switch (statement) {
            case Statement.Nothing nothing -> "";
            case Statement.Setup setup -> setup(setup);
            case Statement.Lesson lesson -> lesson(lesson);
            case Act act -> act(act);
            case Statement.Together together -> "together";
            case Statement.LaneAct lane -> "  cpu" + lane.cpu() + ": " + lane(lane.act());
            case Statement.Schedule schedule -> "schedule " + turns(schedule.turns());
        };
    }

    private static String act(Act act) {
        String operation = OperationText.of(act.operation());
        if (!act.process().equals(Act.FIRST_PROCESS)) {
            return "in " + act.process() + " " + operation;
        }
        int blank = operation.indexOf(' ');
        return blank < 0 ? operation : COLUMN.formatted(operation.substring(0, blank), operation.substring(blank + 1));
    }

    private static String lane(Act act) {
        String operation = OperationText.of(act.operation());
        return act.process().equals(Act.FIRST_PROCESS) ? operation : "in " + act.process() + " " + operation;
    }

    private static String turns(List<Statement.Turn> turns) {
        List<String> words = turns.stream().map(turn -> switch (turn.steps()) {
            case 0 -> "cpu" + turn.cpu() + " ...";
            case 1 -> "cpu" + turn.cpu();
            default -> "cpu" + turn.cpu() + "*" + turn.steps();
        }).toList();
        return String.join(" ", words);
    }

    private static String setup(Statement.Setup setup) {
        return switch (setup) {
            case Statement.Title title -> COLUMN.formatted("title", title.text());
            case Statement.Tags tags -> COLUMN.formatted("tags", String.join(" ", tags.words()));
            case Statement.Covers covers -> COLUMN.formatted("covers", String.join(" ", covers.ids()));
            case Statement.Catalogue catalogue -> COLUMN.formatted("catalogue", String.join(" ", catalogue.ids()));
            case Statement.Kernels kernels -> COLUMN.formatted("kernel",
                String.join(" ", kernels.choices().stream().map(KernelChoice::text).toList()));
            case Statement.Size size -> COLUMN.formatted("machine", machine(size.machine())).stripTrailing();
            case Statement.NewFile file -> COLUMN.formatted("file", file(file));
            case Statement.TinyFs tiny -> COLUMN.formatted("tinyfs",
                tiny.name() + " " + tiny.type() + " " + tiny.size());
            case Statement.NewDevice device -> COLUMN.formatted("dev", device.name() + " " + device.mode());
            case Statement.Sysctl sysctl -> COLUMN.formatted("sysctl", sysctl.name() + " " + sysctl.value());
            case Statement.Debugfs debugfs -> COLUMN.formatted("debugfs", debugfs.file() + " " + debugfs.value());
            case Statement.Inject inject -> COLUMN.formatted("inject", injection(inject.injection()));
        };
    }

    private static String machine(MachineSize machine) {
        MachineSize plain = MachineSize.DEFAULT;
        StringBuilder text = new StringBuilder();
        add(text, "cpus", machine.cpus(), plain.cpus());
        add(text, "frames", machine.frames(), plain.frames());
        add(text, "background", machine.background(), plain.background());
        add(text, "dirty", machine.dirty(), plain.dirty());
        add(text, "swap", machine.swap(), plain.swap());
        return text.toString().strip();
    }

    private static void add(StringBuilder text, String key, int value, int plain) {
        if (value != plain) {
            text.append(' ').append(key).append('=').append(value);
        }
    }

    private static String file(Statement.NewFile file) {
        StringBuilder text = new StringBuilder(file.name()).append(' ').append(file.fileSystem())
            .append(" pages=").append(file.pages());
        Arrays.stream(Statement.Filling.values()).filter(file.filling()::contains)
            .forEach(filling -> text.append(' ').append(filling.text()));
        if (!file.blocks().isWhole()) {
            text.append(" blocks=").append(file.blocks().first()).append('-')
                .append(file.blocks().first() + file.blocks().count() - 1);
        }
        return file.bytes() == PageSize.bytes(file.pages()) ? text.toString()
            : text.append(" bytes=").append(file.bytes()).toString();
    }

    private static String injection(Injection injection) {
        return injection.place().name().toLowerCase(Locale.ROOT) + " " + injection.errno()
            + (injection.nth() == 0 ? " always" : " at " + injection.nth());
    }

    private static String lesson(Statement.Lesson lesson) {
        return switch (lesson) {
            case Statement.Say say -> COLUMN.formatted("say", kernels(say.kernels()) + quoted(say.sentence()));
            case Statement.Mark mark -> COLUMN.formatted("mark", quoted(mark.name()));
            case Statement.Ask ask -> COLUMN.formatted("ask", kernels(ask.kernels()) + ExpectationText.of(ask.spot())
                + (ask.question().isEmpty() ? "" : " " + quoted(ask.question())));
            case Statement.Expect expect -> COLUMN.formatted("expect", kernels(expect.kernels())
                + String.join("; ", expect.expectations().stream().map(ExpectationText::of).toList()));
        };
    }

    private static String kernels(List<String> kernels) {
        return kernels.isEmpty() ? "" : String.join(" ", kernels) + ": ";
    }

    private static String quoted(String sentence) {
        return '"' + sentence.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
