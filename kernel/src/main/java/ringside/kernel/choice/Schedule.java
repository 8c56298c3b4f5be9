package ringside.kernel.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * All answers of a run, in order: with the same program, machine and input they give the same run
 * again, whatever the policy is called. As text it is a line {@code ringside-schedule 1}, then a
 * line for each answer: the question, the answer and, where it comes several times in a row, how
 * often.
 */
public final class Schedule {
  private static final String HEADER = "ringside-schedule 1";

  private final List<Answers> all = new ArrayList<>();

  /** Equal answers in a row. */
  private record Answers(Question question, long answer, long times) {}

  /** An empty schedule. */
  public Schedule() {}

  /**
   * Reads a schedule.
   *
   * @throws ScheduleException where the text is none, naming the line
   */
  public static Schedule parse(String text) {
    List<String> lines = Arrays.asList(text.split("\n", -1));
    if (!lines.get(0).strip().equals(HEADER)) {
      throw new ScheduleException("line 1 is not '" + HEADER + "': this is no schedule");
    }
    Schedule schedule = new Schedule();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty()) {
        schedule.all.add(answers(line, i + 1));
      }
    }
    return schedule;
  }

  private static Answers answers(String line, int number) {
    String[] words = line.split(" +", -1);
    try {
      Question question =
          Arrays.stream(Question.values())
              .filter(each -> each.title().equals(words[0]))
              .findFirst()
              .orElseThrow(() -> new NumberFormatException("no question"));
      long times = words.length > 2 ? Long.parseLong(words[2]) : 1;
      if (words.length < 2 || words.length > 3 || times < 1) {
        throw new NumberFormatException("not two or three words");
      }
      long answer = Long.parseLong(words[1]);
      if (!question.takes(answer)) {
        throw new NumberFormatException("no answer to that");
      }
      return new Answers(question, answer, times);
    } catch (NumberFormatException wrong) {
      throw new ScheduleException(
          "line " + number + " is not 'QUESTION ANSWER' or 'QUESTION ANSWER TIMES': " + line);
    }
  }

  /** The schedule as text, with its last line ended. */
  public String text() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (Answers one : all) {
      text.append(one.question.title()).append(' ').append(one.answer);
      text.append(one.times == 1 ? "" : " " + one.times).append('\n');
    }
    return text.toString();
  }

  /** Answers of it. */
  public long size() {
    return all.stream().mapToLong(Answers::times).sum();
  }

  /** Lets others decide, and notes at its end what they answer. */
  public Choices record(Choices others) {
    return (question, rule) -> {
      long answer = others.choose(question, rule);
      add(question, answer);
      return answer;
    };
  }

  /**
   * Answers with what has been recorded; once that is used up the kernel's own rules decide.
   *
   * @return throws {@link ScheduleException} where the kernel asks something else than it did
   */
  public Choices play() {
    return new Player(List.copyOf(all));
  }

  private void add(Question question, long answer) {
    int last = all.size() - 1;
    if (last >= 0 && all.get(last).question == question && all.get(last).answer == answer) {
      all.set(last, new Answers(question, answer, all.get(last).times + 1));
    } else {
      all.add(new Answers(question, answer, 1));
    }
  }

  private static final class Player implements Choices {
    private final List<Answers> answers;
    private int at;
    private long given;
    private long number;

    Player(List<Answers> answers) {
      this.answers = answers;
    }

    @Override
    public long choose(Question question, LongSupplier rule) {
      number++;
      if (at == answers.size()) {
        return rule.getAsLong();
      }
      Answers next = answers.get(at);
      if (next.question != question) {
        throw ScheduleException.misfit(
            number, "asks '" + question.title() + "'", next.question.title());
      }
      given++;
      if (given == next.times) {
        at++;
        given = 0;
      }
      return next.answer;
    }
  }
}
