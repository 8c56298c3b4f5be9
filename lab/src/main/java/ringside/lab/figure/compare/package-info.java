/**
 * Figures that know no run and are fed by whoever has something to compare. Their data are records
 * in them:
 *
 * <ul>
 *   <li>{@link ringside.lab.figure.compare.DifferenceFigure}: {@link
 *       ringside.lab.compare.Difference.Row}, in any order
 *   <li>{@link ringside.lab.figure.compare.SweepFigure}: {@code Series(name, points)} of {@code
 *       Point(x, y)}
 *   <li>{@link ringside.lab.figure.compare.MatrixFigure}: names of columns, {@code Row(name,
 *       counts)}
 *   <li>{@link ringside.lab.figure.compare.SourceHeatFigure}: {@code Line(number, code, causes)}
 * </ul>
 *
 * <p>Their {@code Words} say what only the caller knows, in the language of the texts. Start
 * reading at {@link ringside.lab.figure.compare.DifferenceFigure}; {@code lab.page.Page} puts them
 * on a page.
 */
@NullMarked
package ringside.lab.figure.compare;

import org.jspecify.annotations.NullMarked;
