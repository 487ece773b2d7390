package io.ptescope.app.cli;

import io.ptescope.app.export.Film;
import io.ptescope.app.export.Format;
import io.ptescope.app.export.NewFile;
import io.ptescope.app.export.Picture;
import io.ptescope.app.export.Still;
import io.ptescope.app.layout.Size;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.text.Language;
import io.ptescope.app.text.Text;
import io.ptescope.model.scenario.run.Run;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ptescope render`: one moment of a run as a picture file, or its course as a film, with legend and caption. No
/// toolkit, no display, and the same bytes each time.
@Command(name = "render", description = "Draw one moment of a scenario as a picture, or its course as a film.",
    mixinStandardHelpOptions = true, version = Commands.VERSION, sortOptions = false)
public final class RenderCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{2,5})x(\\d{2,5})");
    private static final int SMALLEST = 320;
    private static final int LARGEST = 8192;
    private static final double SMALLEST_SCALE = 0.1;
    private static final double LARGEST_SCALE = 16;
    private static final double SHORTEST_HOLD = 0.1;
    private static final double LONGEST_HOLD = 60;

    /// The colours that can be asked for.
    enum Colours {
        LIGHT(Palette.LIGHT),
        DARK(Palette.DARK),
        HIGH_CONTRAST(Palette.HIGH_CONTRAST),
        PRINT(Palette.PRINT);

        private final Palette palette;

        Colours(Palette palette) {
            this.palette = palette;
        }
    }

    @Parameters(paramLabel = "FILE", description = "A scenario file, or the name of a bundled scenario.")
    private String file = "";

    @Option(names = "--kernel", paramLabel = "VERSION", description = "Default: the scenario's first.")
    private @Nullable String kernel;

    @Option(names = "--at", paramLabel = "MARK|STEP",
        description = "A mark, start, end, or how many operations are done. Default: the last mark with a mapping.")
    private @Nullable String at;

    @Option(names = "--format", description = "svg or png. Default: what OUT ends in.")
    private @Nullable String format;

    @Option(names = "--film", paramLabel = "CUT", description = "An animated GIF of the start and all marks, "
        + "operations or paths. Default where OUT ends in .gif: marks if there are any, else operations.")
    private @Nullable String film;

    @Option(names = "--hold", paramLabel = "SECONDS",
        description = "How long a film holds a picture without a sentence. Default: 1.2.")
    private @Nullable Double hold;

    @Option(names = "--scale", paramLabel = "N", defaultValue = "1", description = "Enlargement. Default: 1.")
    private double scale = 1;

    @Option(names = "--theme", defaultValue = "light",
        description = "light, dark, high-contrast or print. Default: light.")
    private String theme = "light";

    @Mixin
    private final LanguageOption spoken = new LanguageOption();

    @Option(names = "--size", paramLabel = "WxH", description = "In pixels, before scaling. Default: what fits.")
    private @Nullable String size;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", required = true, description = "The file to write.")
    private String output = "";

    /// A command without arguments yet; picocli fills them in.
    public RenderCommand() {}

    @Override
    public Integer call() throws BadInput {
        boolean moving = isFilm();
        Optional<Format> wanted = moving ? Optional.empty() : Optional.of(format());
        Palette palette = palette();
        Optional<Size> asked = size();
        if (!(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE)) {
            throw new BadInput(Text.CLI_BAD_SCALE, scale);
        }
        Language language = spoken.language();
        NewFile target = target();
        Run run = new ScenarioSource(file).run(kernel);
        try {
            target.write(wanted.isPresent() ? still(run, language, palette, asked).bytes(wanted.get(), scale)
                : film(run, language).bytes(palette, asked, scale, (done, all) -> { }));
        } catch (IOException | IllegalArgumentException failure) {
            throw new BadInput(String.valueOf(failure.getMessage()));
        }
        return 0;
    }

    private Picture still(Run run, Language language, Palette palette, Optional<Size> asked) throws BadInput {
        Still still = new Still(run, language);
        return still.at(at == null ? still.tellingMoment() : new Moment(at).position(run), palette, asked);
    }

    private Film film(Run run, Language language) throws BadInput {
        Film.Cut cut = film == null ? Film.Cut.of(run) : cut(film);
        if (cut == Film.Cut.MARKS && run.marks().isEmpty()) {
            throw new BadInput(Text.CLI_BAD_FILM_MARKS, file);
        }
        return new Film(Still.steady(run, language, "", 0), run, cut, hold == null ? Film.HOLD : hold);
    }

    /// Whether a film is wanted; then no option may ask for what only a still picture has, and the other way round.
    private boolean isFilm() throws BadInput {
        boolean moving = film != null || Film.isNamedBy(output) && format == null;
        if (!moving && hold != null) {
            throw new BadInput(Text.CLI_BAD_HOLD_STILL);
        }
        if (!moving) {
            return false;
        }
        if (!Film.isNamedBy(output)) {
            throw new BadInput(Text.CLI_BAD_FILM_OUTPUT, output);
        }
        if (at != null || format != null) {
            throw new BadInput(Text.CLI_BAD_FILM_OPTION, at == null ? "--format" : "--at");
        }
        if (film != null) {
            cut(film);
        }
        if (hold != null && !(hold >= SHORTEST_HOLD && hold <= LONGEST_HOLD)) {
            throw new BadInput(Text.CLI_BAD_HOLD, hold);
        }
        return true;
    }

    private static Film.Cut cut(String film) throws BadInput {
        return switch (film) {
            case "marks" -> Film.Cut.MARKS;
            case "operations" -> Film.Cut.OPERATIONS;
            case "paths" -> Film.Cut.PATHS;
            default -> throw new BadInput(Text.CLI_BAD_FILM, film);
        };
    }

    private Format format() throws BadInput {
        Optional<Format> found = format == null ? Format.of(output) : Format.of("." + format);
        return found.orElseThrow(() -> format == null
            ? new BadInput(Text.CLI_BAD_OUTPUT, output) : new BadInput(Text.CLI_BAD_FORMAT, format));
    }

    private Palette palette() throws BadInput {
        for (Colours colours : Colours.values()) {
            if (colours.name().equals(theme.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                return colours.palette;
            }
        }
        throw new BadInput(Text.CLI_BAD_THEME, theme);
    }

    private Optional<Size> size() throws BadInput {
        if (size == null) {
            return Optional.empty();
        }
        Matcher matcher = SIZE.matcher(size);
        if (matcher.matches()) {
            int width = Integer.parseInt(matcher.group(1));
            int height = Integer.parseInt(matcher.group(2));
            if (Math.min(width, height) >= SMALLEST && Math.max(width, height) <= LARGEST) {
                return Optional.of(new Size(width, height));
            }
        }
        throw new BadInput(Text.CLI_BAD_SIZE, size, SMALLEST, LARGEST);
    }

    private NewFile target() throws BadInput {
        try {
            NewFile target = new NewFile(Path.of(output));
            target.check();
            return target;
        } catch (IOException | InvalidPathException failure) {
            throw new BadInput(String.valueOf(failure.getMessage()));
        }
    }
}
