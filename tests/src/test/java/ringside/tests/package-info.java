/**
 * What crosses modules: bundled programs against golden output and cycles, properties, differential
 * and robustness tests. Start reading at {@link ringside.tests.GuestRun}.
 */
@org.jspecify.annotations.NullMarked
package ringside.tests;
