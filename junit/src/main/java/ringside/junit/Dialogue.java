package ringside.junit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import ringside.lab.session.MemoryConsole;
import ringside.lab.session.Session;

/**
 * A talk with a program that reads lines and answers them. Each line is given to a run of its own,
 * behind all lines before: a run is a pure function, so that is one long talk. A program answers
 * with what it prints until it wants to read more.
 */
public final class Dialogue {
  private final Program program;
  private Input said;
  private int heard;
  private boolean over;

  Dialogue(Program program) {
    this.program = program;
    this.said = program.input();
    listen();
  }

  /**
   * Says a line, to which a line's end is added.
   *
   * @return what the program answers; "" where it has ended already
   */
  public String say(String line) {
    said = said.and(line + "\n");
    return listen();
  }

  /** All that was said, to be run again as a whole. */
  public Program program() {
    return program.stdin(said);
  }

  /** Whether the program has ended without wanting to read more. */
  public boolean isOver() {
    return over;
  }

  private String listen() {
    Listener console = new Listener(said.bytes());
    try (Session session =
        Session.of(program.guest())
            .on(program.machine())
            .limit(program.limit())
            .console(console)
            .withoutCallCounts()
            .build()) {
      session.runUntil();
    }
    byte[] all = console.output();
    int end = console.wanted < 0 ? all.length : console.wanted;
    int start = Math.min(heard, end);
    over = console.wanted < 0;
    heard = end;
    return new String(Arrays.copyOfRange(all, start, end), StandardCharsets.UTF_8);
  }

  /** Notes how much was printed when the program first wanted to read more than there is. */
  private static final class Listener extends MemoryConsole {
    private int wanted = -1;

    Listener(byte[] input) {
      super(input);
    }

    @Override
    public byte[] read(int length) {
      byte[] bytes = super.read(length);
      if (bytes.length == 0 && length > 0 && wanted < 0) {
        wanted = output().length;
      }
      return bytes;
    }
  }
}
