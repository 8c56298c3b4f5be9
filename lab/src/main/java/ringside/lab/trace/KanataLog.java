package ringside.lab.trace;

import java.util.PriorityQueue;

/** The commands of a Kanata log, brought into the order of their cycles. */
final class KanataLog {
  private final TextOutput out;
  private final PriorityQueue<Command> waiting = new PriorityQueue<>();
  private long commands;
  private long now = -1;

  private record Command(long cycle, long number, String text) implements Comparable<Command> {
    @Override
    public int compareTo(Command other) {
      int byCycle = Long.compare(cycle, other.cycle);
      return byCycle != 0 ? byCycle : Long.compare(number, other.number);
    }
  }

  KanataLog(TextOutput out) {
    this.out = out;
    out.write("Kanata\t0004\n");
  }

  /** Something happens at a cycle. */
  void at(long cycle, String command, Object... values) {
    StringBuilder text = new StringBuilder(command);
    for (Object value : values) {
      text.append('\t').append(value);
    }
    waiting.add(new Command(cycle, commands++, text.append('\n').toString()));
  }

  /** Nothing will happen before a cycle any more. */
  void reached(long cycle) {
    while (!waiting.isEmpty() && waiting.peek().cycle < cycle) {
      Command command = waiting.remove();
      if (now < 0) {
        out.write("C=\t" + command.cycle + "\n");
      } else if (command.cycle > now) {
        out.write("C\t" + (command.cycle - now) + "\n");
      }
      now = command.cycle;
      out.write(command.text);
    }
  }
}
