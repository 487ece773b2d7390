package io.ptescope.app.cli;

import io.ptescope.app.text.Language;
import io.ptescope.app.text.Messages;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// In which language a command speaks. What users have written stays as they wrote it.
final class LanguageOption {
    @Option(names = "--language", paramLabel = "CODE", defaultValue = "en",
        description = "en or de: of what is said. Default: en.")
    private String code = "en";

    /// English, until picocli fills in another.
    LanguageOption() {}

    Language language() throws BadInput {
        return Language.of(code).orElseThrow(() -> new BadInput("--language " + code + ": expected "
            + Arrays.stream(Language.values()).map(Language::code).collect(Collectors.joining(" or "))));
    }

    Messages messages() throws BadInput {
        return new Messages(language());
    }
}
