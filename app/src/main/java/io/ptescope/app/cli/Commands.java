package io.ptescope.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The whole command line. Without a subcommand the program opens its window; that is not decided here.
@Command(name = "ptescope", description = "A microscope for Linux page tables. Without a command: the window.",
    mixinStandardHelpOptions = true, version = "ptescope 0.1.0", subcommands = RenderCommand.class)
public final class Commands {
    private static final int BAD = 2;

    /// A command line without arguments yet.
    public Commands() {}

    /// Does what `arguments` ask for and returns the exit code: 0, 1 for an expectation that failed, 2 for bad input.
    public static int execute(String... arguments) {
        CommandLine line = new CommandLine(new Commands());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((wrong, _) -> say(wrong.getCommandLine(), message(wrong)));
        line.setExecutionExceptionHandler((failure, command, _) -> {
            if (failure instanceof BadInput) {
                return say(command, String.valueOf(failure.getMessage()));
            }
            throw failure;
        });
        return line.execute(arguments);
    }

    private static String message(ParameterException wrong) {
        return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("bad arguments");
    }

    private static int say(CommandLine command, String message) {
        CommandSpec spec = command.getCommandSpec();
        command.getErr().println(spec.qualifiedName() + ": " + message);
        command.getErr().flush();
        return BAD;
    }
}
