package io.ptescope.app.cli;

import io.ptescope.app.lab.Answer;
import io.ptescope.app.lab.Assignment;
import io.ptescope.app.lab.Lab;
import io.ptescope.app.lab.Labs;
import io.ptescope.model.scenario.ScenarioException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `ptescope lab`: prints a lab as a hand-out, or the key to it.
@Command(name = "lab", description = "Print a lab as a hand-out for students, or the key to it.",
    mixinStandardHelpOptions = true, version = Commands.VERSION, sortOptions = false)
public final class LabCommand implements Callable<Integer> {
    private static final int WIDTH = 80;

    @Parameters(paramLabel = "NAME", arity = "0..1",
        description = "A lab; \"list\", or nothing, for the list of them.")
    private String name = "list";

    @Option(names = "--seed", paramLabel = "N",
        description = "Draws pages and values; the same number draws the same. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--key", description = "Print the answers, and why.")
    private boolean key;

    @Spec
    private @Nullable CommandSpec spec;

    /// A command without arguments yet; picocli fills them in.
    public LabCommand() {}

    @Override
    public Integer call() throws BadInput {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it calls");
        }
        PrintWriter out = spec.commandLine().getOut();
        Labs labs = Labs.bundled();
        if (name.equals("list")) {
            int width = labs.all().stream().mapToInt(lab -> lab.id().length()).max().orElse(0);
            labs.all().forEach(lab -> out.println(lab.id() + " ".repeat(width - lab.id().length() + 2) + lab.title()
                + "  (" + lab.topic() + ")"));
        } else {
            Lab lab = labs.find(name).orElseThrow(() -> new BadInput(name + ": no such lab; there are "
                + labs.all().stream().map(Lab::id).collect(Collectors.joining(", "))));
            try {
                print(new Assignment(lab, seed), out);
            } catch (ScenarioException wrong) {
                throw new BadInput(wrong.diagnostic());
            }
        }
        out.flush();
        return 0;
    }

    private void print(Assignment assignment, PrintWriter out) throws ScenarioException {
        Lab lab = assignment.lab();
        String head = lab.title() + (key ? " – key" : "");
        out.println(head);
        out.println("=".repeat(head.length()));
        out.println(lab.topic() + " · lab " + lab.id() + " · seed " + assignment.seed());
        if (!key) {
            lab.goals().forEach(goal -> paragraph("", assignment.filled(goal), out));
            for (int i = 0; i < lab.tasks().size(); i++) {
                paragraph((i + 1) + ". ", assignment.filled(lab.tasks().get(i)), out);
            }
            out.println();
            out.println("The workload");
            out.println("------------");
            assignment.workload().strip().lines().forEach(line -> out.println(line.isEmpty() ? "" : "    " + line));
        }
        out.println();
        out.println("Questions");
        out.println("---------");
        List<Answer> answers = assignment.key();
        for (int i = 0; i < answers.size(); i++) {
            print(i + 1, assignment.filled(lab.questions().get(i).text()), lab.questions().get(i), answers.get(i), out);
        }
    }

    private void print(int number, String text, Lab.Question question, Answer answer, PrintWriter out) {
        paragraph(number + ". ", text + " (Linux " + question.kernel() + ")", out);
        if (key) {
            paragraph("   → ", answer.text(), out);
            paragraph("   ", answer.because(), out);
        } else if (answer.options().isEmpty()) {
            out.println("   Answer: ________________");
        } else {
            answer.options().forEach(option -> wrapped("   [ ] ", option, out));
        }
    }

    private static void paragraph(String indent, String text, PrintWriter out) {
        out.println();
        wrapped(indent, text, out);
    }

    /// Lines of at most [#WIDTH] characters; the first begins with `indent`, the others with as many blanks.
    private static void wrapped(String indent, String text, PrintWriter out) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ")) {
            if (line.length() + word.length() + 1 > WIDTH && !line.toString().isBlank()) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(indent.length()));
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        out.println(line);
    }
}
