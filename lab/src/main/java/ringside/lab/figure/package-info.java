/**
 * The drawing library: a figure answers one question, as a drawing (SVG), as a table and as text
 * for terminals, all from the same plain data. It knows no run; what figures show stands in the
 * packages below. Start reading at {@link ringside.lab.figure.Figure}.
 */
@NullMarked
package ringside.lab.figure;

import org.jspecify.annotations.NullMarked;
