/**
 * The core without a host: what a page in a browser would start, made small. Start reading at
 * {@link ringside.browser.CoreRun}.
 */
@org.jspecify.annotations.NullMarked
package ringside.browser;
