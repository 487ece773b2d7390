package io.ptescope.model.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.model.kernel.KernelVersion;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.ScenarioFormat;
import io.ptescope.model.scenario.library.Bundled;
import io.ptescope.model.scenario.library.Library;
import io.ptescope.model.scenario.parse.ScenarioParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever somebody types, there is a scenario or one clear line, and what is a scenario can be run.
class AnyTextTest {
    private static final List<String> TEXTS = new Library().scenarios().stream().map(Bundled::text).toList();
    private static final String NOISE = "0123456789abAF[]=:;\"\\#* .-_\tin\ncpu\u00e9\u0001";

    @Property(tries = 600, seed = "2619")
    void aDamagedTextIsReadOrRefusedInOneLine(@ForAll Random random) {
        String text = damaged(random);
        try {
            Scenario scenario = ScenarioParser.parse("x.scn", text);
            String once = ScenarioFormat.format(scenario);
            assertThat(ScenarioFormat.format(ScenarioParser.parse("x.scn", once))).isEqualTo(once);
        } catch (ScenarioException wrong) {
            assertThat(wrong.getMessage()).doesNotContain("\n").startsWith("x.scn:").contains("expected");
            assertThat(wrong.diagnostic().line()).isBetween(1, (int) text.lines().count() + 1);
            assertThat(wrong.diagnostic().column()).isPositive();
        }
    }

    @Property(tries = 200, seed = "2619")
    void linesInAnyOrderRunToTheEndOrAreRefusedBefore(@ForAll Random random) {
        String text = shuffled(random);
        KernelVersion version = KernelVersion.values()[random.nextInt(KernelVersion.values().length)];
        try {
            Run run = Run.of(ScenarioParser.parse("x.scn", text), version);
            assertThat(run.failure()).as("%s on %s", text, version.text()).isEmpty();
            assertThat(run.results()).hasSameSizeAs(run.scenario().operations());
        } catch (ScenarioException wrong) {
            assertThat(wrong.getMessage()).doesNotContain("\n").startsWith("x.scn:");
        }
    }

    private static String damaged(Random random) {
        StringBuilder text = new StringBuilder(TEXTS.get(random.nextInt(TEXTS.size())));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int length = Math.min(random.nextInt(6), text.length() - at);
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, at + length);
                case 1 -> text.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
                default -> text.insert(at, text.substring(at, at + length));
            }
        }
        return text.toString();
    }

    /// Operations of a bundled scenario, some left out and some repeated, in another order than intended.
    private static String shuffled(Random random) {
        List<String> head = new ArrayList<>();
        List<String> body = new ArrayList<>();
        for (String line : TEXTS.get(random.nextInt(TEXTS.size())).lines().toList()) {
            boolean setup = line.matches("(kernel|machine|file|inject|mmap|fork) .*");
            if (setup) {
                head.add(line);
            } else if (line.matches("(read|write|m[a-z]+|in|f[a-z]+|pwrite|pread|sync|sfr|sleep)( .*|$)")) {
                body.add(line);
            }
        }
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < 12 && !body.isEmpty(); i++) {
            chosen.add(body.get(random.nextInt(body.size())));
        }
        return String.join("\n", head) + "\n" + String.join("\n", chosen) + "\n";
    }
}
