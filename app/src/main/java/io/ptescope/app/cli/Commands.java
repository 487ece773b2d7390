package io.ptescope.app.cli;

import io.ptescope.app.text.Language;
import io.ptescope.app.text.Messages;
import io.ptescope.model.scenario.library.Library;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine;

/// The whole command line. Without a subcommand the program opens its window; that is not decided here.
@Command(name = "ptescope", description = {"A microscope for Linux page tables. Without a command: the window.",
    "With a scenario file, or the name of a bundled one, instead of a command: the window opens on it."},
    mixinStandardHelpOptions = true, version = Commands.VERSION,
    subcommands = {RunCommand.class, RenderCommand.class, CoverageCommand.class, ConformCommand.class,
        LabCommand.class})
public final class Commands {
    /// What `-V` answers, in every command.
    static final String VERSION = "ptescope 0.1.0";

    private static final int BAD = 2;

    /// A command line without arguments yet.
    public Commands() {}

    /// Does what `arguments` ask for and returns the exit code: 0, 1 for an expectation that failed, 2 for bad input or
    /// output that cannot be written.
    /// What is printed is UTF-8, whatever the terminal says: so the same run has the same bytes everywhere.
    public static int execute(String... arguments) {
        // Not System.out, which swallows errors.
        return execute(new PrintWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out),
            StandardCharsets.UTF_8)), new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8)),
            arguments);
    }

    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Commands());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((wrong, _) -> say(wrong.getCommandLine(), name(wrong.getCommandLine()) + ": "
            + message(wrong)));
        line.setExecutionExceptionHandler((failure, command, _) -> {
            if (failure instanceof BadInput bad) {
                return say(command, bad.line(name(command), new Messages(language(command))));
            }
            throw failure;
        });
        int code = line.execute(arguments);
        if (out.checkError()) {
            err.println("ptescope: not everything could be printed: the output is full or closed");
            err.flush();
            return BAD;
        }
        return code;
    }

    /// Whether a single argument is no command but a scenario to open: a file, or the name of a bundled one.
    public static boolean namesScenario(String argument) {
        boolean command = argument.startsWith("-")
            || new CommandLine(new Commands()).getSubcommands().containsKey(argument);
        return !command && (Files.isRegularFile(Path.of(argument)) || new Library().find(argument).isPresent());
    }

    private static String message(ParameterException wrong) {
        boolean first = wrong.getCommandLine().getParent() == null;
        if (first && wrong instanceof UnmatchedArgumentException other && !other.isUnknownOption()) {
            return "expected a command, a scenario file or the name of a bundled scenario, found "
                + other.getUnmatched().getFirst();
        }
        return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("bad arguments");
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }

    /// The language that was asked for; English where none was, or none that there is.
    private static Language language(CommandLine command) {
        String code = command.getParseResult().matchedOptionValue("--language", Language.ENGLISH.code());
        return Language.of(code).orElse(Language.ENGLISH);
    }

    private static int say(CommandLine command, String line) {
        command.getErr().println(line);
        command.getErr().flush();
        return BAD;
    }
}
