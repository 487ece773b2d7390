package io.ptescope.app.panel;

import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.kernel.Site;
import io.ptescope.model.kernel.Sites;
import io.ptescope.model.listing.ListingLine;
import io.ptescope.model.listing.Listings;
import io.ptescope.model.recording.Call;
import io.ptescope.model.state.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Works out the listing to show. In the kernel it is that of the innermost call. In user space, where a step over a
/// whole operation ends, it is the call that changed an entry last, because that is what one wants to read about.
public final class PathModel {
    private static final long LOOK_BACK = 4096;

    private final Messages messages;
    private final Listings listings;
    private final Map<Place, Integer> sites = new HashMap<>();

    /// Where a site stands: a function and the label of a line of it.
    private record Place(String function, String label) {}

    /// One that speaks the language of `messages`.
    public PathModel(Messages messages, Listings listings) {
        this.messages = messages;
        this.listings = listings;
        Sites.all().forEach(site -> sites.putIfAbsent(new Place(site.function(), site.label()), site.id()));
    }

    /// The listing for `frame`.
    public PathListing of(Frame frame) {
        String kernel = frame.story().kernelText();
        List<Call> stack = frame.callStack();
        boolean inKernel = !stack.isEmpty();
        if (!inKernel) {
            stack = past(frame);
        }
        if (stack.isEmpty()) {
            return new PathListing(kernel, "", messages.of(Text.PATH_USER), List.of());
        }
        Call call = stack.getLast();
        Function function = Function.of(call.function());
        String place = messages.of(Text.PATH_PLACE, messages.phrase(shortened(function.file().path())), kernel);
        return new PathListing(place, calls(frame, stack, frame.story().tasks(), inKernel), function.text(),
            lines(frame, function, call.site()));
    }

    /// The last two parts of a path: what tells kernel files apart.
    private static String shortened(String path) {
        String[] parts = path.split("/");
        return parts.length < 3 ? path : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }

    private List<Call> past(Frame frame) {
        long event = telling(frame);
        return event < 0 ? List.of() : frame.recording().callStack(event + 1, frame.recording().log().task(event));
    }

    /// The event to read about: the last change of an entry in the step, else the last event inside a call.
    private static long telling(Frame frame) {
        EventLog log = frame.recording().log();
        long oldest = Math.max(0, frame.position() - LOOK_BACK);
        long begin = ShownStep.begin(frame);
        long inside = -1;
        for (long event = frame.position() - 1; event >= oldest; event--) {
            if (event >= begin && log.changes(event, Field.TABLE_ENTRY)) {
                return event;
            }
            if (inside < 0 && log.depth(event) > 0 && !log.isLeave(event)) {
                inside = event;
            }
        }
        return inside;
    }

    private String calls(Frame frame, List<Call> stack, List<String> tasks, boolean inKernel) {
        int task = stack.getLast().task();
        Namer namer = new Namer(messages, frame.machine(), tasks);
        String who = task < frame.machine().processes().tasks()
            ? messages.of(Text.PATH_TASK, frame.machine().processes().cpu(task), namer.task(task)) : namer.task(task);
        String around = stack.subList(0, stack.size() - 1).stream()
            .map(call -> Function.of(call.function()).text() + " ›").collect(Collectors.joining(" "));
        return messages.of(inKernel ? Text.PATH_CALLS : Text.PATH_CALLS_PAST, who, around).strip();
    }

    private List<PathLine> lines(Frame frame, Function function, int here) {
        String label = Sites.of(here).map(Site::label).orElse("");
        List<PathLine> lines = new ArrayList<>();
        for (ListingLine line : listings.of(function).map(listing -> listing.lines(frame.story().patches()))
            .orElse(List.of())) {
            boolean current = line.isSite() && line.label().equals(label);
            int site = line.isSite() ? site(function, line.label()) : 0;
            boolean broken = site != 0 && frame.breakpoints().contains(new Breakpoint.Line(site));
            lines.add(new PathLine(lines.size() + 1, line.depth(), messages.phrase(line.text()), current,
                line.addedBy().isPresent(), broken, note(line), site));
        }
        return lines;
    }

    private int site(Function function, String label) {
        return sites.getOrDefault(new Place(function.text(), label), 0);
    }

    private String note(ListingLine line) {
        String patch = line.addedBy()
            .map(by -> messages.of(Text.PATH_ADDED, messages.phrase(by.sentence()))).orElse("");
        String sentence = messages.phrase(line.sentence());
        return sentence.isEmpty() || patch.isEmpty() ? sentence + patch : sentence + "\n" + patch;
    }
}
