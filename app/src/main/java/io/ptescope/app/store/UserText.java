package io.ptescope.app.store;

import io.ptescope.app.export.NewFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A text file of the user's. Rows end with `\n` here, however they end in the file.
public final class UserText {
    private static final long LARGEST = 4L << 20;

    private final Path path;

    /// The file at `path`.
    public UserText(Path path) {
        this.path = path;
    }

    /// What the file says.
    ///
    /// @throws IOException with one line for people: no such file, a folder, too large for a workload, no text in UTF-8
    public String read() throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path + ": no such file");
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException(path + ": expected a file, found a folder or a device");
        }
        if (Files.size(path) > LARGEST) {
            throw new IOException(path + ": expected at most 4 MiB, found " + Files.size(path) + " bytes");
        }
        byte[] bytes = Files.readAllBytes(path);
        for (byte each : bytes) {
            if (each == 0) {
                throw new IOException(path + ": expected text in UTF-8, found a binary file");
            }
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes))
                .toString();
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
        } catch (CharacterCodingException bad) {
            throw new IOException(path + ": expected text in UTF-8", bad);
        }
    }

    /// Makes the file say `text`.
    ///
    /// @throws IOException with one line for people; the file is as it was
    public void write(String text) throws IOException {
        new NewFile(path).write(text.getBytes(StandardCharsets.UTF_8));
    }
}
