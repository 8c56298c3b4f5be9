/** What a run is expected to leave. Start reading at {@link ringside.lab.expect.ExpectedText}. */
@NullMarked
package ringside.lab.expect;

import org.jspecify.annotations.NullMarked;
