package io.ptescope.model.listing;

import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.kernel.Site;
import io.ptescope.model.kernel.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The bundled listings of all kernel files.
public final class Listings {
    private static final String FOLDER = "/io/ptescope/model/assets/listings/";

    private final Map<String, Listing> byFunction;

    private Listings(Map<String, Listing> byFunction) {
        this.byFunction = byFunction;
    }

    /// Reads all listings from the class path.
    ///
    /// @throws ListingException if one of them has a mistake
    public static Listings bundled() {
        Map<String, Listing> found = new LinkedHashMap<>();
        for (String path : Arrays.stream(SourceFile.values()).map(Listings::path).distinct().toList()) {
            for (Listing listing : ListingParser.parse(path, read(path))) {
                if (found.putIfAbsent(listing.function(), listing) != null) {
                    throw new ListingException(path, 1, 1, listing.function() + " has a listing in another file");
                }
            }
        }
        return new Listings(found);
    }

    /// All listings, file by file.
    public List<Listing> all() {
        return List.copyOf(byFunction.values());
    }

    /// The listing of `function`.
    public Optional<Listing> of(Function function) {
        return of(function.text());
    }

    /// The listing of the function that the kernel calls `function`.
    public Optional<Listing> of(String function) {
        return Optional.ofNullable(byFunction.get(function));
    }

    /// The line that kernels with `patches` have at `site`.
    public Optional<ListingLine> line(Site site, Set<Patch> patches) {
        return of(site.function()).flatMap(listing -> listing.line(site.label(), patches));
    }

    /// Where the listings of a file are, below `assets/listings`: those of "mm/memory.c" in `mm/memory.txt`, those of
    /// what is no kernel file, as "the CPU", in `cpu.txt`.
    static String path(SourceFile file) {
        String path = file.path();
        return path.endsWith(".c")
            ? path.substring(0, path.length() - 2) + ".txt"
            : file.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
    }

    private static String read(String path) {
        try (InputStream in = Listings.class.getResourceAsStream(FOLDER + path)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the listing " + path, e);
        }
    }
}
