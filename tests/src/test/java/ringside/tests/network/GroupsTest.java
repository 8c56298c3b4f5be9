package ringside.tests.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;
import ringside.tests.WireRun;

/** What is sent to groups (src/test/c/groups.c). */
final class GroupsTest {
  private static GuestRun guest(String what) {
    return Programs.run("groups").arguments(List.of(what));
  }

  @Test
  void insideAComputerMembersGetItAndOthersUnlessTheyDontWantTo() {
    assertThat(guest("inside").run().output())
        .isEqualTo(
            """
            bind: 0
            bind: 0
            nowhere: -101
            interface: 0
            nobody: 1
            got it: -1
            join: 0
            send: 2
            member: 2
            other: 2
            own alone: 0
            send: 3
            member: 3
            other: -1
            connect: 0
            write: 4
            member: 4
            leave: 0
            write: 4
            member: -1
            """);
  }

  @Test
  void overTheWireThoseHearItWhoHaveJoined() {
    List<GuestResult> results = WireRun.of(guest("sends"), guest("joins"), guest("neither")).run();
    assertThat(results.get(0).output())
        .isEqualTo(
            """
            join: 0
            join: 0
            send: 2
            send: 3
            no loop: 0
            hops: 0
            send: 4
            2 bytes from 1 with 1 hops
            -11 bytes from 0 with 0 hops
            by six: 3
            """);
    assertThat(results.get(1).output())
        .isEqualTo(
            """
            join: 0
            join: 0
            2 bytes from 1 with 1 hops
            4 bytes from 1 with 3 hops
            by six: 3
            """);
    assertThat(results.get(2).output())
        .isEqualTo(
            """
            -11 bytes from 0 with 0 hops
            -11 bytes from 0 with 0 hops
            by six: -11
            """);
  }
}
