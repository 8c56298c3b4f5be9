package ringside.lab.learn.threads;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Schedule;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.threads.Updates.Lost;
import ringside.lab.session.Guest;

/** C6: one program and many schedules; in some of them updates get lost, with a lock in none. */
final class LostUpdates implements Experiment {
  private static final int THREADS = 4;
  private static final int UPDATES = 1000;

  /** Cycles of a turn; the last is longer than any thread. */
  private static final long[] QUANTA = {700, 1500, 3100, 6100, 13000, 21000, 50000, 2000000};

  @Override
  public String id() {
    return "C6";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("race", "work:", 15);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    Column wide = new Column(race(50));
    Column narrow = new Column(race(1));
    Column locked = new Column(Guest.of("lock-cost").args("mutex", text(THREADS), text(UPDATES)));
    Evidence.Builder table =
        Evidence.table("schedules", ".quantum", ".wide", ".narrow", ".locked").bars(1);
    for (int i = 0; i < QUANTA.length; i++) {
      table.literal(
          "--quantum " + QUANTA[i], wide.lost.get(i), narrow.lost.get(i), locked.lost.get(i));
    }
    Findings findings =
        Findings.option(answer(wide))
            .value("schedules", QUANTA.length)
            .value("updates", THREADS * UPDATES)
            .value("wide.wrong", wide.wrong())
            .value("narrow.wrong", narrow.wrong())
            .value("narrow.right", QUANTA.length - narrow.wrong())
            .value("locked.wrong", locked.wrong())
            .value("most", wide.most())
            .value("least", wide.lost.get(QUANTA.length - 1));
    return replayed(findings, wide).table(table.done());
  }

  /** Finds a lost update in the schedule that loses most, records the schedule, and plays it. */
  private static Findings replayed(Findings findings, Column column) {
    long quantum = QUANTA[column.lost.indexOf(column.most())];
    Schedule schedule = new Schedule();
    Lost lost =
        Updates.firstLost(column.guest, quantum, schedule.record(Choices.ORDINARY)).orElseThrow();
    Schedule read = Schedule.parse(schedule.text());
    Lost again = Updates.firstLost(column.guest, quantum, read.play()).orElseThrow();
    return findings
        .value("quantum", quantum)
        .value("cycle", lost.cycle())
        .value("tid", lost.tid())
        .value("before", lost.before())
        .value("after", lost.after())
        .value("again.cycle", again.cycle())
        .value("again.before", again.before())
        .value("again.after", again.after());
  }

  private static Guest race(int window) {
    return Guest.of("race").args(text(THREADS), text(UPDATES), text(window));
  }

  private static String text(int number) {
    return String.valueOf(number);
  }

  /** Lost updates of a program, by the schedules. */
  private static final class Column {
    private final Guest guest;
    private final List<Long> lost = new ArrayList<>();

    Column(Guest guest) {
      this.guest = guest;
      for (long quantum : QUANTA) {
        lost.add((long) THREADS * UPDATES - Updates.found(guest, quantum));
      }
    }

    long wrong() {
      return lost.stream().filter(updates -> updates != 0).count();
    }

    long most() {
      return lost.stream().mapToLong(Long::longValue).max().orElse(0);
    }
  }

  /** From the shortest to the longest turns: more get lost, as many, fewer, or fewer down to 0. */
  private static char answer(Column column) {
    long shortest = column.lost.get(0);
    long longest = column.lost.get(QUANTA.length - 1);
    return longest > shortest ? 'a' : longest == shortest ? 'b' : longest > 0 ? 'c' : 'd';
  }
}
