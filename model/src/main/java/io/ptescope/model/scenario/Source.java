package io.ptescope.model.scenario;

import java.util.Locale;

/// What `mmap` maps.
public sealed interface Source {
    /// The word in workloads.
    String text();

    /// A file that the scenario declares.
    record File(String name) implements Source {
        @Override
        public String text() {
            return name;
        }
    }

    /// A device that the scenario declares.
    record Device(String name) implements Source {
        @Override
        public String text() {
            return name;
        }
    }

    /// What needs no declaration.
    enum Ready implements Source {
        /// MAP_ANONYMOUS.
        ANON,
        /// /dev/zero.
        DEVZERO,
        /// The ring buffer of a perf event.
        PERF,
        /// The ring buffer of a packet socket.
        PACKET;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
