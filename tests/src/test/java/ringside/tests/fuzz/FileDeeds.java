package ringside.tests.fuzz;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Syscall;
import ringside.tests.fuzz.model.Answer;
import ringside.tests.fuzz.model.Descriptors;
import ringside.tests.fuzz.model.GuestProcess;
import ringside.tests.fuzz.model.NamedFiles;

/** What processes do with files that have names. */
final class FileDeeds {
  private static final int HERE = -100;
  private static final int READ_WRITE = 2;
  private static final int CREATE = 0100;
  private static final int EXCLUSIVE = 0200;
  private static final int TRUNCATE = 01000;
  private static final int APPEND = 02000;
  private static final int CLOSE_ON_EXEC = 02000000;
  private static final int REMOVE_FOLDER = 0x200;
  private static final int KEEP_SIZE = 1;
  private static final int PUNCH_HOLE = 2;
  private static final int EMPTY_PATH = 0x1000;
  private static final int LINKS_AND_SIZE = 0x204;
  private static final int LINKS = 16;
  private static final int SIZE = 40;

  private FileDeeds() {}

  static List<Deed> all() {
    return List.of(
        new Deed("openat", 8, FileDeeds::open),
        new Deed("pread64", 2, FileDeeds::readAt),
        new Deed("pwrite64", 2, FileDeeds::writeAt),
        new Deed("write to a file", 4, FileDeeds::write),
        new Deed("read from a file", 4, FileDeeds::read),
        new Deed("close", 2, FileDeeds::close),
        new Deed("fallocate", 4, FileDeeds::allocate),
        new Deed("mkdirat", 3, FileDeeds::makeFolder),
        new Deed("unlinkat", 4, FileDeeds::remove),
        new Deed("linkat", 3, FileDeeds::link),
        new Deed("renameat2", 5, FileDeeds::rename),
        new Deed("statx", 4, FileDeeds::status),
        new Deed("statx of a descriptor", 3, FileDeeds::statusOfOpen));
  }

  private static void open(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int name = name(draws);
    int flags =
        draws.of(READ_WRITE, 0, 1)
            | draws.of(CREATE, CREATE, CREATE | EXCLUSIVE, 0)
            | draws.of(0, 0, TRUNCATE, APPEND, CLOSE_ON_EXEC);
    if ((flags & READ_WRITE) == 0) {
      flags &= ~TRUNCATE; // of no meaning where nothing is written
    }
    Answer answer = actor.descriptors().open(session.model().files(), name, flags);
    Step step = Step.call(actor.slot(), Syscall.OPENAT).with(HERE).withName(name);
    session.add(step.with(flags, 0600), answer);
  }

  private static void read(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = DescriptorDeeds.open(actor, draws, false);
    int length = draws.of(10, 100, 5000, 1);
    if (actor.descriptors().status(fd) != null) {
      Answer answer = actor.descriptors().read(fd, length);
      Step step = Step.call(actor.slot(), Syscall.READ).with(fd).withBuffer(0).with(length);
      session.add(step.checkResult(answer.data()), answer);
    }
  }

  private static void write(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = DescriptorDeeds.open(actor, draws, true);
    Step.Fill fill = new Step.Fill(0, draws.of(10, 100, 5000, 1), draws.below(256));
    if (actor.descriptors().status(fd) != null) {
      Step step = Step.call(actor.slot(), Syscall.WRITE).fill(fill).with(fd).withBuffer(0);
      DescriptorDeeds.write(session, actor, fd, step.with(fill.bytes()), fill.pattern());
    }
  }

  private static void close(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = file(actor, draws);
    session.add(Step.call(actor.slot(), Syscall.CLOSE).with(fd), actor.descriptors().close(fd));
  }

  private static void readAt(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = DescriptorDeeds.open(actor, draws, false);
    int from = draws.of(0, 5, 100, 5000);
    int length = draws.of(10, 100, 5000, 0);
    Answer answer = actor.descriptors().readAt(fd, from, length);
    Step step = Step.call(actor.slot(), Syscall.PREAD64).with(fd).withBuffer(0);
    session.add(step.with(length, from, 0).checkResult(answer.data()), answer);
  }

  private static void writeAt(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = DescriptorDeeds.open(actor, draws, true);
    int from = draws.of(0, 5, 100, 5000);
    Step.Fill fill = new Step.Fill(0, draws.of(10, 100, 5000, 0), draws.below(256));
    Answer answer = actor.descriptors().writeAt(fd, from, fill.pattern());
    Step step = Step.call(actor.slot(), Syscall.PWRITE64).fill(fill).with(fd).withBuffer(0);
    session.add(step.with(fill.bytes(), from, 0), answer);
  }

  private static void allocate(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = DescriptorDeeds.open(actor, draws, true);
    int mode = draws.of(0, KEEP_SIZE, KEEP_SIZE | PUNCH_HOLE, KEEP_SIZE | PUNCH_HOLE, PUNCH_HOLE);
    int from = draws.of(0, 5, 100, 5000, -1);
    int length = draws.of(1, 100, 5000, 0);
    Answer answer = actor.descriptors().allocate(fd, mode, from, length);
    Step step = Step.call(actor.slot(), Syscall.FALLOCATE).with(fd, mode, from);
    session.add(step.with(from < 0 ? -1 : 0, length, 0), answer);
  }

  private static void makeFolder(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    int name = name(draws);
    Answer answer = session.model().files().makeFolder(name);
    Step step = Step.call(slot, Syscall.MKDIRAT).with(HERE).withName(name).with(0700);
    session.add(step, answer);
  }

  private static void remove(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    int name = name(draws);
    boolean folder = draws.rarely(4) != session.model().files().isFolder(name);
    addRemove(session, slot, name, folder);
  }

  /** unlinkat(2), with AT_REMOVEDIR for a folder. */
  static void addRemove(Session session, int slot, int name, boolean folder) {
    Answer answer = session.model().files().remove(name, folder);
    Step step = Step.call(slot, Syscall.UNLINKAT).with(HERE).withName(name);
    session.add(step.with(folder ? REMOVE_FOLDER : 0), answer);
  }

  private static void link(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    int from = name(draws);
    int to = name(draws);
    Answer answer = session.model().files().link(from, to);
    Step step = Step.call(slot, Syscall.LINKAT).with(HERE).withName(from).with(HERE);
    session.add(step.withName(to).with(0), answer);
  }

  private static void rename(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    int from = name(draws);
    int to = name(draws);
    int flags = draws.of(0, 0, 0, 1, 2);
    Answer answer = session.model().files().rename(from, to, flags);
    Step step = Step.call(slot, Syscall.RENAMEAT2).with(HERE).withName(from).with(HERE);
    session.add(step.withName(to).with(flags), answer);
  }

  private static void status(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    int name = name(draws);
    Step step = Step.call(slot, Syscall.STATX).with(HERE).withName(name).with(0, LINKS_AND_SIZE);
    addStatus(
        session,
        step,
        session.model().files().status(name),
        session.model().files().presence(name));
  }

  private static void statusOfOpen(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = file(actor, draws);
    int @Nullable [] status = actor.descriptors().status(fd);
    if (status != null) {
      Step step = Step.call(actor.slot(), Syscall.STATX).with(fd).withName(NamedFiles.NAMES);
      addStatus(session, step.with(EMPTY_PATH, LINKS_AND_SIZE), status, Answer.DONE);
    }
  }

  private static void addStatus(
      Session session, Step step, int @Nullable [] status, Answer presence) {
    if (status != null) {
      step.check(LINKS, Descriptors.words(status[0]));
      step.check(SIZE, Descriptors.words(status[1], 0));
    }
    session.add(step.withBuffer(0), presence);
  }

  /** Mostly a file that is open. */
  static int file(GuestProcess actor, Draws draws) {
    List<Integer> files = actor.descriptors().files();
    return files.isEmpty() || draws.rarely(8)
        ? DescriptorDeeds.descriptor(draws)
        : draws.from(files);
  }

  private static int name(Draws draws) {
    return draws.of(0, 0, 0, 1, 2, 3, 4, 0, 1, 6, 5, 7, 8);
  }
}
