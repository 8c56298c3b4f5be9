package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.syscall.SyscallTable;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;

/** What the list of system calls says of each is there when somebody asks for it. */
final class SyscallTableTest {
  @ParameterizedTest
  @ValueSource(strings = {"linux", "rars"})
  void everyRowSaysHowTracesWriteItsArguments(String abi) {
    Machine machine = Machine.classic().with(Map.of("abi", abi));
    try (Session session = Session.of(Guest.of("hello")).on(machine).build()) {
      SyscallTable table = session.station().computer().syscalls();
      List<SyscallTable.Entry> rows = List.copyOf(table.all());
      assertThat(rows).isNotEmpty();
      assertThat(rows)
          .allSatisfy(
              row -> {
                assertThat(row.formats()).hasSize(row.letters().length());
                assertThat(table.find(row.syscall().number())).isSameAs(row);
              });
      assertThat(rows).extracting(row -> row.syscall().number()).isSorted().doesNotHaveDuplicates();
    }
  }
}
