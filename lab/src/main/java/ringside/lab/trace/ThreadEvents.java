package ringside.lab.trace;

import static ringside.lab.trace.EventTable.word;

import java.util.List;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.event.Event;
import ringside.kernel.event.WaitTarget;
import ringside.lab.report.JsonWriter;
import ringside.lab.report.Numbers;
import ringside.mmu.ledger.SwitchPart;

/** What traces write of processes and threads, their calls, traps and signals. */
final class ThreadEvents {
  private ThreadEvents() {}

  static void addTo(EventTable table) {
    addLives(table);
    addTurns(table);
    addCalls(table);
    addSignals(table);
  }

  private static void addLives(EventTable table) {
    table
        .add(Event.Born.class, "born", ThreadEvents::born)
        .add(Event.Executed.class, "executed", (e, out) -> out.text("program", e.program()))
        .add(Event.Killed.class, "killed", (e, out) -> signal(e.signal(), out))
        .add(Event.ThreadEnded.class, "thread-ended", (e, out) -> {})
        .add(Event.ProcessEnded.class, "process-ended", ThreadEvents::ended)
        .add(Event.Reaped.class, "reaped", (e, out) -> out.number("child", e.pid()))
        .add(Event.Crashed.class, "crashed", ThreadEvents::crashed);
  }

  private static void addTurns(EventTable table) {
    table
        .add(Event.StateChanged.class, "state-changed", ThreadEvents::state)
        .add(Event.Switched.class, "switched", ThreadEvents::switched)
        .add(Event.Trapped.class, "trapped", ThreadEvents::trapped);
  }

  private static void addCalls(EventTable table) {
    table
        .add(Event.Called.class, "called", ThreadEvents::called)
        .add(Event.Returned.class, "returned", ThreadEvents::returned)
        .add(Event.BadAddressGiven.class, "bad-address", (e, out) -> out.number("call", e.number()))
        .add(Event.Unsupported.class, "unsupported", ThreadEvents::unsupported)
        .add(Event.Misunderstood.class, "misunderstood", ThreadEvents::misunderstood);
  }

  private static void addSignals(EventTable table) {
    table
        .add(Event.SignalSent.class, "signal-sent", ThreadEvents::sent)
        .add(Event.SignalDelivered.class, "signal-delivered", ThreadEvents::delivered)
        .add(Event.SignalReturned.class, "signal-returned", (e, out) -> {});
  }

  private static void born(Event.Born event, JsonWriter out) {
    out.text("how", word(event.how()));
    out.number("newPid", event.pid());
    out.number("newTid", event.tid());
  }

  private static void ended(Event.ProcessEnded event, JsonWriter out) {
    out.text("by", event.signalled() ? "signal" : "exit");
    out.number("status", event.status());
  }

  private static void crashed(Event.Crashed event, JsonWriter out) {
    out.text("signal", event.signal().name());
    out.text("deed", word(event.deed()));
    out.text("cause", word(event.cause()));
    if (event.address().isPresent()) {
      out.text("address", Numbers.hex(event.address().getAsInt()));
    } else {
      out.nothing("address");
    }
    out.number("value", event.value());
  }

  private static void state(Event.StateChanged event, JsonWriter out) {
    out.text("from", event.from().title());
    out.text("to", event.to().title());
    out.text("reason", event.reason().title());
    WaitTarget target = event.target();
    if (target == null) {
      out.nothing("target");
    } else {
      out.text("target", target.title());
    }
    out.number("by", event.by());
  }

  private static void switched(Event.Switched event, JsonWriter out) {
    out.text("change", word(event.change()));
    out.beginObject("parts");
    for (SwitchPart part : SwitchPart.values()) {
      out.number(part.title(), event.parts().get(part.ordinal()));
    }
    out.endObject();
  }

  private static void trapped(Event.Trapped event, JsonWriter out) {
    out.text("cause", word(event.cause()));
    out.text("pc", Numbers.hex(event.pc()));
  }

  private static void called(Event.Called event, JsonWriter out) {
    out.text("title", event.title());
    out.number("call", event.number());
    arguments(event.arguments(), out);
  }

  private static void returned(Event.Returned event, JsonWriter out) {
    out.text("title", event.title());
    out.number("call", event.number());
    out.number("begun", event.call());
    out.text("end", word(event.end()));
    out.number("value", event.value());
    Errno errno = event.errno();
    if (errno == null) {
      out.nothing("errno");
    } else {
      out.text("errno", errno.name());
    }
    out.number("cycles", event.cycles());
  }

  private static void unsupported(Event.Unsupported event, JsonWriter out) {
    out.number("call", event.number());
    arguments(event.arguments(), out);
  }

  private static void misunderstood(Event.Misunderstood event, JsonWriter out) {
    out.number("call", event.number());
    out.text("title", event.title());
    out.number("foreign", event.foreign());
  }

  private static void sent(Event.SignalSent event, JsonWriter out) {
    signal(event.signal(), out);
    out.number("code", event.code());
  }

  private static void delivered(Event.SignalDelivered event, JsonWriter out) {
    signal(event.signal(), out);
    out.text("handler", Numbers.hex(event.handler()));
  }

  private static void arguments(List<Integer> values, JsonWriter out) {
    out.beginObject("arguments");
    for (int i = 0; i < values.size(); i++) {
      out.text("a" + i, Numbers.hex(values.get(i)));
    }
    out.endObject();
  }

  private static void signal(int number, JsonWriter out) {
    out.text("signal", signal(number));
  }

  /** A signal as traces name it: {@code SIGINT}, or {@code signal 40} where it has no name. */
  static String signal(int number) {
    Signal known = Signal.of(number);
    return known == null ? "signal " + number : known.name();
  }
}
