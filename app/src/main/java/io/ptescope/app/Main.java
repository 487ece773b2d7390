package io.ptescope.app;

import io.ptescope.app.cli.Commands;

/// Where the program starts: with arguments the command line, without any the window.
public final class Main {
    private Main() {}

    /// Exits with the command's code.
    static void main(String... arguments) {
        System.exit(Commands.execute(arguments));
    }
}
