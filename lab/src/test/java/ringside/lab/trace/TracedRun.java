package ringside.lab.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import ringside.kernel.event.EventSink;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;

/** A run with a trace of it. */
record TracedRun(byte[] bytes, RunResult result) {
  private static final int MEGAHERTZ = 100;

  /** Runs a bundled program, or one with arguments. */
  static TracedRun of(String words, TraceFormat format) throws IOException {
    return of(words, format, Machine.classic(), CycleRange.ALL);
  }

  static TracedRun of(String words, TraceFormat format, Machine machine, CycleRange range)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RunResult result;
    try (Trace trace = format.open(out, range)) {
      SessionBuilder session = describe(null, words).on(machine);
      trace.attach(session, new TracedComputer(1, "computer-1", "guest", MEGAHERTZ));
      result = session.build().runToEnd();
    }
    return new TracedRun(out.toByteArray(), result);
  }

  /** Runs without a trace, heard by sinks. */
  static RunResult without(String words, Machine machine, EventSink... sinks) {
    SessionBuilder session = describe(null, words).on(machine);
    List.of(sinks).forEach(session::sink);
    return session.build().runToEnd();
  }

  /** The next computer of a session, or the first where there is none. */
  static SessionBuilder describe(SessionBuilder before, String words) {
    List<String> all = List.of(words.split(" "));
    Guest guest = Guest.of(all.get(0)).args(all.subList(1, all.size()));
    return before == null ? Session.of(guest) : before.and(guest);
  }

  String text() {
    return new String(bytes, UTF_8);
  }
}
