package io.ptescope.app.cli;

import io.ptescope.model.conform.Observation;
import io.ptescope.model.conform.Observation.AreaState;
import io.ptescope.model.conform.Observation.FileState;
import io.ptescope.model.conform.Observation.MapState;
import io.ptescope.model.conform.Observation.PageState;
import io.ptescope.model.scenario.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads what a real kernel was recorded to do: one JSON object a line and operation. Members that the model does not
/// know are passed over; a null stands for what repeated runs did not agree on.
final class ResultFile {
    private final Path path;
    private final JsonFactory json = new JsonFactory();
    private int line;

    ResultFile(Path path) {
        this.path = path;
    }

    /// All operations, in order.
    List<Observation> read() throws BadInput {
        List<Observation> observations = new ArrayList<>();
        for (String text : new TextFile(path.toString()).read(path).split("\r?\n|\r")) {
            line++;
            if (!text.isBlank()) {
                observations.add(line(text, observations.size() + 1));
            }
        }
        if (observations.isEmpty()) {
            line = 1;
            throw wrong(1, "expected one JSON object a line, found nothing");
        }
        return observations;
    }

    private Observation line(String text, int expected) throws BadInput {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Observation observation = observation(parser, expected);
            if (parser.nextToken() != null) {
                throw wrong(parser, "the end of the line");
            }
            return observation;
        } catch (JacksonException broken) {
            String reason = String.valueOf(broken.getOriginalMessage()).lines().findFirst().orElse("broken");
            int column = broken.getLocation() == null ? 1 : Math.max(1, broken.getLocation().getColumnNr());
            throw wrong(column, "expected JSON: " + reason);
        }
    }

    private Observation observation(JsonParser parser, int number) throws BadInput {
        @Nullable Long n = null;
        @Nullable String operation = null;
        @Nullable String process = null;
        @Nullable Long ret = null;
        @Nullable String errno = null;
        @Nullable String signal = null;
        @Nullable Long value = null;
        @Nullable Long minFlt = null;
        @Nullable Long majFlt = null;
        @Nullable List<String> faults = null;
        @Nullable Map<String, MapState> maps = null;
        @Nullable Map<String, FileState> files = null;
        open(parser);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "n" -> n = number(parser, number);
                case "op" -> operation = string(parser);
                case "actor" -> process = string(parser);
                case "ret" -> ret = number(parser);
                case "errno" -> errno = string(parser);
                case "signal" -> signal = string(parser);
                case "val" -> value = number(parser);
                case "minflt" -> minFlt = number(parser);
                case "majflt" -> majFlt = number(parser);
                case "faults" -> faults = faults(parser);
                case "maps" -> maps = maps(parser);
                case "files" -> files = files(parser);
                default -> parser.skipChildren();
            }
        }
        if (n == null || operation == null || process == null) {
            throw wrong(1, "expected the members n, op and actor");
        }
        return new Observation(number, operation, process, ret, errno, signal, value, minFlt, majFlt, faults, maps,
            files);
    }

    private Long number(JsonParser parser, int expected) throws BadInput {
        Long found = number(parser);
        if (found == null || found != expected) {
            throw wrong(parser, "operation number " + expected);
        }
        return found;
    }

    private @Nullable List<String> faults(JsonParser parser) throws BadInput {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        List<String> faults = new ArrayList<>();
        openArray(parser);
        boolean all = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String fault = string(parser);
            all &= fault != null;
            faults.add(fault == null ? "" : fault);
        }
        return all ? faults : null;
    }

    private @Nullable Map<String, MapState> maps(JsonParser parser) throws BadInput {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        Map<String, MapState> maps = new LinkedHashMap<>();
        open(parser);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            maps.put(name, map(parser));
        }
        return maps;
    }

    private MapState map(JsonParser parser) throws BadInput {
        List<AreaState> areas = new ArrayList<>();
        List<@Nullable String> pageProts = new ArrayList<>();
        TreeMap<Integer, PageState> pages = new TreeMap<>();
        open(parser);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "perm" -> areas(parser, areas);
                case "vm_page_prot" -> {
                    openArray(parser);
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        pageProts.add(string(parser));
                    }
                }
                case "pages" -> pages(parser, pages);
                default -> parser.skipChildren();
            }
        }
        for (int i = 0; i < areas.size() && pageProts.size() == areas.size(); i++) {
            areas.set(i, new AreaState(areas.get(i).pages(), areas.get(i).permissions(), pageProts.get(i)));
        }
        return new MapState(areas, pages);
    }

    private void areas(JsonParser parser, List<AreaState> areas) throws BadInput {
        openArray(parser);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            openArray(parser);
            parser.nextToken();
            String pages = string(parser);
            parser.nextToken();
            String permissions = string(parser);
            if (parser.nextToken() != JsonToken.END_ARRAY) {
                throw wrong(parser, "the end of a range and its permissions");
            }
            areas.add(new AreaState(pages, permissions, null));
        }
    }

    private void pages(JsonParser parser, Map<Integer, PageState> pages) throws BadInput {
        open(parser);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (!name.matches("\\d{1,6}")) {
                throw wrong(parser, "the number of a page");
            }
            parser.nextToken();
            pages.put(Integer.valueOf(name), page(parser));
        }
    }

    private PageState page(JsonParser parser) throws BadInput {
        @Nullable String entry = null;
        @Nullable Long frame = null;
        @Nullable Long mapcount = null;
        @Nullable String flags = null;
        @Nullable Boolean young = null;
        open(parser);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "pte" -> entry = string(parser);
                case "frame" -> frame = number(parser);
                case "mapcount" -> mapcount = number(parser);
                case "flags" -> flags = string(parser);
                case "young" -> young = token == JsonToken.VALUE_NULL ? null : token == JsonToken.VALUE_TRUE;
                default -> parser.skipChildren();
            }
        }
        return new PageState(entry, frame, mapcount, flags, young);
    }

    private @Nullable Map<String, FileState> files(JsonParser parser) throws BadInput {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        Map<String, FileState> files = new LinkedHashMap<>();
        open(parser);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String file = parser.currentName();
            parser.nextToken();
            @Nullable Long size = null;
            @Nullable String cache = null;
            open(parser);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "size" -> size = number(parser);
                    case "cache" -> cache = string(parser);
                    default -> parser.skipChildren();
                }
            }
            files.put(file, new FileState(size, cache));
        }
        return files;
    }

    private void open(JsonParser parser) throws BadInput {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(parser, "an object");
        }
    }

    private void openArray(JsonParser parser) throws BadInput {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(parser, "an array");
        }
    }

    private @Nullable String string(JsonParser parser) throws BadInput {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> parser.getString();
            case null, default -> throw wrong(parser, "a string");
        };
    }

    private @Nullable Long number(JsonParser parser) throws BadInput {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case null, default -> throw wrong(parser, "a whole number");
        };
    }

    private BadInput wrong(JsonParser parser, String expected) {
        return wrong(Math.max(1, parser.currentTokenLocation().getColumnNr()), "expected " + expected + ", found "
            + (parser.currentToken() == null ? "the end" : parser.getString()));
    }

    private BadInput wrong(int column, String message) {
        return new BadInput(new Diagnostic(path.toString(), line, column, message));
    }
}
