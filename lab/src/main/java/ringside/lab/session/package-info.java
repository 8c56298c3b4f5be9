/**
 * What runs ({@link ringside.lab.session.Guest}), on what ({@link ringside.lab.session.Machine}),
 * and the run itself, which can be stopped, looked into and continued at any cycle. Start reading
 * at {@link ringside.lab.session.Session}.
 */
@org.jspecify.annotations.NullMarked
package ringside.lab.session;
