package ringside.cli.dap;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The one thread that a timeline belongs to. What is asked of it is answered in order; an answer is
 * sent only when the message that asks has been handled, and before what happens then.
 */
final class Worker implements AutoCloseable {
  private static final long MOST_SECONDS = 60;

  private final ReentrantLock handling = new ReentrantLock();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> {
            Thread made = new Thread(task, "dap");
            made.setDaemon(true);
            return made;
          });
  private Predicate<BooleanSupplier> pastime = enough -> false;

  /** Handles a message, whose answers wait meanwhile. */
  void handle(Runnable message) {
    handling.lock();
    try {
      message.run();
    } finally {
      handling.unlock();
    }
  }

  /** Answers, and then does something. */
  <T> CompletableFuture<T> ask(Supplier<T> answer, Runnable then) {
    CompletableFuture<T> reply = new CompletableFuture<>();
    try {
      thread.execute(() -> work(reply, answer, then));
    } catch (RejectedExecutionException closed) {
      reply.completeExceptionally(closed);
    }
    return reply;
  }

  /** The same where the answer is that it is done. */
  CompletableFuture<Void> tell(Runnable check, Runnable then) {
    CompletableFuture<Void> reply = new CompletableFuture<>();
    ask(
            () -> {
              check.run();
              reply.complete(null);
              return true;
            },
            then)
        .exceptionally(
            wrong -> {
              reply.completeExceptionally(wrong);
              return false;
            });
    return reply;
  }

  /** Does something when all that was asked for before has been answered. */
  void inTurn(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException closed) {
      return; // nobody listens any more
    }
  }

  private <T> void work(CompletableFuture<T> reply, Supplier<T> answer, Runnable then) {
    handle(() -> {}); // until the message has been handled
    try {
      T made = answer.get();
      reply.complete(made);
      then.run();
      passTime();
    } catch (RuntimeException | StackOverflowError wrong) {
      reply.completeExceptionally(wrong);
    }
  }

  /**
   * What to do while nobody asks, a part at a time. Called by an answer, so that it is of its
   * thread.
   *
   * @param parts does one, unless there is enough; whether there are more
   */
  void whenIdle(Predicate<BooleanSupplier> parts) {
    pastime = parts;
  }

  private void passTime() {
    BooleanSupplier asked = () -> !thread.getQueue().isEmpty() || thread.isShutdown();
    boolean more = true;
    while (more && !asked.getAsBoolean()) {
      more = pastime.test(asked);
    }
  }

  /** Does what has been asked for, and ends. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(MOST_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
