package io.ptescope.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file or a pipe that the user names, read as UTF-8 and nothing else.
final class TextFile {
    private static final int LARGEST = 32 << 20;

    private final String name;

    /// @param name as the user gave it; errors begin with it
    TextFile(String name) {
        this.name = name;
    }

    String read(Path path) throws BadInput {
        return read(path, LARGEST, "is larger than 32 MiB");
    }

    /// Reads at most `largest` bytes; of more it says `tooLarge`.
    String read(Path path, int largest, String tooLarge) throws BadInput {
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] bytes = stream.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new BadInput(name + ": " + tooLarge);
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException wrong) {
            throw new BadInput(name + ": is not a text in UTF-8");
        } catch (NoSuchFileException missing) {
            throw new BadInput(name + ": no such file");
        } catch (AccessDeniedException refused) {
            throw new BadInput(name + ": may not be read by this user");
        } catch (IOException failure) {
            throw new BadInput(name + ": cannot be read: " + failure.getMessage());
        }
    }
}
