package ringside.programs;

import static ringside.programs.Compared.EQUAL_TO_LINUX;
import static ringside.programs.Compared.EXEC_ORACLE;
import static ringside.programs.Compared.RINGSIDE_ONLY;
import static ringside.programs.Compared.SHAPED_LIKE_LINUX;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of all bundled programs, and the way to their files. */
public final class Catalogue {
  private static final int SEGMENTATION_FAULT = 128 + 11;
  private static final int DEADLOCK = 123;

  private static final List<String> LIBRARY =
      inLibrary(
          "start",
          "print",
          "string",
          "process",
          "thread",
          "mutex",
          "spinlock",
          "semaphore",
          "heap",
          "net");

  private static final List<GuestProgram> ALL =
      List.of(
          program("hello", "A1", EQUAL_TO_LINUX, uses("start")),
          program("echo", "A1", EQUAL_TO_LINUX, uses("start")),
          new GuestProgram(
              "args",
              List.of("A1", "A2"),
              List.of("one", "two words"),
              List.of("HOME=/", "LANG=C"),
              sources("args", uses("start", "print")),
              EQUAL_TO_LINUX,
              0),
          program("fork", "A7 B1 B4", EQUAL_TO_LINUX, uses("start", "print", "process")),
          program("exec", "A1 B1", EXEC_ORACLE, uses("start", "print", "process")),
          inC("twice", "A1", EXEC_ORACLE),
          program("orphan", "A7 B4", EQUAL_TO_LINUX, uses("start", "print", "process")),
          inC("reaping", "B4", EQUAL_TO_LINUX),
          program("forkbomb", "B1 B4", RINGSIDE_ONLY, uses("start", "print", "string", "process")),
          program("sleep", "B2 B5", EQUAL_TO_LINUX, uses("start", "print", "string", "process")),
          program("memmap", "A2", SHAPED_LIKE_LINUX, uses("start", "print", "heap")),
          program("heap", "A2", EQUAL_TO_LINUX, uses("start", "print", "string", "heap")),
          program("recursion", "A5 A2", EQUAL_TO_LINUX, uses("start", "print")),
          program("pressure", "A2 B1 B2 B3", EQUAL_TO_LINUX, uses("start", "print", "process")),
          program("isolation", "A4 B1", EQUAL_TO_LINUX, uses("start", "print", "process")),
          failing("null", "A2", EQUAL_TO_LINUX, SEGMENTATION_FAULT, uses("start", "print")),
          failing("textwrite", "A3", EQUAL_TO_LINUX, SEGMENTATION_FAULT, uses("start", "print")),
          failing(
              "stackoverflow", "A5 A2", EQUAL_TO_LINUX, SEGMENTATION_FAULT, uses("start", "print")),
          program("threads", "A7 C1 C8", EQUAL_TO_LINUX, uses("start", "print", "thread")),
          program("thread-stacks", "C1", EQUAL_TO_LINUX, uses("start", "print", "thread", "heap")),
          program("one-stack", "C2", EQUAL_TO_LINUX, uses("start", "print")),
          program("tabs", "C5 C9", EQUAL_TO_LINUX, uses("start", "print", "process", "thread")),
          program(
              "creation-cost",
              "B1 C3",
              SHAPED_LIKE_LINUX,
              uses("start", "print", "string", "process", "thread")),
          program(
              "births", "C3", EXEC_ORACLE, uses("start", "print", "string", "process", "thread")),
          program("race", "C6", SHAPED_LIKE_LINUX, uses("start", "print", "string", "thread")),
          program("mutex", "C7", EQUAL_TO_LINUX, uses("start", "print", "thread", "mutex")),
          program("spinlock", "C7", EQUAL_TO_LINUX, uses("start", "print", "thread", "spinlock")),
          program(
              "prodcons",
              "C7 C8 E9",
              EQUAL_TO_LINUX,
              uses("start", "print", "thread", "semaphore")),
          program(
              "lock-cost",
              "C7",
              EQUAL_TO_LINUX,
              uses("start", "print", "string", "thread", "mutex", "spinlock", "semaphore")),
          failing(
              "deadlock",
              "B2 C7",
              RINGSIDE_ONLY,
              DEADLOCK,
              uses("start", "print", "process", "thread", "mutex")),
          program("pipe", "E1 A7", EQUAL_TO_LINUX, uses("start", "print", "process")),
          inC("pipe-ends", "E1", EQUAL_TO_LINUX),
          inC("signals", "A7 B2", EQUAL_TO_LINUX),
          inC("waiting", "B5", EQUAL_TO_LINUX),
          inC("overlap", "B5", EQUAL_TO_LINUX),
          inC("msgqueue", "E3", EQUAL_TO_LINUX),
          inC("priorities", "E3", EQUAL_TO_LINUX),
          inC("shared-memory", "A6 E4 E9", SHAPED_LIKE_LINUX),
          inC("spy", "A4 A6", RINGSIDE_ONLY),
          inC("ipc-cost", "C8 E1 E7 E8", SHAPED_LIKE_LINUX),
          new GuestProgram(
              "ipc-race",
              List.of("C8", "E7", "E8"),
              List.of("all", "1024", "8"),
              List.of(),
              List.of("c/ipc-race.c"),
              SHAPED_LIKE_LINUX,
              0),
          program("pipeline", "E1 A7", EQUAL_TO_LINUX, uses("start", "print", "process")),
          program("fifo", "E2", EQUAL_TO_LINUX, uses("start", "print", "process")),
          inC("meeting", "E2", EQUAL_TO_LINUX),
          program("files", "E6", EQUAL_TO_LINUX, uses("start", "print", "process")),
          program("mmap-file", "E4 E6", EQUAL_TO_LINUX, uses("start", "print", "process")),
          inC("switch-cost", "C4 D1 D2 D3 D4 D5 D6", SHAPED_LIKE_LINUX),
          inC("ring-cost", "D3 D4 D6", SHAPED_LIKE_LINUX),
          program("socketpair", "E5 E7", EQUAL_TO_LINUX, uses("start", "print", "process")),
          program(
              "udp-echo", "E5", EQUAL_TO_LINUX, uses("start", "print", "string", "process", "net")),
          program(
              "ping-tcp",
              "E5 E8",
              SHAPED_LIKE_LINUX,
              uses("start", "print", "string", "process", "net")),
          inC("remote-echo", "E5 E8", SHAPED_LIKE_LINUX),
          new GuestProgram(
              "webserver",
              List.of("C9", "E5"),
              List.of("7009", "0"),
              List.of(),
              sources("webserver", uses("start", "print", "string", "process", "thread", "net")),
              EQUAL_TO_LINUX,
              0),
          program("sieve", "", EQUAL_TO_LINUX, uses("start", "print", "string")),
          program("matrix", "", EQUAL_TO_LINUX, uses("start", "print", "string")),
          program("strings", "", EQUAL_TO_LINUX, uses("start", "print", "string")),
          program("sort", "A5", EQUAL_TO_LINUX, uses("start", "print", "string")),
          inC("orders", "", EQUAL_TO_LINUX),
          program("chase", "D4", EQUAL_TO_LINUX, uses("start", "print", "string")));

  private Catalogue() {}

  /** All programs, in the order of a course: processes, memory, threads, pipes, costs. */
  public static List<GuestProgram> all() {
    return ALL;
  }

  /** The program of a name. */
  public static Optional<GuestProgram> find(String name) {
    return ALL.stream().filter(program -> program.name().equals(name)).findFirst();
  }

  /** The sources of the whole library, for programs that are not bundled; start-up code first. */
  public static List<String> partsOfLibrary() {
    return LIBRARY;
  }

  /**
   * The text of a source.
   *
   * @param resource one of {@link GuestProgram#sources} or {@link #partsOfLibrary}
   * @throws IllegalArgumentException if there is none of that name
   */
  public static String source(String resource) {
    return Resources.text(resource);
  }

  /** A bundled file like lib/syscalls.inc, or null: what {@code .include} falls back to. */
  public static byte @Nullable [] load(String name) {
    return Resources.load(name);
  }

  /** The program's executable, as it was built with the project. */
  public static byte[] elf(GuestProgram program) {
    return Resources.bytes("elf/" + program.name());
  }

  /** What the run with the catalogue's arguments, environment and input prints. */
  public static ExpectedOutput expectedOutput(GuestProgram program) {
    return new ExpectedOutput(Resources.text(program.name() + ".out"));
  }

  /** The standard input of that run; empty for most. */
  public static byte[] input(GuestProgram program) {
    byte[] input = Resources.load(program.name() + ".in");
    return input == null ? new byte[0] : input;
  }

  private static GuestProgram program(
      String name, String claims, Compared compared, List<String> uses) {
    return failing(name, claims, compared, 0, uses);
  }

  private static GuestProgram failing(
      String name, String claims, Compared compared, int exitStatus, List<String> uses) {
    List<String> shown = claims.isEmpty() ? List.of() : List.of(claims.split(" ", -1));
    return new GuestProgram(
        name, shown, List.of(), List.of(), sources(name, uses), compared, exitStatus);
  }

  /** A program whose executable is kept beside its source. */
  private static GuestProgram inC(String name, String claims, Compared compared) {
    return new GuestProgram(
        name,
        List.of(claims.split(" ", -1)),
        List.of(),
        List.of(),
        List.of("c/" + name + ".c"),
        compared,
        0);
  }

  private static List<String> uses(String... parts) {
    return inLibrary(parts);
  }

  private static List<String> inLibrary(String... parts) {
    return List.of(parts).stream().map(part -> "lib/" + part + ".s").toList();
  }

  private static List<String> sources(String name, List<String> uses) {
    List<String> sources = new ArrayList<>(uses.size() + 1);
    sources.add(name + ".s");
    sources.addAll(uses);
    return sources;
  }
}
