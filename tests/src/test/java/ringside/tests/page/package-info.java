/**
 * Pages of figures, opened in a browser where there is one. Start reading at {@link
 * ringside.tests.page.PagesInBrowserTest}.
 */
@NullMarked
package ringside.tests.page;

import org.jspecify.annotations.NullMarked;
