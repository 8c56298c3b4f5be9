/**
 * Places in programs, and what they are called, when the processes that ran there are gone. Start
 * reading at {@link ringside.lab.place.ProgramBook}.
 */
@NullMarked
package ringside.lab.place;

import org.jspecify.annotations.NullMarked;
