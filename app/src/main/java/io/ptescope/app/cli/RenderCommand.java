package io.ptescope.app.cli;

import io.ptescope.app.export.Format;
import io.ptescope.app.export.NewFile;
import io.ptescope.app.export.Picture;
import io.ptescope.app.export.Still;
import io.ptescope.app.layout.Size;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.text.Language;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ptescope render`: one moment of a run as a picture file, with legend and caption. No toolkit, no display, and the
/// same bytes each time.
@Command(name = "render", description = "Draw one moment of a scenario as a picture.",
    mixinStandardHelpOptions = true, version = Commands.VERSION, sortOptions = false)
public final class RenderCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{2,5})x(\\d{2,5})");
    private static final int SMALLEST = 320;
    private static final int LARGEST = 8192;
    private static final double SMALLEST_SCALE = 0.1;
    private static final double LARGEST_SCALE = 16;

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

    @Option(names = "--scale", paramLabel = "N", defaultValue = "1", description = "Enlargement. Default: 1.")
    private double scale = 1;

    @Option(names = "--theme", defaultValue = "light",
        description = "light, dark, high-contrast or print. Default: light.")
    private String theme = "light";

    @Option(names = "--language", paramLabel = "CODE", defaultValue = "en",
        description = "en or de: of the figure's own words. Default: en.")
    private String language = "en";

    @Option(names = "--size", paramLabel = "WxH", description = "In pixels, before scaling. Default: what fits.")
    private @Nullable String size;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", required = true, description = "The file to write.")
    private String output = "";

    /// A command without arguments yet; picocli fills them in.
    public RenderCommand() {}

    @Override
    public Integer call() throws BadInput {
        Format wanted = format();
        Palette palette = palette();
        Optional<Size> asked = size();
        if (!(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE)) {
            throw new BadInput("--scale " + scale + ": expected a number from 0.1 to 16");
        }
        Language spoken = Language.of(language).orElseThrow(() ->
            new BadInput("--language " + language + ": expected en or de"));
        NewFile target = target();
        Run run = new ScenarioSource(file).run(kernel);
        Still still = new Still(run, spoken);
        long position = at == null ? still.tellingMoment() : new Moment(at).position(run);
        try {
            Picture picture = still.at(position, palette, asked);
            target.write(picture.bytes(wanted, scale));
        } catch (IOException | IllegalArgumentException failure) {
            throw new BadInput(String.valueOf(failure.getMessage()));
        }
        return 0;
    }

    private Format format() throws BadInput {
        Optional<Format> found = format == null ? Format.of(output) : Format.of("." + format);
        return found.orElseThrow(() -> new BadInput(format == null
            ? output + ": neither .svg nor .png; name the file so, or give --format"
            : "--format " + format + ": expected svg or png"));
    }

    private Palette palette() throws BadInput {
        for (Colours colours : Colours.values()) {
            if (colours.name().equals(theme.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                return colours.palette;
            }
        }
        throw new BadInput("--theme " + theme + ": expected light, dark, high-contrast or print");
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
        throw new BadInput("--size " + size + ": expected WIDTHxHEIGHT, each " + SMALLEST + " to " + LARGEST);
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
