package ringside.lab.host.receipt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import ringside.mmu.ledger.Account;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Ledger;

/** SHA-256 of what a run was given and left, in hexadecimal. */
public final class Digests {
  private Digests() {}

  /** Of bytes. */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** A digest to be fed with more than fits in memory at once. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of every cell of the books. */
  static String of(Ledger ledger) {
    return of(
        ledger.accounts().stream().map(Digests::line).sorted().collect(Collectors.joining("\n")));
  }

  private static String line(Account account) {
    return account.key()
        + " "
        + List.of(Cause.values()).stream()
            .map(cause -> cause + "=" + account.cycles(cause))
            .collect(Collectors.joining(" "));
  }
}
