/**
 * Tests of guest programs with JUnit 5: a program is run ({@link ringside.junit.Program}), what it
 * left is asserted ({@link ringside.junit.Run}), and every schedule can be asked for ({@link
 * ringside.junit.ForEverySchedule}). Start reading at {@link ringside.junit.Program}.
 */
@NullMarked
package ringside.junit;

import org.jspecify.annotations.NullMarked;
