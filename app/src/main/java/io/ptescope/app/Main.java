package io.ptescope.app;

/// Start.
public final class Main {
    private Main() {}

    /// Starts.
    static void main() {
        System.out.println(System.getProperty("java.version"));
    }
}
