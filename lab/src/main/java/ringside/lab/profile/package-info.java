/**
 * Where in a program the cycles went, and why: every cycle of a run booked to an instruction, and
 * to the functions that led to it. Start reading at {@link ringside.lab.profile.ProfileBook}.
 */
@NullMarked
package ringside.lab.profile;

import org.jspecify.annotations.NullMarked;
