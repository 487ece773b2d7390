package io.ptescope.app.cli;

import io.ptescope.app.text.Text;
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
        return read(path, LARGEST);
    }

    /// Reads at most `largest` bytes, which are whole MiB.
    String read(Path path, int largest) throws BadInput {
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] bytes = stream.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new BadInput(Text.CLI_BAD_LARGE, name, largest >> 20);
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException wrong) {
            throw new BadInput(Text.CLI_BAD_UNICODE, name);
        } catch (NoSuchFileException missing) {
            throw new BadInput(Text.CLI_BAD_MISSING, name);
        } catch (AccessDeniedException refused) {
            throw new BadInput(Text.CLI_BAD_DENIED, name);
        } catch (IOException failure) {
            throw new BadInput(Text.CLI_BAD_UNREAD, name, String.valueOf(failure.getMessage()));
        }
    }
}
