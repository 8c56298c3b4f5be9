package ringside.lab.figure.time;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Event;
import ringside.kernel.event.ThreadState;
import ringside.lab.record.ProcessLife;
import ringside.lab.record.Recording;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;
import ringside.mmu.ledger.SwitchKind;

/** Makes time lines out of a recording. */
final class TimelineMaker {
  /** Lanes that can be told apart on a page. */
  private static final int MOST_LANES = 24;

  private final Texts texts;
  private final Recording recording;
  private final Names names;
  private final Happenings words;
  private final Map<Integer, List<Event.Returned>> calls;
  private final Map<Integer, List<Event.PageFaulted>> faults;
  private final Map<Integer, List<Event>> signals;
  private final Map<Integer, List<Event.PriorityLent>> loans;
  private final Map<Integer, List<Event.PacketSeen>> packets;

  TimelineMaker(Texts texts, Recording recording, Names names) {
    this.texts = texts;
    this.recording = recording;
    this.names = names;
    this.words = new Happenings(texts, names);
    this.calls = byThread(recording.calls().all());
    this.faults = byThread(recording.faults().all());
    this.signals = byThread(recording.signals().all());
    this.loans =
        recording.loans().all().stream().collect(Collectors.groupingBy(Event.PriorityLent::holder));
    this.packets = byThread(recording.packets().all());
  }

  private static <E extends Event> Map<Integer, List<E>> byThread(List<E> events) {
    Map<Integer, List<E>> byThread = new HashMap<>();
    for (E event : events) {
      byThread.computeIfAbsent(event.at().tid(), tid -> new ArrayList<>()).add(event);
    }
    return byThread;
  }

  /**
   * A stretch of time.
   *
   * @param changes all that happened to states from its beginning to its end, and maybe more
   */
  Timeline make(long from, long to, List<Event.StateChanged> changes) {
    Map<Integer, List<Event.StateChanged>> byThread = byThread(changes);
    Set<Integer> shown = shown(from, to, byThread);
    List<Timeline.Lane> lanes = new ArrayList<>();
    int others = 0;
    for (ProcessLife process : recording.processes()) {
      for (ProcessLife.ThreadLife thread : process.threads()) {
        if (shown.contains(thread.tid())) {
          lanes.add(lane(process, thread, from, to, byThread));
        } else if (isThere(thread, from, to)) {
          others++;
        }
      }
    }
    List<Timeline.Arrow> arrows = arrows(from, to, changes, lanes);
    return new Timeline(from, to, lanes, hart(lanes), notches(from, to), arrows, others);
  }

  private static boolean isThere(ProcessLife.ThreadLife thread, long from, long to) {
    return thread.born() < to && (thread.ended() == ProcessLife.NEVER || thread.ended() > from);
  }

  /** Those to whom something happens come first. */
  private Set<Integer> shown(long from, long to, Map<Integer, List<Event.StateChanged>> changes) {
    Set<Integer> shown = new HashSet<>();
    for (boolean busy : new boolean[] {true, false}) {
      for (ProcessLife process : recording.processes()) {
        for (ProcessLife.ThreadLife thread : process.threads()) {
          boolean wanted = isThere(thread, from, to) && changes.containsKey(thread.tid()) == busy;
          if (wanted && shown.size() < MOST_LANES) {
            shown.add(thread.tid());
          }
        }
      }
    }
    return shown;
  }

  private Timeline.Lane lane(
      ProcessLife process,
      ProcessLife.ThreadLife thread,
      long from,
      long to,
      Map<Integer, List<Event.StateChanged>> changes) {
    List<Event.StateChanged> own = changes.getOrDefault(thread.tid(), List.of());
    return new Timeline.Lane(
        thread.tid(),
        names.process(process.pid()),
        names.within(thread.tid()),
        slices(thread, from, to, own),
        calls(thread.tid(), from, to),
        glyphs(thread.tid(), from, to));
  }

  private List<Timeline.Slice> slices(
      ProcessLife.ThreadLife thread, long from, long to, List<Event.StateChanged> changes) {
    List<Timeline.Slice> slices = new ArrayList<>();
    long begin = Math.max(from, thread.born());
    ThreadState state = changes.isEmpty() ? atEnd(thread.tid()) : changes.get(0).from();
    Event.@Nullable StateChanged since = null;
    for (Event.StateChanged change : changes) {
      long cycle = change.at().cycle();
      if (cycle > begin && cycle <= to) {
        slices.add(slice(thread.tid(), state, begin, cycle, since));
        begin = cycle;
      }
      if (cycle <= to) {
        state = change.to();
        since = change;
      }
    }
    long end = thread.ended() == ProcessLife.NEVER ? to : Math.min(to, thread.ended());
    if (state != ThreadState.TERMINATED && begin < end) {
      slices.add(slice(thread.tid(), state, begin, end, since));
    }
    return slices;
  }

  private ThreadState atEnd(int tid) {
    ThreadState state = recording.overview().atEnd(tid);
    return state == null ? ThreadState.TERMINATED : state;
  }

  private Timeline.Slice slice(
      int tid, ThreadState state, long from, long to, Event.@Nullable StateChanged since) {
    String word = StateLook.word(texts, state);
    String why = since == null ? "" : words.why(since);
    String label =
        texts.get(
            "figure.time.slice",
            names.thread(tid),
            word,
            Numbers.grouped(from),
            Numbers.grouped(to - from));
    String row = since == null ? "" : Happenings.row(since);
    boolean blocked = state == ThreadState.BLOCKED || state == ThreadState.BLOCKED_SUSPENDED;
    String brief = blocked && !why.isEmpty() ? why : word;
    return new Timeline.Slice(
        state,
        from,
        to,
        brief,
        StateLook.letter(state),
        label + (why.isEmpty() ? "" : ": " + why),
        row);
  }

  private List<Timeline.Call> calls(int tid, long from, long to) {
    List<Timeline.Call> shown = new ArrayList<>();
    for (Event.Returned call : calls.getOrDefault(tid, List.of())) {
      long end = call.at().cycle();
      long begin = end - call.cycles();
      if (end > from && begin < to) {
        String name = call.title() + " = " + (call.errno() == null ? call.value() : call.errno());
        String label = texts.get("figure.time.call", name, Numbers.grouped(call.cycles()));
        shown.add(new Timeline.Call(call.title(), Math.max(from, begin), Math.min(to, end), label));
      }
    }
    return shown;
  }

  private List<Timeline.Glyph> glyphs(int tid, long from, long to) {
    List<Timeline.Glyph> glyphs = new ArrayList<>();
    for (Event.PageFaulted fault : within(faults, tid, from, to)) {
      glyphs.add(glyph(Timeline.Kind.FAULT, fault, words.faultBrief(fault), words.fault(fault)));
    }
    for (Event signal : within(signals, tid, from, to)) {
      glyphs.add(
          glyph(Timeline.Kind.SIGNAL, signal, words.signalBrief(signal), words.signal(signal)));
    }
    for (Event.PriorityLent loan : within(loans, tid, from, to)) {
      Timeline.Kind kind = loan.lent() ? Timeline.Kind.LENT : Timeline.Kind.RETURNED;
      glyphs.add(glyph(kind, loan, words.loanBrief(loan), words.loan(loan)));
    }
    for (Event.PacketSeen packet : within(packets, tid, from, to)) {
      glyphs.add(
          glyph(Timeline.Kind.PACKET, packet, Packets.protocol(packet), words.packet(packet)));
    }
    glyphs.sort((one, other) -> Long.compare(one.cycle(), other.cycle()));
    return glyphs;
  }

  private static Timeline.Glyph glyph(Timeline.Kind kind, Event event, String brief, String words) {
    String label = Numbers.grouped(event.at().cycle()) + ": " + words;
    return new Timeline.Glyph(kind, event.at().cycle(), brief, label, Happenings.row(event));
  }

  private static <E extends Event> List<E> within(
      Map<Integer, List<E>> events, int tid, long from, long to) {
    return events.getOrDefault(tid, List.of()).stream()
        .filter(event -> event.at().cycle() >= from && event.at().cycle() <= to)
        .toList();
  }

  /** Who ran when, over all lanes. */
  private List<Timeline.Slice> hart(List<Timeline.Lane> lanes) {
    List<Timeline.Slice> running = new ArrayList<>();
    for (Timeline.Lane lane : lanes) {
      for (Timeline.Slice slice : lane.slices()) {
        if (slice.state() == ThreadState.RUNNING) {
          String brief = names.within(lane.tid());
          running.add(
              new Timeline.Slice(
                  slice.state(),
                  slice.from(),
                  slice.to(),
                  brief.isEmpty() ? lane.process() : brief,
                  String.valueOf(lane.tid()),
                  slice.words(),
                  slice.row()));
        }
      }
    }
    running.sort((one, other) -> Long.compare(one.from(), other.from()));
    return running;
  }

  private List<Timeline.Notch> notches(long from, long to) {
    List<Timeline.Notch> notches = new ArrayList<>();
    for (Event.Switched change : recording.switches().all()) {
      long cycle = change.at().cycle();
      if (cycle > to) {
        break;
      }
      if (cycle >= from && change.change() != SwitchKind.NONE) {
        boolean process = change.change() == SwitchKind.PROCESS;
        String key = process ? "figure.time.switch.process" : "figure.time.switch.thread";
        String who = names.thread(change.at().tid());
        notches.add(
            new Timeline.Notch(process, cycle, texts.get(key, who, Numbers.grouped(cycle))));
      }
    }
    return notches;
  }

  private List<Timeline.Arrow> arrows(
      long from, long to, List<Event.StateChanged> changes, List<Timeline.Lane> lanes) {
    Map<Integer, Integer> indexes = new HashMap<>();
    lanes.forEach(lane -> indexes.put(lane.tid(), indexes.size()));
    List<Timeline.Arrow> arrows = new ArrayList<>();
    for (Event.StateChanged change : changes) {
      Integer target = indexes.get(change.at().tid());
      boolean woken =
          change.to() == ThreadState.READY && change.from() != ThreadState.RUNNING
              || change.to() == ThreadState.READY_SUSPENDED;
      long cycle = change.at().cycle();
      if (target != null && woken && cycle >= from && cycle <= to) {
        int source = change.by() == 0 ? -1 : indexes.getOrDefault(change.by(), -1);
        arrows.add(new Timeline.Arrow(source, target, cycle, words.reason(change.reason())));
      }
    }
    return arrows;
  }
}
