package ringside.tests.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ringside.isa.abi.Signal;
import ringside.mmu.ledger.Account;
import ringside.mmu.ledger.Cause;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;

/** Keys that ask for a signal (termios(3), VINTR and VSUSP) are interrupts. */
final class KeysTest {
  private static final String COMPUTES =
      """
      .globl main
      main:
        la a0, text
        call print_string
      1:
        j 1b
      .data
      text: .asciz "begins\\n"
      """;

  private static final String WAITS =
      """
      .globl main
      main:
        la a0, text
        call print_string
      1:
        li a0, 0
        li a1, 0
        la a2, time
        li a3, 0
        li a7, 414  # ppoll of nothing, for 5 s
        ecall
        j 1b
      .data
      text: .asciz "begins\\n"
      time: .dword 5, 0
      """;

  @Test
  void aKeyInterruptsWhatComputes() {
    GuestResult result = press(COMPUTES);
    assertThat(result.status()).isEqualTo(128 + Signal.SIGINT.number());
    assertThat(interrupt(result).cycles(Cause.TRAP)).isPositive();
  }

  @Test
  void aKeyInterruptsTheIdleComputer() {
    GuestResult result = press(WAITS);
    assertThat(result.status()).isEqualTo(128 + Signal.SIGINT.number());
    assertThat(interrupt(result).cycles(Cause.TRAP)).isPositive();
  }

  private static GuestResult press(String source) {
    return GuestRun.of("keys", Corpus.build("keys", source)).pressing(Signal.SIGINT).run();
  }

  private static Account interrupt(GuestResult result) {
    return result.computer().ledger().accounts().stream()
        .filter(account -> account.key().what().equals("keyboard"))
        .findFirst()
        .orElseThrow();
  }
}
