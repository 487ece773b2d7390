package io.ptescope.app.cli;

import io.ptescope.app.lab.Answer;
import io.ptescope.app.lab.Assignment;
import io.ptescope.app.lab.Lab;
import io.ptescope.app.lab.Labs;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.scenario.ScenarioException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private final LanguageOption spoken = new LanguageOption();

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
        Messages messages = spoken.messages();
        Labs labs = Labs.bundled().in(messages::phrase);
        if (name.equals("list")) {
            int width = labs.all().stream().mapToInt(lab -> lab.id().length()).max().orElse(0);
            labs.all().forEach(lab -> out.println(lab.id() + " ".repeat(width - lab.id().length() + 2) + lab.title()
                + "  (" + lab.topic() + ")"));
        } else {
            Lab lab = labs.find(name).orElseThrow(() -> new BadInput(Text.CLI_BAD_LAB, name,
                labs.all().stream().map(Lab::id).collect(Collectors.joining(", "))));
            try {
                print(new Assignment(lab, seed), messages, out);
            } catch (ScenarioException wrong) {
                throw new BadInput(wrong.diagnostic());
            }
        }
        out.flush();
        return 0;
    }

    private void print(Assignment assignment, Messages messages, PrintWriter out) throws ScenarioException {
        Lab lab = assignment.lab();
        String head = key ? messages.of(Text.CLI_LAB_KEY, lab.title()) : lab.title();
        out.println(head);
        out.println("=".repeat(head.length()));
        out.println(messages.of(Text.CLI_LAB_HEAD, lab.topic(), lab.id(), assignment.seed()));
        if (!key) {
            lab.goals().forEach(goal -> paragraph("", assignment.filled(goal), out));
            for (int i = 0; i < lab.tasks().size(); i++) {
                paragraph((i + 1) + ". ", assignment.filled(lab.tasks().get(i)), out);
            }
            out.println();
            headed(messages.of(Text.CLI_LAB_WORKLOAD), out);
            assignment.workload().strip().lines().forEach(line -> out.println(line.isEmpty() ? "" : "    " + line));
        }
        out.println();
        headed(messages.of(Text.LABS_QUESTIONS), out);
        List<Answer> answers = assignment.key();
        for (int i = 0; i < answers.size(); i++) {
            Lab.Question question = lab.questions().get(i);
            paragraph(i + 1 + ". ", assignment.filled(question.text()) + " (Linux " + question.kernel() + ")", out);
            print(answers.get(i), messages, out);
        }
    }

    private static void headed(String head, PrintWriter out) {
        out.println(head);
        out.println("-".repeat(head.length()));
    }

    private void print(Answer answer, Messages messages, PrintWriter out) {
        if (key) {
            paragraph("   → ", answer.text(), out);
            paragraph("   ", answer.because(), out);
        } else if (answer.options().isEmpty()) {
            out.println("   " + messages.of(Text.CLI_LAB_ANSWER, "________________"));
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
