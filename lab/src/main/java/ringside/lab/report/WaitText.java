package ringside.lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.process.GuestThread;
import ringside.lab.explain.Awaited;
import ringside.lab.explain.Awaited.Party;

/** Who could end a wait, in words. */
public final class WaitText {
  private final Texts texts;

  /** In the language of the texts. */
  public WaitText(Texts texts) {
    this.texts = texts;
  }

  /** As in {@code a pipe to be written or a signal}. */
  public String targets(List<WaitTarget> targets) {
    return targets.stream()
        .map(target -> texts.get("waits." + key(target.kind()), target.name()))
        .collect(Collectors.joining(texts.get("waits.or")));
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As in {@code the writing end of pipe:[3] is held by pid 2 ring (descriptor 4)}. */
  String line(Awaited awaited) {
    String key = "awaits." + key(awaited.kind());
    List<Object> values = new ArrayList<>(awaited.values());
    values.add(parties(awaited.parties()));
    return texts.get(key, values.toArray());
  }

  private String parties(List<Party> parties) {
    return parties.isEmpty()
        ? texts.get("awaits.nobody")
        : parties.stream().map(this::party).collect(Collectors.joining(", "));
  }

  private String party(Party party) {
    String thread = party.tid() == 0 ? "" : " tid " + party.tid();
    String numbers =
        party.descriptors().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String by = numbers.isEmpty() ? "" : texts.get("awaits.descriptors", numbers);
    return ("pid " + party.pid() + thread + " " + party.program()).strip() + by;
  }

  /** As in {@code A circle: pid 3 waits for pid 4, which waits for pid 3}. */
  String circle(List<GuestThread> threads) {
    String first = name(threads.get(0));
    if (threads.size() == 1) {
      return texts.get("circle.itself", first);
    }
    String others =
        threads.stream()
            .skip(1)
            .map(thread -> name(thread) + texts.get("circle.which"))
            .collect(Collectors.joining());
    return texts.get("circle", first, others, first);
  }

  private static String name(GuestThread thread) {
    String pid = "pid " + thread.process().pid();
    return thread.process().threads().size() == 1 ? pid : pid + " tid " + thread.tid();
  }
}
