package io.ptescope.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Recording;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.parse.ScenarioParser;
import io.ptescope.model.scenario.run.Run;
import io.ptescope.model.scenario.run.RunKernel;
import io.ptescope.model.state.Facts.InodeFacts;
import io.ptescope.model.state.VmFlag;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LensTest {
    private static final Size PANE = new Size(700, 520);
    private static final int CLOSEST = Lens.reaching(480);
    private static final int MILLION = 1 << 20;

    @Test
    void samePageStandsInTheSameColumnAtEveryStep() {
        Scene scene = Scene.reference();
        for (int step = 0; step <= CLOSEST; step++) {
            Figure figure = look(scene, new Lens(step, 0)).figure();
            for (int page = 0; page < 8; page++) {
                BoxId slot = new BoxId.CachePage(1, page);
                BoxId entry = new BoxId.Pte(0, Scene.BASE + page * 4096L);
                if (figure.find(slot).isPresent() && figure.find(entry).isPresent()) {
                    assertThat(figure.find(slot).orElseThrow().bounds().x()).as("page " + page + " at step " + step)
                        .isEqualTo(figure.find(entry).orElseThrow().bounds().x());
                }
            }
        }
    }

    @Test
    void onlyWhatIsInSightIsLaidOut() {
        Scene scene = wide(MILLION);
        for (int step = 0; step <= CLOSEST; step++) {
            StageLayout.Sight sight = look(scene, new Lens(step, 40_000));
            assertThat(sight.figure().boxes()).as("step " + step).hasSizeLessThan(2500);
            assertThat(sight.figure().size()).isEqualTo(PANE);
        }
    }

    @Test
    void everyPageOfAMillionIsFoundWhereItIsSaidToBe() {
        Scene scene = wide(MILLION);
        for (int step : new int[] {3, 8, Lens.reaching(4), Lens.reaching(14), Lens.reaching(84), CLOSEST}) {
            for (int page : new int[] {0, 77, 500_000, MILLION - 1}) {
                BoxId id = new BoxId.Pte(0, Scene.BASE + page * 4096L);
                Lens lens = new Lens(step, 0);
                Rect place = StageLayout.place(scene.machine(), StageOptions.PLAIN, PANE, lens, id).orElseThrow();
                StageLayout.Sight sight = look(scene, lens.at(place.y() - 150));
                Box cell = sight.figure().find(id).orElseThrow();
                assertThat(cell.bounds().y()).isEqualTo(place.y() - sight.top(), within(1));
                assertThat(cell.bounds().x()).isEqualTo(place.x());
                assertThat(sight.figure().hit(cell.bounds().center()).map(Box::id)).contains(cell.id());
            }
        }
    }

    @Test
    void closestStepShowsEveryBitOfAnEntry() {
        Figure figure = look(Scene.reference(), new Lens(CLOSEST, 0)).figure();
        Look.Cell cell = (Look.Cell) figure.find(new BoxId.Pte(0, Scene.BASE)).orElseThrow().look();
        assertThat(cell.notes()).filteredOn(note -> note.text().matches("[01]")).hasSize(64);
        assertThat(cell.notes()).extracting(Look.Note::text).contains("RW", "A", "SPC", "NX");
    }

    @Test
    void groupShowsItsMostAlarmingStateAndHowManyHaveIt() {
        Scene scene = wide(MILLION);
        Figure figure = look(scene, new Lens(0, 0)).figure();
        Box group = figure.find(new BoxId.Pte(0, Scene.BASE)).orElseThrow();
        assertThat(group.says()).contains("17 of 16384 writable, dirty.").contains("no entry: the others");
    }

    @Test
    void whatStaysCoversWhatIsScrolled() {
        Scene scene = wide(MILLION);
        StageLayout.Sight sight = look(scene, new Lens(Lens.reaching(84), 5000));
        assertThat(sight.figure().hit(new Point(sight.window().centerX(), 2))).isEmpty();
        Box cell = sight.figure().cells().stream().filter(box -> sight.window().encloses(box.bounds())).findFirst()
            .orElseThrow();
        assertThat(sight.figure().hit(cell.bounds().center())).contains(cell);
    }

    @Test
    void censusThatFollowsEqualsOneCountedAnew() throws ScenarioException {
        Recording recording = run(600);
        Cursor cursor = recording.cursor();
        Census kept = new Census(cursor.machine());
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            long from = cursor.position();
            cursor.seek(i % 3 == 0 ? random.nextLong(recording.size() + 1)
                : Math.clamp(from + random.nextInt(400) - 200, 0, recording.size()));
            kept.follow(recording.log(), from, cursor.position());
            Changes changes = Changes.between(recording.log(), Math.min(from, cursor.position()), cursor.position());
            Lens lens = new Lens(random.nextInt(Lens.reaching(14)), 0);
            assertThat(StageLayout.layout(cursor.machine(), changes, StageOptions.PLAIN, PANE, lens, kept))
                .isEqualTo(StageLayout.layout(cursor.machine(), changes, StageOptions.PLAIN, PANE, lens,
                    new Census(cursor.machine())));
        }
    }

    @Test
    void stepCountsOnlyWhatItChanged() throws ScenarioException {
        Recording recording = run(600);
        Cursor cursor = recording.cursor();
        long here = recording.size() / 3;
        cursor.seek(here);
        Census census = new Census(cursor.machine());
        StageLayout.layout(cursor.machine(), Changes.NONE, StageOptions.PLAIN, PANE, new Lens(3, 0), census);
        long counted = census.counted();
        cursor.seek(here + 40);
        census.follow(recording.log(), here, here + 40);
        assertThat(census.counted() - counted).isLessThanOrEqualTo(40);
    }

    private static Recording run(int pages) throws ScenarioException {
        StringBuilder text = new StringBuilder("kernel 2.6.19\nmachine cpus=2 frames=" + 2 * pages
            + "\nfile F ext3 pages=" + pages + "\nmmap A F shared rw pages=" + pages + "\n");
        for (int page = 0; page < pages; page += 9) {
            text.append("read A ").append(page).append('\n');
        }
        text.append("write A 3 65\nwrite A 200 66\nfork C\nin C read A 1\nwrite A 4 67\nfsync F\n")
            .append("write A 9 68\nmunmap A\n");
        return Run.of(ScenarioParser.parse("lens", text.toString()), RunKernel.of(KernelVersion.V2_6_19)).recording();
    }

    private static Scene wide(int pages) {
        Scene scene = new Scene(2, 64, PteLayout.LINUX_2_6, new InodeFacts("big", "ext3", pages));
        int mm = scene.process(0);
        scene.area(mm, "A", 1, pages, VmFlag.SHARED);
        for (int page = 0; page < Math.min(pages, 50); page += 3) {
            scene.map(mm, page, 5 + page, Scene.WD);
        }
        return scene;
    }

    private static StageLayout.Sight look(Scene scene, Lens lens) {
        return StageLayout.layout(scene.machine(), Changes.NONE, StageOptions.PLAIN, PANE, lens,
            new Census(scene.machine()));
    }

    private static org.assertj.core.data.Offset<Double> within(double pixels) {
        return org.assertj.core.data.Offset.offset(pixels);
    }
}
