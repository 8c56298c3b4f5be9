package ringside.junit;

import java.util.function.Consumer;
import ringside.lab.explore.Failure;

/**
 * What is expected of a run.
 *
 * @param kind of failure if it is not so
 * @param check throws what is wrong
 */
record Expectation(Failure kind, Consumer<Attempt> check) {}
