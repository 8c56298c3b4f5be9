/**
 * What figures need to know of a run, collected while it goes on, in bounded memory. Start reading
 * at {@link ringside.lab.record.Recorder}.
 */
@NullMarked
package ringside.lab.record;

import org.jspecify.annotations.NullMarked;
