/**
 * Time travel: one object, the {@link ringside.lab.debug.Timeline}, goes anywhere in a run, forth
 * and back. There is no recording: a run is a pure function, so to be at a cycle again is to run to
 * it again. Start reading at {@link ringside.lab.debug.Timeline}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.debug;
