package io.ptescope.app.view;

import io.ptescope.app.layout.Changes;
import io.ptescope.app.layout.Extent;
import io.ptescope.app.layout.StageLayout;
import io.ptescope.app.layout.StageOptions;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Sentences;
import io.ptescope.model.listing.Listings;

/// Shows each frame of the session in all panes.
final class Views {
    /// More boxes than this are a map, in which nothing moves.
    private static final int MOST_MOVING = 4000;

    private final Desk desk;
    private final WorkloadPane workload;
    private final PathPane path;
    private final StageView stage;
    private final InspectorPane inspector;
    private final Transport transport;
    private final TimelineView timeline;
    private final PathModel pathModel;
    private final InspectorModel inspectorModel;
    private final Questions questions;
    private final Sentences sentences;
    private final Messages messages;
    private final Motion motion;
    private TimelineModel timelineModel;
    private InvariantModel invariants;
    private Loaded shown;
    private Extent extent;
    private long stood = -1;

    /// The panes that show something of the session.
    record Panes(WorkloadPane workload, PathPane path, StageView stage, InspectorPane inspector, Transport transport,
                 TimelineView timeline) {}

    Views(Desk desk, Panes panes, Messages messages, Listings listings, Surroundings surroundings) {
        this.desk = desk;
        this.workload = panes.workload();
        this.path = panes.path();
        this.stage = panes.stage();
        this.inspector = panes.inspector();
        this.transport = panes.transport();
        this.timeline = panes.timeline();
        this.messages = messages;
        this.pathModel = new PathModel(messages, listings);
        this.inspectorModel = new InspectorModel(messages);
        this.questions = new Questions(messages);
        this.sentences = new Sentences(messages, listings);
        this.motion = new Motion(surroundings.nanos(), surroundings.reducedMotion(), stage.picture()::setEmphasis);
        this.shown = desk.loaded();
        this.timelineModel = new TimelineModel(messages, shown);
        this.invariants = new InvariantModel(messages, shown);
        this.extent = Extent.of(shown.story().recording());
        desk.session().frameProperty().subscribe(this::show);
    }

    /// Whether something moves now.
    Motion motion() {
        return motion;
    }

    void setPalette(Palette palette) {
        stage.setPalette(palette);
        timeline.setPalette(palette);
    }

    /// What the lesson says, or what is to be said, at `frame`.
    String sentence(Frame frame) {
        Loaded loaded = desk.loaded();
        return sentences.of(new Sentences.Moment(frame.recording(), frame.machine(), frame.position(),
            frame.granularity(), frame.story().sayings(), loaded.patches(), loaded.tasks()));
    }

    private void show(Frame frame) {
        Loaded loaded = desk.loaded();
        boolean moved = frame.position() != stood || loaded != shown;
        if (loaded != shown) {
            shown = loaded;
            timelineModel = new TimelineModel(messages, loaded);
            invariants = new InvariantModel(messages, loaded);
            extent = Extent.of(frame.recording());
        }
        workload.show(WorkloadModel.of(frame, loaded.operations()));
        path.show(pathModel.of(frame, loaded.kernel(), loaded.tasks()));
        inspector.show(inspectorModel.of(frame, loaded.tasks(), questions.sections(frame),
            invariants.section(frame)));
        transport.show(sentence(frame), frame.number(), frame.count());
        stage.setSelection(frame.selection(),
            figure -> Boxes.samePage(figure, frame.machine(), frame.selection()));
        if (moved) {
            stood = frame.position();
            timeline.show(timelineModel.at(frame.position()));
            showStage(frame, loaded);
        }
    }

    private void showStage(Frame frame, Loaded loaded) {
        Changes changes = ShownStep.changes(frame);
        StageOptions options = StageOptions.PLAIN.named(loaded.tasks()).reserving(extent);
        stage.picture().setSource(size -> StageLayout.layout(frame.machine(), changes, options, size));
        if (frame.previous() == frame.position() || stage.picture().figure().boxes().size() > MOST_MOVING) {
            motion.settle();
        } else {
            motion.begin();
        }
    }

    Session session() {
        return desk.session();
    }
}
