package ringside.lab.figure.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import ringside.isa.abi.Signal;
import ringside.kernel.event.Event;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.lab.figure.FigureTable;
import ringside.lab.record.Kept;
import ringside.lab.record.Recording;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;
import ringside.lab.report.WaitText;

/** Events in words, and as rows of a table. */
final class Happenings {
  private final Texts texts;
  private final Names names;
  private final WaitText waits;

  Happenings(Texts texts, Names names) {
    this.texts = texts;
    this.names = names;
    this.waits = new WaitText(texts);
  }

  /** Id of the row of an event. */
  static String row(Event event) {
    return "event-" + event.at().number();
  }

  String reason(Reason reason) {
    return texts.get("reason." + reason.title());
  }

  /** Why a thread changed its state, or what it waits for now. */
  String why(Event.StateChanged change) {
    WaitTarget target = change.target();
    boolean waits = change.reason() == Reason.WAITS && target != null;
    return waits
        ? texts.get("figure.time.waits", this.waits.targets(List.of(target)))
        : reason(change.reason());
  }

  String fault(Event.PageFaulted fault) {
    return texts.get("figure.time.fault", faultBrief(fault), Numbers.hex(fault.address()));
  }

  String faultBrief(Event.PageFaulted fault) {
    return texts.get("fault." + key(fault.outcome()));
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String signal(Event event) {
    if (event instanceof Event.SignalSent sent) {
      return texts.get("figure.time.signal.sent", signal(sent.signal()));
    }
    return event instanceof Event.SignalDelivered delivered
        ? texts.get("figure.time.signal.delivered", signal(delivered.signal()))
        : texts.get("figure.time.signal.returned");
  }

  String signalBrief(Event event) {
    if (event instanceof Event.SignalSent sent) {
      return signal(sent.signal());
    }
    return event instanceof Event.SignalDelivered delivered ? signal(delivered.signal()) : "";
  }

  /** Its name; real-time signals have none. */
  private static String signal(int number) {
    Signal signal = Signal.of(number);
    return signal == null ? "SIG" + number : signal.name();
  }

  /** How urgently who has a lock runs from now on. */
  String loan(Event.PriorityLent loan) {
    String key = loan.lent() ? "figure.time.loan.lent" : "figure.time.loan.over";
    return texts.get(key, loanBrief(loan));
  }

  String loanBrief(Event.PriorityLent loan) {
    return loan.priority() > 0
        ? texts.get("figure.time.loan.priority", loan.priority())
        : texts.get("figure.time.loan.nice", loan.nice());
  }

  String packet(Event.PacketSeen packet) {
    return texts.get(
        "figure.time.packet", Packets.protocol(packet), Packets.bytes(packet), packet.device());
  }

  /** Rows of what was kept of some cycles, in order. */
  List<FigureTable.Row> rows(Recording recording, LongPredicate cycles) {
    List<Event> all = new ArrayList<>(recording.states().all());
    List.of(recording.faults(), recording.signals(), recording.loans(), recording.packets())
        .forEach(kept -> addAll(all, kept));
    all.sort(Comparator.comparing(event -> event.at().number()));
    return all.stream()
        .filter(event -> cycles.test(event.at().cycle()))
        .map(this::described)
        .toList();
  }

  private static void addAll(List<Event> all, Kept<? extends Event> kept) {
    all.addAll(kept.all());
  }

  private FigureTable.Row described(Event event) {
    String what = "";
    String why = "";
    String by = "";
    if (event instanceof Event.StateChanged change) {
      what = StateLook.word(texts, change.from()) + " > " + StateLook.word(texts, change.to());
      why = why(change);
      by = change.by() == 0 ? "" : names.thread(change.by());
    } else if (event instanceof Event.PageFaulted fault) {
      what = fault(fault);
    } else if (event instanceof Event.PriorityLent loan) {
      what = loan(loan);
      by = names.thread(loan.at().tid());
    } else if (event instanceof Event.PacketSeen packet) {
      what = packet(packet);
    } else {
      what = signal(event);
    }
    String cycle = Numbers.grouped(event.at().cycle());
    int tid = event instanceof Event.PriorityLent loan ? loan.holder() : event.at().tid();
    String who = tid == 0 ? "" : names.thread(tid);
    return new FigureTable.Row(row(event), List.of(who, what, why, by, cycle));
  }
}
