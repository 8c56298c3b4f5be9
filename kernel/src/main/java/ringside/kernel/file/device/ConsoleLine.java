package ringside.kernel.file.device;

import java.util.Arrays;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.file.terminal.Line;
import ringside.kernel.file.terminal.Settings;
import ringside.kernel.text.KernelCode;

/** The console as what is behind a terminal: whoever sees it sees all at once. */
final class ConsoleLine implements Line {
  private static final int BLOCK = 4096;

  private final Console console;
  private final KernelCode code;
  private final byte[] block = new byte[BLOCK];
  private int filled;

  ConsoleLine(Console console, KernelCode code) {
    this.console = console;
    this.code = code;
  }

  @Override
  public int room() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void put(int value) {
    block[filled++] = (byte) value;
    if (filled == BLOCK) {
      flush();
    }
  }

  @Override
  public void flush() {
    if (filled == 0) {
      return;
    }
    byte[] bytes = Arrays.copyOf(block, filled);
    filled = 0;
    console.write(bytes);
    if (code.events().happens(EventKind.CONSOLE)) {
      code.events().tell(new Event.ConsoleWritten(code.events().now(), false, bytes));
    }
  }

  @Override
  public void discard() {
    filled = 0;
  }

  @Override
  public void inputHasRoom() {}

  @Override
  public void inputDiscarded() {}

  @Override
  public void changed(Settings former, Settings next) {
    if (former.endsLines() != next.endsLines()) {
      console.endLines(next.endsLines());
    }
  }

  @Override
  public void stopped(boolean value) {}

  @Override
  public boolean endsLines() {
    return true;
  }
}
