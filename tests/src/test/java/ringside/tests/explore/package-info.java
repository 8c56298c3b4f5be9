/**
 * Exploration: programs whose smallest failing bound is known, and their mended twins. Start
 * reading at {@link ringside.tests.explore.CorpusTest}.
 */
@NullMarked
package ringside.tests.explore;

import org.jspecify.annotations.NullMarked;
