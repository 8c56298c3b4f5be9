/**
 * What the C preprocessor does for assembly (files named .S): macros, inclusion, conditions. Begin
 * with {@link ringside.isa.preprocess.Preprocessor}; the assembler reads the lines that it makes.
 */
@NullMarked
package ringside.isa.preprocess;

import org.jspecify.annotations.NullMarked;
