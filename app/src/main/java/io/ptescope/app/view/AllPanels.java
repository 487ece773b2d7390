package io.ptescope.app.view;

import io.ptescope.app.layout.Vocabulary;
import io.ptescope.app.panel.BiographyModel;
import io.ptescope.app.panel.BookmarksModel;
import io.ptescope.app.panel.CacheModel;
import io.ptescope.app.panel.CountersModel;
import io.ptescope.app.panel.FramesModel;
import io.ptescope.app.panel.ListsModel;
import io.ptescope.app.panel.LocksModel;
import io.ptescope.app.panel.ProcessesModel;
import io.ptescope.app.panel.TablesModel;
import io.ptescope.app.panel.TimelineModel;
import io.ptescope.app.panel.TlbModel;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.desk.Desk;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.editor.EditorPanel;
import io.ptescope.app.view.pane.BranchesPanel;
import io.ptescope.app.view.pane.BreakpointsPanel;
import io.ptescope.app.view.pane.ChartPanel;
import io.ptescope.app.view.pane.EventsPanel;
import io.ptescope.app.view.pane.InspectorPane;
import io.ptescope.app.view.pane.LabsPanel;
import io.ptescope.app.view.pane.NetChanges;
import io.ptescope.app.view.pane.PathPane;
import io.ptescope.app.view.pane.PredictPane;
import io.ptescope.app.view.pane.SectionsPanel;
import io.ptescope.app.view.pane.TimelinePins;
import io.ptescope.app.view.pane.WorkloadPane;
import io.ptescope.app.view.stage.ChartView;
import io.ptescope.app.view.stage.Motion;
import io.ptescope.app.view.stage.StagePanel;
import io.ptescope.app.view.stage.StageView;
import io.ptescope.app.view.work.Work;
import io.ptescope.model.listing.Listings;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The panels of one window, one for each name that a layout can have.
final class AllPanels {
    private static final double TIMELINE_HEIGHT = 112;

    private final StageView stage;
    private final StagePanel stagePanel;
    private final InspectorPane inspector;
    private final ChartView timeline;
    private final WorkloadPane workload;
    private final PathPane path;
    private final EditorPanel editor;
    private final List<Panel> all;

    AllPanels(Messages messages, Listings listings, Desk desk, EditorPanel editor, LabsPanel labs,
        Surroundings surroundings, PredictPane predicting, Consumer<String> explain) {
        Session session = desk.session();
        Vocabulary words = messages.figureWords();
        stage = new StageView(messages, session::select);
        stagePanel = new StagePanel(stage, messages, surroundings.nanos(), surroundings.reducedMotion());
        inspector = new InspectorPane(messages, session::seek, session::select, predicting, explain);
        timeline = new ChartView(messages, PanelId.TIMELINE, session);
        timeline.setMinHeight(TIMELINE_HEIGHT);
        TimelinePins pins = new TimelinePins(timeline, desk::work);
        workload = new WorkloadPane(messages, session::seek);
        path = new PathPane(messages, listings, desk.ways()::toLine,
            site -> session.toggle(new Breakpoint.Line(site)));
        this.editor = editor;
        all = List.of(workload, editor, path, stagePanel, inspector,
            ChartPanel.beside(timeline, desk::work, Work.Kind.TIMELINE,
                (story, watch) -> new TimelineModel(messages, story, watch),
                (run, frame) -> run.chart(frame.position(), words)).with(pins::show),
            new SectionsPanel(PanelId.PROCESSES, messages, session, new ProcessesModel(messages)::of),
            new SectionsPanel(PanelId.TABLES, messages, session, new TablesModel(messages)::of),
            new SectionsPanel(PanelId.CACHE, messages, session, new CacheModel(messages)::of),
            new SectionsPanel(PanelId.LISTS, messages, session, new ListsModel(messages)::of),
            new SectionsPanel(PanelId.FRAMES, messages, session, new FramesModel(messages)::of),
            new SectionsPanel(PanelId.TLBS, messages, session, new TlbModel(messages)::of),
            new SectionsPanel(PanelId.LOCKS, messages, session, new LocksModel(messages)::of),
            SectionsPanel.ofNet(PanelId.BOOKMARKS, messages, session,
                found -> new NetChanges(Work.Kind.BETWEEN, desk::work, found),
                (language, net) -> new BookmarksModel(language, net)::of),
            ChartPanel.beside(new ChartView(messages, PanelId.BIOGRAPHY, session), desk::work, Work.Kind.BIOGRAPHY,
                (story, watch) -> new BiographyModel(messages, story, watch),
                (lives, frame) -> lives.chart(frame, words)),
            ChartPanel.beside(new ChartView(messages, PanelId.COUNTERS, session), desk::work, Work.Kind.COUNTERS,
                CountersModel::new, (counters, frame) -> counters.chart(frame, words)),
            SectionsPanel.ofNet(PanelId.NET, messages, session,
                found -> new NetChanges(Work.Kind.NET, desk::work, found), (language, net) -> net::of),
            new EventsPanel(messages, session, desk::work), new BreakpointsPanel(messages, session),
            new BranchesPanel(messages, desk, surroundings.background()), labs);
    }

    List<Panel> all() {
        return all;
    }

    /// Goes to the line that is selected in the list with the focus, or to where the pointer is on the timeline;
    /// without the focus, to the line of the path.
    void runToCursor(@Nullable Node focused) {
        if (focused == workload.focusTarget()) {
            workload.goToSelected();
        } else if (focused == timeline) {
            timeline.goToPointer();
        } else {
            path.goToSelected();
        }
    }

    /// Sets or takes away a breakpoint on the line that is selected in the path, or that of the caret in the editor, if
    /// that has the focus, else on what the desk says.
    void breakHere(@Nullable Node focused, Desk desk) {
        if (focused == path.focusTarget()) {
            path.breakAtSelected();
        } else if (focused == editor.focusTarget()) {
            editor.breakAtCaret();
        } else {
            desk.ways().breakHere();
        }
    }

    StageView stage() {
        return stage;
    }

    /// Whether something moves on the stage.
    Motion motion() {
        return stagePanel.motion();
    }

    InspectorPane inspector() {
        return inspector;
    }

    ChartView timeline() {
        return timeline;
    }
}
