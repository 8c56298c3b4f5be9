package ringside.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;

final class SyscallNumbersTest {
  private static final Pattern EQU = Pattern.compile("(?m)^\\.equ (\\w+), (\\w+)$");

  @Test
  void theCallsOfTheIncludeFileAreThoseOfTheKernel() {
    Map<String, Integer> calls = new TreeMap<>();
    for (Syscall call : Syscall.values()) {
      calls.put("SYS_" + call.title(), call.number());
    }
    assertThat(symbols("SYS_\\w+")).isEqualTo(calls);
  }

  @Test
  void theErrorsOfTheIncludeFileAreThoseOfTheKernel() {
    Map<String, Integer> errors = new TreeMap<>();
    for (Errno error : Errno.values()) {
      errors.put(error.name(), error.number());
    }
    assertThat(symbols("E[A-Z0-9]+")).isEqualTo(errors);
  }

  @Test
  void theSignalsOfTheIncludeFileAreThoseOfTheKernel() {
    Map<String, Integer> signals = new TreeMap<>();
    for (Signal signal : Signal.values()) {
      signals.put(signal.name(), signal.number());
    }
    assertThat(symbols("SIG(?!INFO)[A-Z0-9]+")).isEqualTo(signals);
  }

  private static Map<String, Integer> symbols(String name) {
    Map<String, Integer> symbols = new TreeMap<>();
    Matcher matcher = EQU.matcher(Catalogue.source("lib/syscalls.inc"));
    while (matcher.find()) {
      if (matcher.group(1).matches(name)) {
        symbols.put(matcher.group(1), Integer.decode(matcher.group(2)));
      }
    }
    return symbols;
  }
}
