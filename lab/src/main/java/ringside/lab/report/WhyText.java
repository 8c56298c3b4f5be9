package ringside.lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;
import ringside.kernel.event.Event;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.lab.blame.Culprit;
import ringside.lab.blame.Miss;
import ringside.lab.explain.AddressPlace;
import ringside.lab.place.ProgramBook;
import ringside.lab.place.Site;
import ringside.lab.why.Incident;
import ringside.mmu.ledger.SwitchKind;

/** What happened and what it came from, a sentence each. */
final class WhyText {
  private final Texts texts;
  private final ProgramBook programs;
  private final PlaceText places;
  private final WaitText waits;

  WhyText(Texts texts, ProgramBook programs) {
    this.texts = texts;
    this.programs = programs;
    this.places = new PlaceText(texts);
    this.waits = new WaitText(texts);
  }

  /** The sentence of an incident. */
  String of(Incident incident) {
    String what;
    if (incident instanceof Incident.Missed missed) {
      what = missed(missed);
    } else if (incident instanceof Incident.Faulted faulted) {
      what = faulted(faulted);
    } else if (incident instanceof Incident.Switched switched) {
      what = switched(switched);
    } else if (incident instanceof Incident.Changed changed) {
      what = changed(changed);
    } else {
      what = did((Incident.Did) incident);
    }
    return texts.get("why.cycle", Numbers.grouped(incident.cycle()), what);
  }

  /** Which thread. */
  String who(int pid, int tid) {
    return tid == 0
        ? texts.get("why.nobody")
        : texts.get("blame.thread", tid, programs.name(pid), pid);
  }

  /** A place in a program, or in the kernel. */
  String place(Site site) {
    return places.of(site, programs);
  }

  private String missed(Incident.Missed missed) {
    Miss miss = missed.miss();
    AddressPlace place = missed.place();
    String address = Numbers.hex(miss.address());
    String sentence =
        texts.get(
            "why.miss",
            who(miss.pid(), miss.tid()),
            place(miss.site()),
            texts.get("buffer." + miss.buffer().name()),
            place == null ? address : address + " (" + places.of(place) + ")",
            because(miss),
            miss.cycles() == 0
                ? texts.get("why.miss.unpaid")
                : texts.get("why.miss.paid", Numbers.grouped(miss.cycles())));
    return missed.otherAsid().isPresent()
        ? sentence + texts.get("why.asid", missed.otherAsid().getAsInt())
        : sentence;
  }

  private String because(Miss miss) {
    Culprit culprit = miss.culprit();
    String site = culprit.site().equals(Culprit.NOWHERE) ? "" : place(culprit.site());
    String key = "why.because." + culprit.kind().name();
    return texts.get(
        miss.gone() == Miss.NEVER && culprit.kind() != Culprit.Kind.COLD ? key + ".once" : key,
        Numbers.grouped(miss.gone()),
        who(culprit.pid(), culprit.tid()),
        site);
  }

  private String faulted(Incident.Faulted faulted) {
    Event.PageFaulted fault = faulted.event();
    return texts.get(
        "why.fault",
        who(faulted.pid(), faulted.tid()),
        place(faulted.site()),
        texts.get("why.access." + key(fault.access())),
        Numbers.hex(fault.address()),
        places.of(faulted.place()),
        texts.get("why.fault." + key(fault.outcome())));
  }

  private String switched(Incident.Switched switched) {
    Event.Switched to = switched.event();
    boolean process = to.change() == SwitchKind.PROCESS;
    List<String> reasons = new ArrayList<>();
    Event.StateChanged left = switched.left();
    if (left != null && left.at().tid() != to.at().tid()) {
      reasons.add(texts.get("why.left", who(left.at().pid(), left.at().tid()), leaving(left)));
    }
    Event.StateChanged ready = switched.ready();
    if (ready != null) {
      reasons.add(
          texts.get(
              "why.was-ready",
              who(to.at().pid(), to.at().tid()),
              Numbers.grouped(ready.at().cycle()),
              reason(ready.reason(), ready.by())));
    }
    String base =
        texts.get(
            process ? "why.switch.process" : "why.switch.thread",
            Numbers.grouped(switched.flushed()));
    String cost = to.parts().stream().map(Numbers::grouped).collect(Collectors.joining(" + "));
    return texts.get(
        "why.switch",
        who(to.at().pid(), to.at().tid()),
        String.join("; ", reasons),
        base,
        cost,
        Numbers.grouped(to.parts().stream().mapToLong(Long::longValue).sum()));
  }

  /** As in {@code it waits for a pipe to be written}. */
  private String leaving(Event.StateChanged change) {
    WaitTarget target = change.target();
    return change.reason() == Reason.WAITS && target != null
        ? texts.get("why.waits-for", waits.targets(List.of(target)))
        : texts.get("reason." + change.reason().title());
  }

  private String changed(Incident.Changed changed) {
    Event.StateChanged change = changed.event();
    return texts.get(
        "why.state",
        who(changed.pid(), changed.tid()),
        texts.get("state." + change.from().title()),
        texts.get("state." + change.to().title()),
        leaving(change),
        place(changed.site()),
        change.by() == 0 || change.by() == changed.tid()
            ? ""
            : texts.get("why.by", change.by(), by(changed.by())));
  }

  private String by(@Nullable Site site) {
    return site == null ? texts.get("place.in.kernel") : place(site);
  }

  private String reason(Reason reason, int by) {
    String word = texts.get("reason." + reason.title());
    return by == 0 ? word : texts.get("why.reason-by", word, by);
  }

  private String did(Incident.Did did) {
    Event event = did.event();
    String who = who(did.pid(), did.tid());
    String where = place(did.site());
    if (event instanceof Event.Called call) {
      return texts.get("why.call", who, call.title(), where);
    }
    if (event instanceof Event.Returned call) {
      String key = call.errno() == null ? "why.returned" : "why.failed";
      return texts.get(
          key, who, call.title(), Numbers.grouped(call.cycles()), CallText.result(call), where);
    }
    if (event instanceof Event.SignalSent sent) {
      return texts.get("why.signal", who, signal(sent.signal()));
    }
    if (event instanceof Event.SignalDelivered delivered) {
      return texts.get(
          "why.handler", who, signal(delivered.signal()), Numbers.hex(delivered.handler()), where);
    }
    return texts.get("why.other", who, texts.get("why.kind." + event.kind().name()), where);
  }

  private static String signal(int number) {
    Signal signal = Signal.of(number);
    return signal == null ? String.valueOf(number) : signal.name();
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
