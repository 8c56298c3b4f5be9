package ringside.junit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ringside.lab.explore.Failure;

/**
 * What is expected of every schedule of a program. One that does not end fails always; so does one
 * that ends with another status than 0, unless {@link #exited} says which.
 */
public final class EverySchedule {
  private final Program program;
  private final Function<Question, String> answer;
  private final List<StackTraceElement> caller;
  private final List<Expectation> expectations = new ArrayList<>();
  private int status;
  private @Nullable String meaning;

  /** What has to be found out. */
  record Question(Program program, Expectations expectations) {}

  EverySchedule(
      Program program, Function<Question, String> answer, List<StackTraceElement> caller) {
    this.program = program;
    this.answer = answer;
    this.caller = caller;
  }

  /** Each ends by itself, with a status as a shell has it. */
  public EverySchedule exited(int expected) {
    status = expected;
    return this;
  }

  /** Each prints a text to standard output, to the byte. */
  public EverySchedule stdout(String expected) {
    return stdout(expected.getBytes(StandardCharsets.UTF_8));
  }

  /** Each prints bytes to standard output. */
  public EverySchedule stdout(byte[] expected) {
    byte[] bytes = expected.clone();
    return add(
        Failure.OUTPUT,
        attempt -> {
          Optional<String> difference =
              Difference.between("stdout", bytes, attempt.played().output());
          if (difference.isPresent()) {
            throw new AssertionError(difference.get());
          }
        });
  }

  /** None has a data race: what threads share is in order by what they synchronise with. */
  public EverySchedule noRace() {
    return add(Failure.RACE, attempt -> Races.refuse(attempt, null));
  }

  /**
   * None has a data race for a variable.
   *
   * @param symbol of the variable
   */
  public EverySchedule noRace(String symbol) {
    return add(Failure.RACE, attempt -> Races.refuse(attempt, symbol));
  }

  /** None leaves a descriptor open, a child without a wait, or an object that outlives it. */
  public EverySchedule leftNothing() {
    return add(Failure.LEAK, attempt -> attempt.run().leftNothing());
  }

  /**
   * Whatever else is to be asserted of each run; what it throws is what the schedule fails with.
   * Each run is made twice for it.
   */
  public EverySchedule satisfies(Consumer<Run> assertions) {
    return add(Failure.CHECK, attempt -> assertions.accept(attempt.run()));
  }

  private EverySchedule add(Failure kind, Consumer<Attempt> check) {
    expectations.add(new Expectation(kind, check));
    return this;
  }

  /**
   * Makes the schedules, if that has not been done. {@link ForEverySchedule} does it at the end of
   * the test.
   *
   * @return what it means that none has failed, in a sentence
   * @throws AssertionError where one has, with the schedule and its token
   */
  public String explore() {
    String known = meaning;
    if (known == null) {
      try {
        known = answer.apply(new Question(program, new Expectations(status, expectations)));
      } catch (AssertionError failed) {
        failed.setStackTrace(caller.toArray(new StackTraceElement[0]));
        throw failed;
      }
      meaning = known;
    }
    return known;
  }

  /** Its program. */
  Program program() {
    return program;
  }
}
