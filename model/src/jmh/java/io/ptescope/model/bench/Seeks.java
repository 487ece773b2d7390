package io.ptescope.model.bench;

import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Recording;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.SplittableRandom;

/// How long it takes to go to an event, from anywhere: each of many seeks from the one before, all at random.
///
/// @param events       length of the recording
/// @param seeks        how many
/// @param wall         by the clock; on a busy machine also what others took of the processor
/// @param processor    what the seek itself took of it
/// @param bytesAnEvent of the whole recording: log and keyframes
record Seeks(long events, int seeks, Spread wall, Spread processor, double bytesAnEvent) {
    private static final int WARM_UP = 400;
    private static final double MILLISECOND = 1e6;

    /// Milliseconds.
    record Spread(double median, double p99, double max) {
        static Spread of(double[] took) {
            Arrays.sort(took);
            return new Spread(took[took.length / 2], took[took.length * 99 / 100], took[took.length - 1]);
        }
    }

    static Seeks measured(Recording recording, int count) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        SplittableRandom random = new SplittableRandom(1);
        Cursor cursor = recording.cursor();
        for (int i = 0; i < WARM_UP; i++) {
            cursor.seek(random.nextLong(recording.size() + 1));
        }
        double[] wall = new double[count];
        double[] processor = new double[count];
        for (int i = 0; i < count; i++) {
            long target = random.nextLong(recording.size() + 1);
            long begin = System.nanoTime();
            long beginProcessor = threads.getCurrentThreadCpuTime();
            cursor.seek(target);
            processor[i] = (threads.getCurrentThreadCpuTime() - beginProcessor) / MILLISECOND;
            wall[i] = (System.nanoTime() - begin) / MILLISECOND;
        }
        return new Seeks(recording.size(), count, Spread.of(wall), Spread.of(processor),
            (double) recording.bytes() / recording.size());
    }
}
