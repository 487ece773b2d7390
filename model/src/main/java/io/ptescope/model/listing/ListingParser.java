package io.ptescope.model.listing;

import io.ptescope.model.kernel.Patch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the listings of one kernel file.
///
/// ```
/// function do_wp_page
/// about A store hit a page that is present but not writable.
/// normal-page              | page = vm_normal_page(entry)  | Which page stands behind the entry?
///                          | shared and writable area?
/// mkwrite +PAGE_MKWRITE    |   ask page_mkwrite, if any    | The file system is asked first: it may refuse.
/// ```
///
/// A line is a label, patches, `|`, text, `|`, sentence. Two spaces of indentation are one step of depth. `+PATCH` says
/// that kernels with the patch have the line, `-PATCH` that kernels without it have it; several must all hold. A
/// line without a label has no sentence. `#` begins a line of remarks.
public final class ListingParser {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    private final String file;
    private final List<Listing> listings = new ArrayList<>();
    private final List<ListingLine> lines = new ArrayList<>();
    private String function = "";
    private String about = "";
    private int number;

    private ListingParser(String file) {
        this.file = file;
    }

    /// The listings in `text`, in their order.
    ///
    /// @param file what errors call the text
    /// @throws ListingException with the place of the first mistake
    public static List<Listing> parse(String file, String text) {
        ListingParser parser = new ListingParser(file);
        text.lines().forEachOrdered(parser::read);
        parser.close();
        return List.copyOf(parser.listings);
    }

    private void read(String line) {
        number++;
        int tab = line.indexOf('\t');
        if (tab >= 0) {
            throw error(tab, "found a tab, expected spaces");
        }
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        int bar = line.indexOf('|');
        if (bar >= 0) {
            readLine(line, bar);
        } else if (line.startsWith("function ")) {
            close();
            function = rest(line, "function ");
            if (!NAME.matcher(function).matches()) {
                throw error(9, "expected the name of one kernel function, found \"" + function + "\"");
            }
            if (listings.stream().anyMatch(listing -> listing.function().equals(function))) {
                throw error(9, function + " has a listing already");
            }
        } else if (line.startsWith("about ")) {
            if (function.isEmpty() || !about.isEmpty() || !lines.isEmpty()) {
                throw error(0, "expected \"about\" once, right after \"function\"");
            }
            about = rest(line, "about ");
        } else {
            throw error(0, "expected \"function\", \"about\", or a line with \"|\" before its text");
        }
    }

    private void readLine(String line, int bar) {
        if (about.isEmpty()) {
            throw error(0, "expected \"function\" and \"about\" before the first line");
        }
        int second = line.indexOf('|', bar + 1);
        String shown = line.substring(bar + 1, second < 0 ? line.length() : second);
        if (shown.isBlank() || !shown.startsWith(" ")) {
            throw error(bar + 1, "expected a space and the text of the line");
        }
        int indent = shown.length() - shown.stripLeading().length() - 1;
        if (indent % 2 != 0) {
            throw error(bar + 2 + indent, "expected an even indentation, found " + indent + " spaces");
        }
        Set<Patch> with = EnumSet.noneOf(Patch.class);
        Set<Patch> without = EnumSet.noneOf(Patch.class);
        String label = readHead(line.substring(0, bar), with, without);
        String sentence = second < 0 ? "" : line.substring(second + 1).strip();
        if (!label.isEmpty() && sentence.isEmpty()) {
            throw error(line.length(), "expected \"|\" and a sentence, because the line has a label");
        }
        if (label.isEmpty() && second >= 0) {
            throw error(second, "expected no sentence, because the line has no label");
        }
        add(new ListingLine(label, shown.strip(), indent / 2, sentence, with, without, number));
    }

    private String readHead(String head, Set<Patch> with, Set<Patch> without) {
        String label = "";
        Matcher words = WORD.matcher(head);
        boolean first = true;
        while (words.find()) {
            String word = words.group();
            if (word.startsWith("+")) {
                with.add(patch(words, word));
            } else if (word.startsWith("-")) {
                without.add(patch(words, word));
            } else if (first && LABEL.matcher(word).matches()) {
                label = word;
            } else {
                throw error(words.start(),
                    "expected " + (first ? "a label, " : "") + "+PATCH, -PATCH or \"|\", found \"" + word + "\"");
            }
            first = false;
        }
        return label;
    }

    private Patch patch(Matcher words, String word) {
        String name = word.substring(1);
        return Arrays.stream(Patch.values()).filter(patch -> patch.name().equals(name)).findFirst()
            .orElseThrow(() -> error(words.start() + 1, "no patch is called \"" + name + "\""));
    }

    private void add(ListingLine line) {
        for (ListingLine other : lines) {
            if (line.isSite() && other.label().equals(line.label()) && other.meets(line)) {
                throw error(0, "\"" + line.label() + "\" is also line " + other.source() + ", in some kernel");
            }
        }
        lines.add(line);
    }

    private void close() {
        if (!function.isEmpty()) {
            if (lines.isEmpty()) {
                throw error(0, "expected lines of " + function);
            }
            listings.add(new Listing(function, about, lines));
        }
        function = "";
        about = "";
        lines.clear();
    }

    private static String rest(String line, String word) {
        return line.substring(word.length()).strip();
    }

    private ListingException error(int at, String problem) {
        return new ListingException(file, Math.max(number, 1), at + 1, problem);
    }
}
