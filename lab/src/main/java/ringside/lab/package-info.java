/**
 * What a person does with a computer: run it, watch it, read what it has cost. Host-free but for
 * {@code lab.host}: files, host threads and clocks are used there alone, so that all the rest can
 * run in a browser, too. Start reading at {@link ringside.lab.session.Session}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab;
