package ringside.tests.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import ringside.isa.abi.Syscall;
import ringside.tests.fuzz.model.Answer;
import ringside.tests.fuzz.model.Descriptors;
import ringside.tests.fuzz.model.GuestProcess;
import ringside.tests.fuzz.model.Transfer;

/** What processes do with descriptors, pipes, eventfds and files in memory. */
final class DescriptorDeeds {
  private static final int CLOSE_THEM_ON_EXEC = 4;
  private static final int CLOSE_ON_EXEC = 02000000;
  private static final int APPEND = 02000;
  private static final int NON_BLOCKING = 04000;
  private static final int FIONREAD = 0x541b;
  private static final int[] LENGTHS = {
    1, 3, 10, 100, 0, 7, 8, 9, 500, 1000, 4096, 4096, 4097, 5000, 8192, 65536, 70000
  };

  private enum Fcntl {
    F_DUPFD(0),
    F_GETFD(1),
    F_SETFD(2),
    F_GETFL(3),
    F_SETFL(4),
    F_DUPFD_CLOEXEC(1030),
    F_SETPIPE_SZ(1031),
    F_GETPIPE_SZ(1032);

    private final int number;

    Fcntl(int number) {
      this.number = number;
    }
  }

  /** A write that has begun is not begun anew. */
  private record Writing(GuestProcess actor, int fd, Transfer transfer)
      implements Session.Question {
    @Override
    public Answer ask(boolean again) {
      return actor.descriptors().write(fd, transfer);
    }

    @Override
    public Answer interrupted(boolean restart) {
      return transfer.done() > 0
          ? Answer.of(transfer.done())
          : Session.Question.super.interrupted(restart);
    }
  }

  private DescriptorDeeds() {}

  static List<Deed> all() {
    return List.of(
        new Deed("pipe2", 4, DescriptorDeeds::pipe),
        new Deed("eventfd2", 2, DescriptorDeeds::eventCounter),
        new Deed("memfd_create", 2, DescriptorDeeds::memoryFile),
        new Deed("read", 8, DescriptorDeeds::read),
        new Deed("write", 8, DescriptorDeeds::write),
        new Deed("fill a pipe", 3, DescriptorDeeds::fillPipe),
        new Deed("close the other ends", 2, DescriptorDeeds::closeOtherEnds),
        new Deed("write a count", 2, DescriptorDeeds::writeCount),
        new Deed("close", 4, DescriptorDeeds::close),
        new Deed("close_range", 1, DescriptorDeeds::closeRange),
        new Deed("dup", 2, DescriptorDeeds::dup),
        new Deed("dup3", 2, DescriptorDeeds::dup3),
        new Deed("fcntl64", 4, DescriptorDeeds::fcntl),
        new Deed("llseek", 2, DescriptorDeeds::seek),
        new Deed("ftruncate64", 1, DescriptorDeeds::truncate),
        new Deed("ioctl", 1, DescriptorDeeds::readable));
  }

  private static void pipe(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int flags = draws.of(0, NON_BLOCKING, 0, NON_BLOCKING | CLOSE_ON_EXEC, 1);
    Answer answer = actor.descriptors().pipe(flags);
    Step step = Step.call(actor.slot(), Syscall.PIPE2).withBuffer(0).with(flags);
    session.add(step.check(0, answer.data()), answer);
  }

  private static void eventCounter(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int initial = draws.of(0, 1, 3);
    int flags = draws.of(NON_BLOCKING, 0, NON_BLOCKING | 1, 1, 64);
    Answer answer = actor.descriptors().eventCounter(initial, flags);
    session.add(Step.call(actor.slot(), Syscall.EVENTFD2).with(initial, flags), answer);
  }

  private static void memoryFile(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    Answer answer = actor.descriptors().memoryFile();
    session.add(
        Step.call(actor.slot(), Syscall.MEMFD_CREATE).words('m').withBuffer(0).with(0), answer);
  }

  private static void read(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    read(session, actor, open(actor, draws, false), draws.of(LENGTHS));
  }

  private static void read(Session session, GuestProcess actor, int fd, int length) {
    session.ask(
        actor,
        Step.call(actor.slot(), Syscall.READ).with(fd).withBuffer(0).with(length),
        () -> actor.descriptors().read(fd, length),
        (step, answer) -> step.checkResult(answer.data()));
  }

  private static void write(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = open(actor, draws, true);
    Step.Fill fill = new Step.Fill(0, draws.of(LENGTHS), draws.below(256));
    Step step = Step.call(actor.slot(), Syscall.WRITE).fill(fill).with(fd).withBuffer(0);
    write(session, actor, fd, step.with(fill.bytes()), fill.pattern());
  }

  private static void writeCount(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = descriptor(draws);
    int low = draws.of(1, 0, 5, -1, -2);
    int high = low < 0 ? -1 : 0;
    byte[] bytes =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(low).putInt(high).array();
    Step step = Step.call(actor.slot(), Syscall.WRITE).words(low, high).with(fd).withBuffer(0);
    write(session, actor, fd, step.with(8), bytes);
  }

  /** Fills a pipe and writes more, which may have to wait. */
  private static void fillPipe(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    fillPipe(session, actor, open(actor, draws, true), draws);
  }

  private static void fillPipe(Session session, GuestProcess actor, int fd, Draws draws) {
    int size = actor.descriptors().pipeSize(fd).value();
    int filled = actor.descriptors().readable(fd).value();
    if (size > filled && filled >= 0) {
      Step.Fill fill = new Step.Fill(0, size - filled, draws.below(256));
      Step step = Step.call(actor.slot(), Syscall.WRITE).fill(fill).with(fd).withBuffer(0);
      write(session, actor, fd, step.with(fill.bytes()), fill.pattern());
      session.settle(); // a reader that it has woken comes first
    }
    if (session.open() && !session.waits(actor) && draws.below(2) == 0) {
      Step.Fill more = new Step.Fill(0, draws.of(1, 100, 4096, 8192), draws.below(256));
      Step step = Step.call(actor.slot(), Syscall.WRITE).fill(more).with(fd).withBuffer(0);
      write(session, actor, fd, step.with(more.bytes()), more.pattern());
    }
  }

  /** One end of a pipe is used until nobody has the other open: the last close is a wake-up. */
  private static void closeOtherEnds(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    boolean writes = draws.below(2) == 1;
    int fd = open(actor, draws, writes);
    closeAll(session, actor, actor.descriptors().otherEnds(actor.descriptors(), fd));
    if (!session.open()) {
      return;
    }
    if (writes) {
      fillPipe(session, actor, fd, draws);
    } else {
      read(session, actor, fd, draws.of(LENGTHS));
    }
    for (GuestProcess other : session.model().living()) {
      if (!session.waits(other)) {
        closeAll(session, other, other.descriptors().otherEnds(actor.descriptors(), fd));
      }
    }
  }

  private static void closeAll(Session session, GuestProcess process, List<Integer> numbers) {
    for (int fd : numbers) {
      if (session.open()) {
        Step step = Step.call(process.slot(), Syscall.CLOSE).with(fd);
        session.add(step, process.descriptors().close(fd));
        session.settle();
      }
    }
  }

  static void write(Session session, GuestProcess actor, int fd, Step step, byte[] bytes) {
    Transfer transfer = new Transfer(bytes, session.mayWait());
    session.ask(actor, step, new Writing(actor, fd, transfer), (known, answer) -> {});
  }

  private static void close(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = descriptor(draws);
    session.add(Step.call(actor.slot(), Syscall.CLOSE).with(fd), actor.descriptors().close(fd));
  }

  /** Whom it wakes when several files close at once is not asked. */
  private static void closeRange(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int first = draws.of(0, 2, 4, 6, 9, Descriptors.MOST - 1);
    int last = draws.of(3, 5, 8, Descriptors.MOST - 1, 1);
    int flags = draws.of(0, CLOSE_THEM_ON_EXEC, 8);
    if (!session.anyWaits()) {
      Answer answer = actor.descriptors().closeRange(first, last, flags);
      session.add(Step.call(actor.slot(), Syscall.CLOSE_RANGE).with(first, last, flags), answer);
    }
  }

  private static void dup(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = descriptor(draws);
    Answer answer = actor.descriptors().duplicate(fd, 0, false);
    session.add(Step.call(actor.slot(), Syscall.DUP).with(fd), answer);
  }

  private static void dup3(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int from = descriptor(draws);
    int to = draws.of(0, 1, 2, 3, 4, 5, Descriptors.MOST - 1, Descriptors.MOST, -1);
    int flags = draws.of(0, CLOSE_ON_EXEC, 1);
    Answer answer = actor.descriptors().duplicateTo(from, to, flags);
    session.add(Step.call(actor.slot(), Syscall.DUP3).with(from, to, flags), answer);
  }

  private static void fcntl(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = descriptor(draws);
    Fcntl command = draws.from(List.of(Fcntl.values()));
    int argument =
        switch (command) {
          case F_DUPFD, F_DUPFD_CLOEXEC ->
              draws.of(0, 1, 5, Descriptors.MOST - 1, Descriptors.MOST);
          case F_SETFD -> draws.below(2);
          case F_SETFL -> draws.of(0, NON_BLOCKING, APPEND);
          case F_SETPIPE_SZ -> draws.of(1, 4096, 8192, 10000, 65536);
          case F_GETFD, F_GETFL, F_GETPIPE_SZ -> 0;
        };
    if (command == Fcntl.F_SETFL && session.anyWaits()) {
      return; // whether who waits has begun to is not known
    }
    Answer answer = fcntl(actor.descriptors(), fd, command, argument);
    Step step = Step.call(actor.slot(), Syscall.FCNTL64);
    session.add(step.with(fd, command.number, argument), answer);
  }

  private static Answer fcntl(Descriptors descriptors, int fd, Fcntl command, int argument) {
    return switch (command) {
      case F_DUPFD -> descriptors.duplicate(fd, argument, false);
      case F_DUPFD_CLOEXEC -> descriptors.duplicate(fd, argument, true);
      case F_GETFD -> descriptors.descriptorFlags(fd);
      case F_SETFD -> descriptors.setDescriptorFlags(fd, argument);
      case F_GETFL -> descriptors.statusFlags(fd);
      case F_SETFL -> descriptors.setStatusFlags(fd, argument);
      case F_SETPIPE_SZ -> descriptors.setPipeSize(fd, argument);
      case F_GETPIPE_SZ -> descriptors.pipeSize(fd);
    };
  }

  private static void seek(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = descriptor(draws);
    int offset = draws.of(0, 1, 5, 100, 5000, -1, -50);
    int whence = draws.of(0, 0, 1, 2);
    Answer answer = actor.descriptors().seek(fd, offset, whence);
    Step step = Step.call(actor.slot(), Syscall.LLSEEK).with(fd, offset < 0 ? -1 : 0, offset);
    session.add(step.check(0, answer.data()).withBuffer(0).with(whence), answer);
  }

  private static void truncate(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = descriptor(draws);
    int length = draws.of(0, 1, 50, 5000);
    Answer answer = actor.descriptors().truncate(fd, length);
    session.add(Step.call(actor.slot(), Syscall.FTRUNCATE64).with(fd, length, 0), answer);
  }

  private static void readable(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = descriptor(draws);
    Answer answer = actor.descriptors().readable(fd);
    Step step = Step.call(actor.slot(), Syscall.IOCTL).with(fd, FIONREAD).withBuffer(0);
    session.add(step.check(0, answer.data()), answer);
  }

  /** Mostly one that is open for that. */
  static int open(GuestProcess actor, Draws draws, boolean writes) {
    List<Integer> open = actor.descriptors().open(writes);
    return open.isEmpty() || draws.rarely(8) ? descriptor(draws) : draws.from(open);
  }

  static int descriptor(Draws draws) {
    return draws.below(Descriptors.MOST / 2);
  }
}
