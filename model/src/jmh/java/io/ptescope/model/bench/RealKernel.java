package io.ptescope.model.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The kernel under this JVM, timed on the same paths by a small C program, where there is a Linux and a C compiler.
///
/// @param nanoseconds a page, by the name of the path: the least and the median; empty where nothing could be measured
/// @param note        what was measured, or why not
record RealKernel(Map<String, Figures> nanoseconds, String note) {
    private static final int ROUNDS = 9;

    /// Of several rounds, the quickest and the one in the middle.
    record Figures(double least, double median) {}

    /// Builds `source` in `directory` and runs it on a file there.
    static RealKernel measured(Path source, Path directory, int pages) throws InterruptedException {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return new RealKernel(Map.of(), "skipped: not on Linux");
        }
        Path program = directory.resolve("paths");
        try {
            output(List.of("cc", "-O2", "-o", program.toString(), source.toString()));
            List<String> lines = output(List.of(program.toString(), directory.resolve("paths.pages").toString(),
                Integer.toString(pages), Integer.toString(ROUNDS)));
            Map<String, Figures> nanoseconds = new HashMap<>();
            String fileSystem = "";
            for (String line : lines) {
                String[] words = line.split(" ");
                if (words[0].equals("file-system")) {
                    fileSystem = words[1];
                } else {
                    nanoseconds.put(words[0],
                        new Figures(Double.parseDouble(words[1]), Double.parseDouble(words[2])));
                }
            }
            return new RealKernel(nanoseconds, "Linux " + System.getProperty("os.version")
                + ", file system of magic number 0x" + fileSystem + ", " + ROUNDS + " rounds");
        } catch (IOException e) {
            return new RealKernel(Map.of(), "skipped: " + e.getMessage());
        }
    }

    private static List<String> output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(command.getFirst() + " ended with " + status + ": " + text.strip());
        }
        return text.lines().toList();
    }
}
