package io.ptescope.app.export;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that is there either whole or not at all: it is written under a temporary name in its folder, then moved.
public final class NewFile {
    private final Path target;

    /// A file that will stand at `target`.
    public NewFile(Path target) {
        this.target = target;
    }

    /// Why the file cannot be written, found out without writing anything: [IOException] with one line for people.
    public void check() throws IOException {
        Path folder = folder();
        if (Files.isDirectory(target)) {
            throw new IOException("cannot write " + target + ": it is a folder");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException("cannot write " + target + ": it is a device or a pipe, no file");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("cannot write " + target + ": there is no folder " + folder);
        }
        if (!Files.isWritable(folder) || Files.exists(target) && !Files.isWritable(target)) {
            throw new IOException("cannot write " + target + ": no permission");
        }
    }

    /// Writes `bytes`, in place of whatever stood there. A failure leaves that as it was: [IOException] with one line
    /// for people.
    public void write(byte[] bytes) throws IOException {
        check();
        Path temporary = temporary();
        try {
            Files.write(temporary, bytes);
            readableByOthers(temporary);
            move(temporary);
        } catch (IOException failure) {
            throw new IOException("cannot write " + target + ": " + failure.getMessage(), failure);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Path temporary() throws IOException {
        try {
            return Files.createTempFile(folder(), ".ptescope-", ".tmp");
        } catch (IOException failure) {
            throw new IOException("cannot write " + target + ": no file can be made in " + folder(), failure);
        }
    }

    private void move(Path temporary) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Temporary files are private; pictures are not secret.
    private static void readableByOthers(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private Path folder() {
        Path parent = target.toAbsolutePath().getParent();
        return parent == null ? target.toAbsolutePath() : parent;
    }
}
