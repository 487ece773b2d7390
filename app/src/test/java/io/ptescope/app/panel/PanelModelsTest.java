package io.ptescope.app.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Outcome;
import io.ptescope.app.panel.Inspection.TableRow;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.session.Session;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Language;
import io.ptescope.app.text.Messages;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.recording.Granularity;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.library.Library;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import io.ptescope.model.state.Tlbs;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelModelsTest {
    private static final Messages MESSAGES = new Messages();
    private static final String STORE = """
        title  a store
        kernel 2.6.19 2.6.18 2.6.17
        file   data.db ext3 pages=4
        mmap   A data.db shared rw pages=4
        read   A 3
        write  A 3 65
        """;

    private final Session session = new Session();

    @Test
    void conditionsOfWriteNotifyEndAtTheOneThatDecides() throws ScenarioException {
        List<Item.Verdict> tracked = verdicts("2.6.19");
        assertThat(tracked).extracting(Item.Verdict::outcome).containsExactly(Outcome.OPEN, Outcome.OPEN, Outcome.OPEN,
            Outcome.OPEN, Outcome.HOLDS);
        assertThat(tracked.getLast().text()).contains("counts its dirty pages");
        assertThat(verdicts("2.6.18")).extracting(Item.Verdict::outcome).endsWith(Outcome.BROKEN);
        assertThat(verdicts("2.6.17")).hasSize(1);
    }

    @Test
    void userfaultfdDecidesWhereAnAreaIsRegisteredWithIt() throws ScenarioException {
        List<Item.Verdict> watched = verdicts(STORE + "uffdreg A\n", "6.18");

        assertThat(watched.getLast().outcome()).isEqualTo(Outcome.HOLDS);
        assertThat(watched.getLast().text()).contains("userfaultfd");
    }

    @Test
    void tablesLeadFromTheRootToTheSelectedEntry() throws ScenarioException {
        Frame frame = end("2.6.19");
        int vma = frame.machine().vmas().of(0).getFirst();
        session.select(new Selection.Pte(0, frame.machine().vmas().start(vma) + 3 * 4096));
        Inspection shown = new TablesModel(MESSAGES).of(session.frame());
        assertThat(shown.sections()).extracting(Inspection.Section::title).containsExactly("PGD", "PUD", "PMD", "PTE");
        assertThat(rows(shown.sections().getLast()).getFirst().first().text()).isEqualTo("▸ 3");
        assertThat(rows(shown.sections().getLast()).getFirst().cells().getLast()).contains("W●").contains("A[3]");
    }

    @Test
    void lifeOfAnEntryIsToldInTheLanguageOfTheWindow() throws ScenarioException {
        Frame frame = end("2.6.19");
        assertThat(new BiographyModel(new Messages(Language.GERMAN), frame.story(), (done, all) -> { })
            .biography(frame).rows().getFirst().spans().getFirst().text()).isEqualTo("leer");
    }

    @Test
    void textOfAMomentBeginsWithTheTitleInTheLanguageOfTheWindow() throws ScenarioException {
        Messages german = new Messages(Language.GERMAN);
        Scenario lesson = new Library().first().scenario();
        session.open(Story.of(Run.of(lesson, RunKernel.defaultOf(lesson).orElseThrow())));
        assertThat(german.phrase(lesson.title())).isNotEqualTo(lesson.title());
        assertThat(new Transcript(german).of(session.frame(), "")).startsWith(german.phrase(lesson.title()) + " · ");
    }

    @Test
    void cacheShowsWhichVersionStandsWhere() throws ScenarioException {
        List<TableRow> rows = rows(new CacheModel(MESSAGES).of(end("2.6.19")).sections().getFirst());
        assertThat(rows).hasSize(4);
        assertThat(rows.get(3).cells()).contains("dirty", "v2=65", "≠ v1=100");
        assertThat(rows.get(2).cells()).contains("v1=99").doesNotContain("dirty");
    }

    @Test
    void framesInUseNameTheirOwner() throws ScenarioException {
        assertThat(rows(new FramesModel(MESSAGES).of(end("2.6.19")).sections().getFirst()))
            .anyMatch(row -> row.cells().contains("data.db[3]"));
    }

    @Test
    void dirtyFileIsOnAListOfInodes() throws ScenarioException {
        Inspection lists = new ListsModel(MESSAGES).of(end("2.6.19"));
        assertThat(lists.sections().getLast().items()).anyMatch(item -> item instanceof Item.Picks picks
            && picks.label().equals("dirty") && picks.picks().getFirst().text().equals("data.db"));
    }

    @Test
    void translationIsStaleWhenItAllowsMoreThanTheTable() {
        Pte writable = Pte.of(4, Pte.PRESENT | Pte.RW | Pte.DIRTY);
        assertThat(Tlbs.isStale(writable, writable)).isFalse();
        assertThat(Tlbs.isStale(writable, writable.without(Pte.RW))).isTrue();
        assertThat(Tlbs.isStale(writable.without(Pte.RW), writable)).isFalse();
        assertThat(Tlbs.isStale(writable, Pte.NONE)).isTrue();
        assertThat(Tlbs.isStale(writable, Pte.of(5, writable.bits() & 0xFFF))).isTrue();
        assertThat(Tlbs.isStale(writable.without(Pte.DIRTY), writable)).isFalse();
    }

    @Test
    void locksAreShownWhileTheyAreHeld() throws ScenarioException {
        end("2.6.19");
        session.stepBy(Granularity.EVENT);
        session.toStart();
        boolean held = false;
        while (!session.frame().isAtEnd()) {
            session.next();
            held |= new LocksModel(MESSAGES).of(session.frame()).sections().getFirst().items().getFirst()
                instanceof Item.Table;
        }
        assertThat(held).isTrue();
        assertThat(new LocksModel(MESSAGES).of(session.frame()).sections().getFirst().items().getFirst())
            .isInstanceOf(Item.Note.class);
    }

    private List<Item.Verdict> verdicts(String kernel) throws ScenarioException {
        return verdicts(STORE, kernel);
    }

    private List<Item.Verdict> verdicts(String scenario, String kernel) throws ScenarioException {
        return new ProcessesModel(MESSAGES).of(end(scenario, kernel)).sections().getLast().items().stream()
            .filter(Item.Verdict.class::isInstance).map(Item.Verdict.class::cast).toList();
    }

    private static List<TableRow> rows(Inspection.Section section) {
        return section.items().stream().filter(Item.Table.class::isInstance).map(Item.Table.class::cast).findFirst()
            .orElseThrow().rows();
    }

    private Frame end(String kernel) throws ScenarioException {
        return end(STORE, kernel);
    }

    private Frame end(String scenario, String kernel) throws ScenarioException {
        session.open(Story.of(Run.of(ScenarioParser.parse("a.scn", scenario),
            RunKernel.named(kernel).orElseThrow())));
        session.toEnd();
        return session.frame();
    }
}
