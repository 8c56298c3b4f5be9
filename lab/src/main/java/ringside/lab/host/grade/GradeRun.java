package ringside.lab.host.grade;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ringside.lab.grade.Assignment;
import ringside.lab.grade.Graded;
import ringside.lab.grade.Grader;
import ringside.lab.grade.Submission;
import ringside.lab.grade.TestCase;
import ringside.lab.grade.TestResult;
import ringside.lab.host.Alarm;
import ringside.lab.report.Texts;

/**
 * Grades submissions on several threads of the host, test by test. Results come out in the order of
 * the submissions, whatever the number of threads.
 */
public final class GradeRun {
  /** A regular expression with alternatives in a loop needs one as long as the text. */
  private static final long STACK_BYTES = 32 << 20;

  private final Assignment assignment;
  private final Grader grader;

  /** A run over the tests of an assignment, whose feedback is in the language of the texts. */
  public GradeRun(Assignment assignment, Texts texts) {
    this.assignment = assignment;
    this.grader = new Grader(texts, Alarm::in);
  }

  /** Who takes what has been graded. */
  @FunctionalInterface
  public interface Taker<E extends Exception> {
    /** The next submission. */
    void take(Graded graded) throws E;
  }

  private record Begun(String submission, Future<TestResult> result) {}

  /** Names for the paths of submissions: the last part, where that is no other's too. */
  public static Map<String, String> names(List<String> paths) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String path : paths) {
      String last = last(path);
      boolean once = paths.stream().filter(each -> last(each).equals(last)).count() == 1;
      names.put(once ? last : path, path);
    }
    return names;
  }

  private static String last(String path) {
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return plain.substring(plain.lastIndexOf('/') + 1);
  }

  /**
   * Grades.
   *
   * @param paths of the submissions by their names
   * @param threads of the host, at least 1
   * @throws E what the taker throws; no test is begun after that
   */
  public <E extends Exception> void run(Map<String, String> paths, int threads, Taker<E> taker)
      throws E {
    SubmissionReader reader = new SubmissionReader(assignment);
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads, work -> new Thread(null, work, "grading", STACK_BYTES));
    try {
      Deque<Begun> begun = new ArrayDeque<>();
      List<TestResult> done = new ArrayList<>();
      for (Map.Entry<String, String> each : paths.entrySet()) {
        Submission submission = reader.read(each.getKey(), each.getValue());
        for (TestCase test : assignment.tests()) {
          begun.add(new Begun(submission.name(), pool.submit(() -> grade(test, submission))));
          // A few more than threads, so that none waits for a long test at the head of the line.
          if (begun.size() > 4 * threads) {
            take(begun.remove(), done, taker);
          }
        }
      }
      while (!begun.isEmpty()) {
        take(begun.remove(), done, taker);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private <E extends Exception> void take(Begun next, List<TestResult> done, Taker<E> taker)
      throws E {
    done.add(result(next.result()));
    if (done.size() == assignment.tests().size()) {
      taker.take(new Graded(next.submission(), done));
      done.clear();
    }
  }

  /** One submission must not stop the batch, whatever it does to the grader. */
  private TestResult grade(TestCase test, Submission submission) {
    try {
      return grader.grade(test, submission);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failed) {
      return grader.broken(test, failed);
    }
  }

  private static TestResult result(Future<TestResult> future) {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }
}
