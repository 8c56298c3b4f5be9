package ringside.lab.figure.talk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.kernel.event.Event;
import ringside.kernel.event.Reason;
import ringside.lab.figure.time.Names;
import ringside.lab.record.Recording;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** Finds who talked to whom in a recording: by messages, or by waking each other without any. */
final class Conversations {
  /** Pairs that are drawn. */
  private static final int MOST_PAIRS = 4;

  /** Messages or wake-ups of a pair that are drawn. */
  private static final int MOST = 14;

  /** Ticks of a pair that are drawn. */
  private static final int MOST_ENTRIES = 120;

  private record Pair(int left, int right) {
    boolean has(int tid) {
      return tid == left || tid == right;
    }
  }

  private final Texts texts;
  private final Recording recording;
  private final Names names;

  Conversations(Texts texts, Recording recording, Names names) {
    this.texts = texts;
    this.recording = recording;
    this.names = names;
  }

  /** Messages that were sent and received. */
  List<Message> messages() {
    return Message.join(recording.messages().all());
  }

  List<Conversation> all() {
    Map<Pair, List<Message>> byPair = new LinkedHashMap<>();
    for (Message message : messages()) {
      Pair pair = pair(byPair, message.in().at().tid(), message.out().at().tid());
      byPair.computeIfAbsent(pair, first -> new ArrayList<>()).add(message);
    }
    List<Conversation> all = new ArrayList<>();
    byPair.forEach(
        (pair, messages) -> {
          if (all.size() < MOST_PAIRS && pair.left != pair.right) {
            all.add(talk(pair, messages));
          }
        });
    addWakers(all, byPair);
    return all;
  }

  private static <T> Pair pair(Map<Pair, T> known, int one, int other) {
    Pair turned = new Pair(other, one);
    return known.containsKey(turned) ? turned : new Pair(one, other);
  }

  private Conversation talk(Pair pair, List<Message> messages) {
    List<Conversation.Moment> moments = new ArrayList<>();
    List<Message> shown = messages.subList(0, Math.min(MOST, messages.size()));
    for (Message message : shown) {
      moments.add(moment(message, message.in(), pair, Conversation.Kind.IN));
      moments.add(moment(message, message.out(), pair, Conversation.Kind.OUT));
    }
    return conversation(pair, moments, messages.size() - shown.size());
  }

  private Conversation.Moment moment(
      Message message, Event.Moved move, Pair pair, Conversation.Kind kind) {
    boolean in = kind == Conversation.Kind.IN;
    String bytes = texts.get("figure.talk.bytes", Numbers.grouped(move.bytes()));
    String later = texts.get("figure.talk.later", bytes, Numbers.grouped(message.cycles()));
    String words =
        texts.get(
            in ? "figure.talk.in" : "figure.talk.out",
            names.thread(move.at().tid()),
            bytes,
            MessagesFigure.channel(texts, move),
            Numbers.grouped(move.at().cycle()));
    return new Conversation.Moment(
        kind,
        move.at().cycle(),
        move.at().tid() == pair.left,
        in ? bytes : later,
        words,
        MessagesFigure.row(message));
  }

  /**
   * Those who wake each other at a futex and send nothing share memory. Once is no exchange: so
   * ends a thread that another waits for.
   */
  private void addWakers(List<Conversation> all, Map<Pair, List<Message>> talkers) {
    Map<Pair, List<Event.StateChanged>> wakers = new LinkedHashMap<>();
    for (Event.StateChanged change : recording.states().all()) {
      if (change.reason() == Reason.FUTEX_WOKEN && change.by() != 0) {
        Pair pair = pair(wakers, change.by(), change.at().tid());
        wakers.computeIfAbsent(pair, first -> new ArrayList<>()).add(change);
      }
    }
    wakers.forEach(
        (pair, wakes) -> {
          boolean talk = talkers.containsKey(pair(talkers, pair.left, pair.right));
          if (!talk && wakes.size() > 1 && all.size() < MOST_PAIRS) {
            all.add(wakes(pair, wakes));
          }
        });
  }

  private Conversation wakes(Pair pair, List<Event.StateChanged> wakes) {
    List<Conversation.Moment> moments = new ArrayList<>();
    for (Event.StateChanged wake : wakes.subList(0, Math.min(MOST, wakes.size()))) {
      String words =
          texts.get(
              "figure.talk.woken.long",
              names.thread(wake.by()),
              names.thread(wake.at().tid()),
              Numbers.grouped(wake.at().cycle()));
      boolean left = wake.at().tid() == pair.left;
      String brief = texts.get("figure.talk.woken");
      moments.add(
          new Conversation.Moment(
              Conversation.Kind.WOKEN, wake.at().cycle(), left, brief, words, ""));
    }
    return conversation(pair, moments, wakes.size() - moments.size());
  }

  private Conversation conversation(Pair pair, List<Conversation.Moment> moments, long more) {
    long from = moments.stream().mapToLong(Conversation.Moment::cycle).min().orElse(0);
    long to = moments.stream().mapToLong(Conversation.Moment::cycle).max().orElse(0);
    List<Conversation.Moment> all = new ArrayList<>(moments);
    int entries = 0;
    for (Event.Returned call : recording.calls().all()) {
      if (entries == MOST_ENTRIES) {
        break;
      }
      long begin = call.at().cycle() - call.cycles();
      boolean within = call.at().cycle() >= from && begin <= to;
      if (within && pair.has(call.at().tid())) {
        all.add(entry(pair, call, begin));
        entries++;
      }
    }
    all.sort(Comparator.comparing(Conversation.Moment::cycle));
    return new Conversation(names.thread(pair.left), names.thread(pair.right), all, more);
  }

  private Conversation.Moment entry(Pair pair, Event.Returned call, long begin) {
    String words =
        texts.get(
            "figure.talk.entry",
            names.thread(call.at().tid()),
            call.title(),
            Numbers.grouped(begin));
    boolean left = call.at().tid() == pair.left;
    return new Conversation.Moment(Conversation.Kind.ENTRY, begin, left, call.title(), words, "");
  }
}
