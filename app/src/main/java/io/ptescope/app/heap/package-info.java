/// How much memory runs may take, all of them together: [io.ptescope.app.heap.Heap] makes every run of the program.
///
/// What does not live here: which runs are kept, and for how long (packages `session` and `view`). Knows the model; no
/// toolkit. Whoever runs a scenario depends on it.
package io.ptescope.app.heap;
