package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Preset;
import ringside.kernel.file.device.Console;
import ringside.kernel.syscall.AbiTable;
import ringside.kernel.text.HonestyPage;

/** Pages of the documentation that the code writes; -Dringside.golden=update writes them anew. */
final class GeneratedPagesTest {
  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void abiPageSaysWhatTheTableSays() throws IOException {
    Computer computer =
        new Computer(
            Configuration.of(Preset.CLASSIC),
            new Surroundings(path -> Optional.empty(), new NoConsole()));
    check("abi.md", AbiTable.markdown(computer.syscalls()));
  }

  @Test
  void honestyPageSaysWhatTheRoutinesCost() throws IOException {
    check("kernel-routines.md", HonestyPage.markdown());
  }

  private static void check(String name, String expected) throws IOException {
    Path page = DOCS.resolve(name);
    if ("update".equals(System.getProperty("ringside.golden"))) {
      Files.writeString(page, expected);
    }
    assertThat(page).hasContent(expected);
  }

  private static final class NoConsole implements Console {
    @Override
    public byte[] read(int length) {
      return new byte[0];
    }

    @Override
    public void write(byte[] bytes) {}

    @Override
    public void writeError(byte[] bytes) {}
  }
}
