/// What the simulation costs: benchmarks of recorded paths, and of moving through what they recorded.
///
/// Not part of the program and not of its tests; `mvn -Pbench verify` runs [Report]. Nothing may depend on it.
package io.ptescope.model.bench;
