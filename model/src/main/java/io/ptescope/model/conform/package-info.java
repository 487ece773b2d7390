/// Holds runs against what real kernels were recorded to do: what can be seen after each operation, of a run and of a
/// recording in one shape, and the first difference between the two.
///
/// Depends on `scenario` and everything below it. What does not live here: reading recordings from files (the command
/// line does that), and any opinion about which of the two is right.
package io.ptescope.model.conform;
